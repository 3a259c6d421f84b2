import type { Manifest } from '../archive/manifest.js';
import type { Answer, Answers } from '../threads/serve-calls.js';
import { hashFile } from './hash-file.js';
import { readBack } from './read-back.js';

/** What threads that read an archive back do. */
export interface ReadBackCalls extends Answers {
  readBack(archive: { path: string; manifest: Manifest; sizeBytes: number }): Promise<Answer<null>>;
  hashFile(path: string): Promise<Answer<string>>;
}

export const readBackCalls: ReadBackCalls = {
  async readBack({ path, ...written }) {
    await readBack(path, written);
    return { value: null };
  },
  async hashFile(path) {
    return { value: await hashFile(path) };
  },
};
