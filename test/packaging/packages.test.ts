import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

interface Manifest {
  name: string;
  description: string;
  keywords: string[];
  license: string;
  repository: { directory: string };
  engines: { node: string };
  files: string[];
}

const folders = ['packages', 'apps'].flatMap((place) =>
  readdirSync(join(root, place)).map((name) => `${place}/${name}`),
);
const manifestOf = (folder: string): Manifest => JSON.parse(read(folder, 'package.json'));
const workspace: Manifest = JSON.parse(read('package.json'));

describe.each(folders)('%s, as a registry shows it', (folder) => {
  const manifest = manifestOf(folder);

  test('says what it is, where it is made, and what it needs', () => {
    expect(manifest).toMatchObject({
      description: expect.stringMatching(/\w/),
      keywords: expect.arrayContaining([expect.stringMatching(/\w/)]),
      license: workspace.license,
      repository: { directory: folder },
      engines: workspace.engines,
    });
    expect(read(folder, 'README.md').split('\n')[0]).toBe(`# ${manifest.name}`);
  });

  test('brings the license with it', () => {
    // npm packs the license of the package's own folder, never that of the workspace.
    expect(read(folder, 'LICENSE')).toBe(read('LICENSE'));
  });
});

test('a note for a release names packages that there are', () => {
  const names = folders.map((folder) => manifestOf(folder).name);
  const notes = readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  for (const note of notes) {
    const [, head = ''] = read('.changeset', note).split(/^---$/m);
    const named = [...head.matchAll(/^['"]?([^'"\s]+)['"]?: (?:major|minor|patch)$/gm)].map(([, name = '']) => name);
    expect({ note, isEmpty: named.length === 0 }).toEqual({ note, isEmpty: false });
    expect({ note, unknown: named.filter((name) => !names.includes(name)) }).toEqual({ note, unknown: [] });
  }
});
