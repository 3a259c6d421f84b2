import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { SentRequest } from '../model/exchange.js';
import { HOSTILE } from '../testing/sample-report.js';
import { curlCommand } from './curl-command.js';

/** What cURL would be called with, by bash itself. */
async function argumentsOf(command: string, env: Record<string, string> = {}): Promise<string[]> {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`;
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { env: { PATH: process.env.PATH, ...env } });
  return stdout.split('\0').slice(0, -1);
}

const get: SentRequest = { method: 'GET', url: 'http://localhost:7700/tasks?uids=*&limit=1', headers: [] };

describe('curlCommand', () => {
  test('is one line that a person can read', () => {
    const request: SentRequest = {
      method: 'POST',
      url: 'http://localhost:7700/indexes',
      headers: [
        ['host', 'localhost:7700'],
        ['content-type', 'application/json'],
        ['authorization', 'Bearer $KEY_ADMIN'],
      ],
      body: '{"uid":"movies"}',
    };
    expect(curlCommand(request)).toMatchInlineSnapshot(
      `"curl -sS -i --globoff --path-as-is -X POST http://localhost:7700/indexes -H 'content-type: application/json' -H 'authorization: Bearer '"$KEY_ADMIN" --data-raw '{"uid":"movies"}'"`,
    );
  });

  test('reads the key from the environment', async () => {
    const command = curlCommand({ ...get, headers: [['authorization', 'Bearer $KEY_ADMIN']] });
    expect(await argumentsOf(command, { KEY_ADMIN: 'a b"c' })).toContain('authorization: Bearer a b"c');
  });

  test.each([
    { what: 'quotes', body: `it's "quoted" $HOME \`ls\` $(ls) \\ !` },
    { what: 'lines', body: 'a\nb\r\n\tc\n' },
    { what: 'a command of a CI', body: '##[error]owned' },
    { what: 'an at sign', body: '@/etc/passwd' },
    { what: 'nothing', body: '' },
    { what: 'other alphabets', body: 'ひろば é 🎞' },
    // A NUL cannot be an argument, a half of a surrogate pair no UTF-8.
    { what: 'hostile text', body: HOSTILE.replaceAll(/[\0\ud800]/g, '') },
  ])('sends $what as they are', async ({ body }) => {
    const command = curlCommand({ ...get, method: 'POST', body });
    expect(command).not.toMatch(/\p{Cc}|##\[/u);
    expect(await argumentsOf(command)).toEqual([
      '-sS',
      '-i',
      '--globoff',
      '--path-as-is',
      '-X',
      'POST',
      get.url,
      '-H',
      'content-type:',
      '--data-raw',
      body,
    ]);
  });

  test('asks for a head as cURL wants it, and for a header without a value', async () => {
    const command = curlCommand({ ...get, method: 'HEAD', headers: [['x-empty', '']] });
    expect(await argumentsOf(command)).toEqual(expect.arrayContaining(['--head', '-H', 'x-empty;']));
  });
});
