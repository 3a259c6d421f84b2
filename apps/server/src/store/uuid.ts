const HYPHENATED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SIMPLE = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/**
 * Reads a UUID in any of the forms of RFC 9562 and its usual relatives: hyphenated, without hyphens, in braces, as a URN;
 * letters of either case.
 *
 * @returns the hyphenated lower-case form, or `undefined`
 */
export function parseUuid(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (HYPHENATED.test(lower)) return lower;
  const simple = SIMPLE.exec(lower);
  if (simple) return simple.slice(1).join('-');
  // The prefix of a URN is read in lower case only.
  const inner = /^\{(.*)\}$/s.exec(lower)?.[1] ?? /^urn:uuid:(.*)$/s.exec(text)?.[1]?.toLowerCase();
  return inner !== undefined && HYPHENATED.test(inner) ? inner : undefined;
}
