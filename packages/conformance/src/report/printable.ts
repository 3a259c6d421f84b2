/**
 * What could move a cursor, hide or turn round text, end a line or not stand in XML 1.0: control characters, separators, marks of writing
 * direction, invisible spaces, halves of surrogate pairs, noncharacters.
 */
const HOSTILE =
  /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\p{Noncharacter_Code_Point}]|\p{Surrogate}/gu;

/**
 * One line that is safe in a terminal, a log of a CI and XML: what is not visible is written as an escape of JavaScript.
 *
 * @param limit characters to show; what is longer is cut, and says by how much
 */
export function printable(text: string, limit = Number.POSITIVE_INFINITY): string {
  const characters = text.length > limit ? [...text] : [];
  if (characters.length > limit) {
    return `${printable(characters.slice(0, limit).join(''))}… (${characters.length - limit} more)`;
  }
  // The runner of GitHub reads ##[…] as a command wherever it stands in a line.
  return text.replace(HOSTILE, escapeCharacter).replaceAll('##[', '##\\x5b');
}

/** Text of several lines, each made printable: at most `limit` characters and `lines` lines. */
export function printableLines(text: string, limit = Number.POSITIVE_INFINITY, lines = 30): string[] {
  const all = text.split(/\r?\n/);
  const shown = all.slice(0, lines).map((line) => printable(line, limit));
  return all.length > lines ? [...shown, `… (${all.length - lines} more lines)`] : shown;
}

function escapeCharacter(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
