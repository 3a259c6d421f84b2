import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { startTestServer } from '../support/server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = readFileSync(join(root, 'docs/operating.md'), 'utf8');

/** The code blocks of a language, in order. */
const blocks = (language: string): string[] =>
  [...guide.matchAll(new RegExp(`^ *\`\`\`${language}\n(.*?)^ *\`\`\`$`, 'gms'))].map(([, text = '']) => text);

describe('the permissions of the guide', () => {
  /** AWS' reference of actions for S3: what each request needs. */
  const actions: Record<string, string[]> = {
    AbortMultipartUpload: ['s3:AbortMultipartUpload'],
    CompleteMultipartUpload: ['s3:PutObject'],
    CreateMultipartUpload: ['s3:PutObject'],
    DeleteObject: ['s3:DeleteObject'],
    GetObject: ['s3:GetObject'],
    HeadObject: ['s3:GetObject', 's3:ListBucket'],
    ListMultipartUploads: ['s3:ListBucketMultipartUploads'],
    ListObjectsV2: ['s3:ListBucket'],
    PutObject: ['s3:PutObject'],
    UploadPart: ['s3:PutObject'],
    UploadPartCopy: ['s3:GetObject', 's3:PutObject'],
  };

  test('are those of the requests that the server makes, no more and no fewer', () => {
    const folder = join(root, 'apps/server/src/snapshot/s3');
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const requests = sources.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/new (\w+)Command\(|paginate(\w+)\(/g)].map(
        ([, command, page]) => command ?? page ?? '',
      ),
    );
    expect(requests.filter((request) => !(request in actions))).toEqual([]);
    const needed = new Set(requests.flatMap((request) => actions[request] ?? []));
    const policy: { Statement: { Action: string[]; Resource: string }[] } = JSON.parse(blocks('json')[0] ?? '');
    const given = policy.Statement.flatMap(({ Action }) => Action);
    expect(given.toSorted()).toEqual([...needed].sort());
    for (const { Action, Resource } of policy.Statement)
      for (const action of Action) expect([action, /\/\*$/.test(Resource)]).toEqual([action, !action.includes('List')]);
  });
});

test('the alert rules are YAML, and ask for metrics that there are', async () => {
  const [text = ''] = blocks('yaml');
  const { groups }: { groups: { rules: { alert: string; expr: string }[] }[] } = parse(text);
  const rules = groups.flatMap((group) => group.rules);
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  const server = await startTestServer(['--task-webhook-url', 'http://127.0.0.1:9/']);
  try {
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    const names = new Set([...metrics.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name));
    for (const { alert, expr } of rules) {
      const asked = expr.match(/\bstillframe_\w+/g) ?? [];
      const unknown = asked.filter((name) => !names.has(name.replace(/_bucket$/, '')));
      expect({ alert, unknown }).toEqual({ alert, unknown: [] });
      expect(alert === 'StillframeDown' || asked.length > 0).toBe(true);
    }
  } finally {
    await server.remove();
  }
});

test('the sizes are those that were measured', () => {
  const text = readFileSync(join(root, 'test/bench/results/snapshot-0.5-gb.json'), 'utf8');
  const { databaseBytes, archiveBytes, peakDiskBytes }: Record<string, number> = JSON.parse(text);
  const [database = 0, archive = 0, peak = 0] = [databaseBytes, archiveBytes, peakDiskBytes];
  expect(guide).toContain(`about ${(archive / database).toFixed(2)} *D*`);
  expect(guide).toContain(`(kept + 1) × ${(archive / database).toFixed(2)} *D*`);
  const mebibytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  expect(guide).toContain(`A database of ${mebibytes(database)} made an archive of ${mebibytes(archive)}`);
  expect(guide).toContain(`${((25 * archive) / 2 ** 30).toFixed(1)} GiB`);
  expect(peak / archive).toBeLessThan(1.01);
});

test('the commands have flags that the command line knows', async () => {
  const { serveHelp } = await import('@stillframe/server');
  const known = serveHelp();
  const lines = blocks('sh')
    .join('\n')
    .split('\n')
    .filter((line) => line.includes('stillframe serve'));
  expect(lines.length).toBeGreaterThan(2);
  for (const flag of lines.join(' ').match(/--[a-z0-9-]+/g) ?? []) expect(known).toContain(`${flag} `);
});
