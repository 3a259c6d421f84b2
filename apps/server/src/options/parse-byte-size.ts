import { OptionsError } from './options-error.js';

const decimal = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15 };
const binary = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };
const hint = 'Give a number of bytes, or a number and a unit: 104857600, 100MiB, 104.85Mb, "100 MB".';

/**
 * Reads a size in bytes: a number, then nothing or a unit in any case. `K`, `KB` and `Kb` are thousands, `KiB` is 1024.
 *
 * `Mb` is megabytes here, as in Meilisearch's documentation of its options ('107.7Gb' for about 100 GiB), never megabits.
 *
 * @throws OptionsError when it is no size, or one beyond what a number counts exactly
 */
export function parseByteSize(text: string): number {
  const match = /^(?<count>\d+(?:\.\d+)?)\s*(?<prefix>[kmgtp]?)(?<binary>i?)b?$/.exec(text.trim().toLowerCase());
  const units: Record<string, number> = match?.groups?.binary ? binary : decimal;
  const unit = units[match?.groups?.prefix ?? ''];
  const bytes = Math.floor(Number(match?.groups?.count) * (unit ?? Number.NaN));
  if (!Number.isSafeInteger(bytes)) throw new OptionsError(`"${text}" is not a size.`, hint);
  return bytes;
}

/** Writes a size with the largest unit that divides it: 104857600 is `100MiB`. */
export function formatByteSize(bytes: number): string {
  for (const [prefix, unit] of Object.entries(binary).reverse()) {
    if (bytes >= unit && bytes % unit === 0) return `${bytes / unit}${prefix.toUpperCase()}iB`;
  }
  return String(bytes);
}
