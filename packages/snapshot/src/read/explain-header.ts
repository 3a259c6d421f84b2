import { isUnsafeName } from '../archive/entry-name.js';
import { SnapshotError } from '../snapshot-error.js';
import { isZeroBlock, parseTarHeader } from '../tar/parse-tar-header.js';

const refusedTypes: Record<string, string> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a character device',
  '4': 'a block device',
  '5': 'a directory',
  '6': 'a pipe',
  '7': 'a contiguous file',
  K: 'a long link name',
  L: 'a long name',
  S: 'a sparse file',
  g: 'a global extension header',
  x: 'an extension header',
};

/**
 * Says why a tar header is not the one that the manifest calls for. Only that one is accepted, byte for byte; this finds the words for the others.
 */
export function explainHeader(
  block: Buffer,
  wanted: { name: string; sizeBytes: number },
  archivePath: string,
): SnapshotError {
  const path = `${archivePath}#${wanted.name}`;
  if (isZeroBlock(block)) {
    return new SnapshotError('unexpected_entry', `the tar in ${archivePath} ends before ${wanted.name}`, { path });
  }
  const header = parseTarHeader(block);
  if (header === null) {
    return new SnapshotError('damaged', `what stands in place of ${wanted.name} in ${archivePath} is no tar header`, {
      path,
    });
  }
  const name = JSON.stringify(header.name.slice(0, 120));
  if (isUnsafeName(header.name)) {
    return new SnapshotError('unsafe_entry', `${archivePath} has an entry that would leave its folder: ${name}`, {
      path,
    });
  }
  if (header.type !== '0') {
    const kind = refusedTypes[header.type] ?? `an entry of type ${JSON.stringify(header.type)}`;
    return new SnapshotError('unsafe_entry', `${archivePath} has ${kind} where ${wanted.name} must stand: ${name}`, {
      path,
    });
  }
  if (header.name !== wanted.name) {
    return new SnapshotError('unexpected_entry', `${archivePath} has ${name} where ${wanted.name} must stand`, {
      path,
    });
  }
  if (header.sizeBytes !== wanted.sizeBytes) {
    const message = `${wanted.name} has ${header.sizeBytes} bytes in the tar header, ${wanted.sizeBytes} in the manifest`;
    return new SnapshotError('size_mismatch', message, { path });
  }
  return new SnapshotError('unexpected_entry', `the tar header of ${wanted.name} is not the one Stillframe writes`, {
    path,
  });
}
