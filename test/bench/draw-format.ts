import type { Manifest } from '@stillframe/snapshot';
import { Drawing } from './svg.js';

const width = 960;
const left = 24;
const span = width - 2 * left;
const colours = { frame: '#c9ced8', small: '#9db4d6', file: '#4f7cba', tail: '#d99a4e' };

/** Draws an archive from its manifest: the bytes of the file to scale, and the segments of its largest file one by one. */
export function drawFormat(manifest: Manifest, archiveBytes: number): string {
  const { segments, files, tailOffset } = manifest;
  const sizes = columnOf(segments.compressedSizes);
  const largest = files.reduce((a, b) => (b.sizeBytes > a.sizeBytes ? b : a));
  const count = Math.ceil(largest.sizeBytes / segments.segmentSizeBytes);
  // Behind the last segment of the largest file there is at most one stretch: its padding and smaller files.
  const first = Math.max(0, sizes.length - count - (isFollowed(manifest, largest.name) ? 1 : 0));
  const own = sizes.slice(first, first + count);
  const drawing = new Drawing(width, 430, `The bytes of an archive of ${archiveBytes} bytes`);

  drawing.text(left, 30, `One gzip member, ${bytes(archiveBytes)}`, { size: 16 });
  const before = 10 + sum(sizes.slice(0, first));
  const stretches: { label: string; length: number; fill: string }[] = [
    { label: 'header', length: 10, fill: colours.frame },
    { label: smallNames(manifest, largest.name), length: before - 10, fill: colours.small },
    { label: largest.name, length: sum(own), fill: colours.file },
    { label: 'SHA256SUMS, manifest.json', length: archiveBytes - tailOffset - 10, fill: colours.tail },
    { label: 'final block, CRC-32, length', length: 10, fill: colours.frame },
  ];
  const least = 14;
  // All but the two behind the largest file.
  const leftCount = stretches.length - 2;
  const room = span - least * stretches.length;
  let x = left;
  for (const [index, { label, length, fill }] of stretches.entries()) {
    const w = least + (room * length) / archiveBytes;
    drawing.box(x, 50, w - 1, 44, fill);
    // Labels of the left half stand above those left of them, so that no line crosses a label.
    const isRight = x > width / 2;
    const y = 116 + 20 * (isRight ? index : leftCount - 1 - index);
    drawing.line([x + least / 2, 94], [x + least / 2, y - 12]);
    drawing.text(x + least / 2 + (isRight ? -4 : 4), y, `${label}: ${bytes(length)}`, isRight ? { anchor: 'end' } : {});
    x += w;
  }

  drawing.text(
    left,
    240,
    `The ${own.length} segments of ${largest.name}, ${bytes(segments.segmentSizeBytes)} each before compression`,
    { size: 16 },
  );
  drawing.box(left, 256, span, 100, '#eef1f6');
  const step = span / own.length;
  for (const [index, size] of own.entries()) {
    const height = Math.min(100, (100 * size) / segments.segmentSizeBytes);
    drawing.box(left + index * step, 356 - height, Math.max(step - 0.5, 0.5), height, colours.file);
  }
  drawing.text(
    left,
    378,
    'Blue: what is left of each. Every one can be inflated, checked, copied or replaced on its own;',
  );
  drawing.text(
    left,
    396,
    'the manifest has its compressed size, CRC-32 of the compressed bytes, CRC-32 and SHA-256 of the raw bytes.',
  );
  drawing.text(
    left,
    414,
    'The tail is not compressed: a manifest is found from the end of the file. gunzip and tar see nothing of all this.',
  );
  return drawing.toString();
}

const isFollowed = ({ files }: Manifest, name: string): boolean => {
  const file = files.at(-1);
  return file?.name !== name || file.sizeBytes % 512 !== 0;
};

const smallNames = ({ files }: Manifest, largest: string): string =>
  `tar headers, ${files
    .map(({ name }) => name)
    .filter((name) => name !== largest && !name.startsWith('update_files/'))
    .join(', ')}`;

function columnOf(base64: string): number[] {
  const column = Buffer.from(base64, 'base64');
  return Array.from({ length: column.length / 4 }, (_, index) => column.readUInt32LE(4 * index));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function bytes(count: number): string {
  if (count < 2048) return `${count} bytes`;
  return count < 2 ** 20 ? `${(count / 1024).toFixed(0)} KiB` : `${(count / 2 ** 20).toFixed(1)} MiB`;
}
