import type { Manifest } from '../archive/manifest.js';
import { type Answer, type Answers, serveCalls } from '../archive/serve-calls.js';
import { readBack } from './read-back.js';

/** What the thread that reads an archive back does. */
export interface ReadBackCalls extends Answers {
  readBack(archive: { path: string; manifest: Manifest; sizeBytes: number }): Promise<Answer<null>>;
}

serveCalls({
  async readBack({ path, ...written }) {
    await readBack(path, written);
    return { value: null };
  },
} satisfies ReadBackCalls);
