import { tarBlockSize, tarEnd, tarHeader, tarPadding } from '../tar/tar-header.js';
import { modifiedAtOf } from './archive-facts.js';
import { checksumListName, manifestName } from './entry-name.js';
import type { Manifest } from './manifest.js';
import { renderChecksumList } from './render-manifest.js';

/** No tail is longer than this, inflated. */
export const maxTailSize = 64 * 1024 * 1024;
/** The manifest's last block and the tar's end: the part of the tail that is stored and not compressed. */
export const storedTailSize = tarBlockSize + tarEnd.length;

/**
 * The tar stream behind the last file: `SHA256SUMS`, `manifest.json`, two zero blocks.
 *
 * @param manifestBytes the manifest as it is written, or was found
 */
export function renderTail(manifest: Pick<Manifest, 'files' | 'capturedAt'>, manifestBytes: Buffer): Buffer {
  const modifiedAt = modifiedAtOf(manifest);
  const entries = [
    { name: checksumListName, content: renderChecksumList(manifest.files, manifestBytes) },
    { name: manifestName, content: manifestBytes },
  ];
  const blocks = entries.flatMap(({ name, content }) => [
    tarHeader(name, content.length, modifiedAt),
    content,
    Buffer.alloc(tarPadding(content.length)),
  ]);
  return Buffer.concat([...blocks, tarEnd]);
}
