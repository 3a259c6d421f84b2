/** The files that every archive holds, first and in this order. */
const leadingEntries = ['VERSION', 'control/data.mdb', 'documents/data.mdb'] as const;
export const checksumListName = 'SHA256SUMS';
export const manifestName = 'manifest.json';

const updateFile = /^update_files\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * Says what is wrong with a list of entry names: an archive holds the three leading ones, then `update_files/<UUID v4>` in any order, each once.
 *
 * @returns null when nothing is
 */
export function complaintAboutNames(names: readonly string[]): string | null {
  for (const [index, name] of leadingEntries.entries()) {
    if (names[index] !== name) return `entry ${index + 1} must be ${name}, it is ${quoted(names[index])}`;
  }
  const seen = new Set<string>();
  for (const name of names.slice(leadingEntries.length)) {
    if (!updateFile.test(name)) return `${quoted(name)} is not the name of an entry`;
    if (seen.has(name)) return `${quoted(name)} stands twice`;
    seen.add(name);
  }
  return null;
}

/** Whether a name tries to leave the folder it is unpacked in: absolute, `..`, a separator or drive of Windows, a NUL or another control. */
export function isUnsafeName(name: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return name.startsWith('/') || /[\\:\u0000-\u001f]/.test(name) || name.split('/').includes('..');
}

function quoted(name: string | undefined): string {
  return name === undefined ? 'missing' : JSON.stringify(name.slice(0, 120));
}
