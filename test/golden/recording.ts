import { readdirSync, readFileSync } from 'node:fs';

/** One recorded request and what the real Meilisearch 1.50.0 answered. */
export interface Exchange {
  name: string;
  request: { method: string; path: string; headers: Record<string, string>; body?: string };
  response: { status: number; headers: Record<string, string>; body: unknown };
  /** Present where only the body's shape counts: versions, sizes, random keys. */
  loose?: string;
}

/** One story, recorded whole against a fresh server. */
export interface Recording {
  name: string;
  masterKey: string | null;
  exchanges: Exchange[];
}

export const recordings: Recording[] = readdirSync(new URL('.', import.meta.url))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Recording);
