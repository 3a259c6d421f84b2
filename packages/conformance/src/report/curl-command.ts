import type { SentRequest } from '../model/exchange.js';

/** Headers that cURL writes itself, and would write wrongly if it were told. */
const OWN_HEADERS = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

/**
 * The request as one line for bash: pasted, it sends the same again. What stands in a header as `$KEY_…` stays a variable of the shell.
 */
export function curlCommand(request: SentRequest): string {
  const words = ['curl -sS -i --globoff --path-as-is'];
  if (request.method === 'HEAD') words.push('--head');
  else if (request.method !== 'GET') words.push(`-X ${quote(request.method)}`);
  words.push(quote(request.url, true));
  for (const [name, value] of request.headers) {
    if (!OWN_HEADERS.has(name)) words.push(`-H ${quote(value === '' ? `${name};` : `${name}: ${value}`, true)}`);
  }
  if (request.body !== undefined) {
    // Without this, cURL says application/x-www-form-urlencoded.
    if (!request.headers.some(([name]) => name === 'content-type')) words.push(`-H 'content-type:'`);
    words.push(`--data-raw ${quote(request.body)}`);
  }
  return words.join(' ');
}

/** One word for bash, whatever it holds; the second form is for what would leave the line. */
function quote(text: string, withVariables = false): string {
  if (withVariables && /\$KEY_[A-Z\d_]+/.test(text)) {
    const parts = text.split(/(\$KEY_[A-Z\d_]+)/).filter((part) => part !== '');
    return parts.map((part) => (part.startsWith('$KEY_') ? `"${part}"` : quote(part))).join('');
  }
  if (/^[\w./:=@%+-]+$/.test(text)) return text;
  // The runner of GitHub reads ##[…] as a command wherever it stands in a line: two words for bash are one with nothing between.
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", `'\\''`).replaceAll('##[', "##''[")}'`;
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('##[', '##\\x5b')
    .replace(ALL_UNSEEN, (character) => {
      const bytes = [...new TextEncoder().encode(character)];
      return NAMED[character] ?? bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
    });
  return `$'${escaped}'`;
}

const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;
const ALL_UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
