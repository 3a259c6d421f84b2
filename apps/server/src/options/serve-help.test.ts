import { expect, test } from 'vitest';
import { knownOptions } from './known-option.js';
import { ignoredOptions, refusedOptions } from './meilisearch-options.js';
import { environmentNameOf, flagOf } from './option-spec.js';
import { serveHelp } from './serve-help.js';

const foreign = new Set([...ignoredOptions, ...refusedOptions]);

test('every option of ours is in the help, with its variable', () => {
  const help = serveHelp();
  for (const option of knownOptions.filter((candidate) => !foreign.has(candidate))) {
    expect(help).toContain(`  ${flagOf(option.name)}`);
    expect(help).toContain(`[${environmentNameOf(option.name)}`);
  }
});

test('options that do nothing are not in the help', () => {
  const help = serveHelp();
  for (const { name } of foreign) expect(help).not.toContain(flagOf(name));
});

test('no name is known twice', () => {
  const names = knownOptions.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
