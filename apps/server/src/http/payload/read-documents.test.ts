import { expect, test } from 'vitest';
import { readDocuments } from './read-documents.js';

async function* pieces(texts: string[], pulled: string[] = []): AsyncGenerator<Buffer> {
  for (const text of texts) {
    pulled.push(text);
    yield Buffer.from(text);
  }
}

test('the next piece is not asked for while a document is being written', async () => {
  const pulled: string[] = [];
  let release = () => {};
  const written: string[] = [];
  const reading = readDocuments(
    pieces(['{"id":1}', '{"id":2}', '{"id":3}'], pulled),
    { name: 'ndjson' },
    (document) => {
      written.push(document);
      return new Promise((resolve) => {
        release = resolve;
      });
    },
  );
  for (const [index, document] of ['{"id":1}', '{"id":2}', '{"id":3}'].entries()) {
    await expect.poll(() => written.at(-1)).toBe(document);
    expect(pulled).toHaveLength(index + 1);
    release();
  }
  await reading;
});

test.each(['json', 'ndjson'] as const)('a %s payload without a byte is missing', async (name) => {
  await expect(readDocuments(pieces(['', '']), { name }, async () => {})).rejects.toMatchObject({
    code: 'missing_payload',
    message: `A ${name} payload is missing.`,
  });
});

test('what the writer throws is not taken for a malformed payload', async () => {
  const full = new Error('ENOSPC');
  const write = () => Promise.reject(full);
  await expect(readDocuments(pieces(['{"id":1}']), { name: 'json' }, write)).rejects.toBe(full);
});
