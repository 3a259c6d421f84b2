const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Writes a size for people: `512 B`, `1.5 KiB`, `451.9 MiB`. */
export function formatSize(bytes: number): string {
  const step = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  return `${step === 0 ? bytes : (bytes / 1024 ** step).toFixed(1)} ${units[step]}`;
}
