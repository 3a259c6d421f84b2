const GROUPS = [8, 4, 4, 4, 12];

/** Why a text is no UUID, in the words of the `uuid` crate, which Meilisearch passes on. */
export function uuidProblem(text: string): string {
  const [, prefix = '', inner = text] = /^(urn:uuid:|\{)(.*?)\}?$/s.exec(text) ?? [];
  const characters = [...inner];
  let index = prefix.length;
  for (const character of characters) {
    if (!/^[0-9a-fA-F-]$/.test(character)) return `invalid character: found \`${character}\` at ${index}`;
    index += Buffer.byteLength(character);
  }
  const groups = inner.split('-');
  if (groups.length === 1 && prefix === '') return `invalid length: found ${inner.length}`;
  if (groups.length !== GROUPS.length) return `invalid group count: expected ${GROUPS.length}, found ${groups.length}`;
  const wrong = groups.findIndex((group, at) => group.length !== GROUPS[at]);
  return `invalid group length in group ${wrong}: expected ${GROUPS[wrong]}, found ${groups[wrong]?.length}`;
}
