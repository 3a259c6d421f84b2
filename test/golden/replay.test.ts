import { afterAll, describe, expect, test } from 'vitest';
import { startTestServer } from '../support/server.js';
import { recordings } from './recording.js';
import { type Replayed, replay } from './replay.js';

const all: Replayed[] = [];

describe('a story recorded from Meilisearch 1.50.0, played against this server', () => {
  test.each(recordings)('$name', async (recording) => {
    const server = await startTestServer(recording.masterKey === null ? [] : ['--master-key', recording.masterKey]);
    try {
      const replayed = await replay(recording, server.url);
      all.push(...replayed);
      expect(replayed.filter(({ isLetterForLetter }) => !isLetterForLetter)).toEqual([]);
    } finally {
      await server.remove();
    }
  });

  afterAll(() => {
    const share = (count: number) => `${count} of ${all.length}`;
    console.log(`same reply: ${share(all.filter(({ isSameReply }) => isSameReply).length)}`);
    console.log(`letter for letter: ${share(all.filter(({ isLetterForLetter }) => isLetterForLetter).length)}`);
  });
});
