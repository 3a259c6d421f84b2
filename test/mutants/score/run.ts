import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadContract } from '@stillframe/conformance';
import { startFaultyServer } from '../faulty-server.js';
import { basisOf, type Mutant } from '../mutant.js';
import { mutants } from '../mutants.js';
import { honest } from '../proxy.js';
import { changedOperations, recordWalk, withLinked } from '../touched-operations.js';
import { openOurs } from './ours.js';
import { openPrism } from './prism.js';
import { byHash, stratified } from './sample.js';
import { openSchemathesis } from './schemathesis.js';
import { scoreTable } from './table.js';
import type { Score, Tool } from './tool.js';

/** All scores, as they lie in scoreboard.json. */
export interface Scoreboard {
  readonly machine: string;
  readonly tools: Record<string, { version: string; settings: string }>;
  /** By tool, then by mutant; `correct` is our server without a fault. */
  readonly scores: Record<string, Record<string, Score>>;
}

const OPENERS: Readonly<Record<string, () => Promise<Tool>>> = {
  ours: openOurs,
  schemathesis: openSchemathesis,
  prism: openPrism,
};
const file = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

const { values } = parseArgs({
  options: {
    tool: { type: 'string', multiple: true },
    minutes: { type: 'string', default: '600' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    shard: { type: 'string', default: '1/1' },
    fresh: { type: 'boolean' },
  },
});
const deadline = Date.now() + Number(values.minutes) * 60_000;
const [shard = 1, shards = 1] = values.shard.split('/').map(Number);
const own = shards === 1 ? 'scoreboard.json' : `scoreboard-${shard}-of-${shards}.json`;
const chosen = values.sample === undefined ? mutants : stratified(mutants, Number(values.sample), Number(values.seed));
const board = await readBoard();
for (const name of values.tool ?? Object.keys(OPENERS)) await judgeAll(name);
await save();
if (shards === 1) await writeFile(file('SCOREBOARD.md'), scoreTable(board, mutants));

/** Judges each server that has no score yet: a run that was stopped goes on where it was. */
async function judgeAll(name: string): Promise<void> {
  const tool = await OPENERS[name]?.();
  if (tool === undefined) throw new Error(`there is no tool \`${name}\`: ${Object.keys(OPENERS).join(', ')}`);
  const { version, settings } = tool;
  const sample =
    values.sample === undefined ? '' : `; ${chosen.length} mutants, by chance from each class, seed ${values.seed}`;
  board.tools[tool.name] = { version, settings: `${settings}${sample}` };
  const scores = board.scores[tool.name] ?? {};
  board.scores[tool.name] = scores;
  try {
    const contract = await loadContract(fileURLToPath(new URL('../../../openapi', import.meta.url)), {
      skip: 'x-planned',
    });
    const recording = await recordWalk();
    if (scores.correct === undefined || tool.learns) scores.correct = await judgeOne(tool, undefined, []);
    // In the order of a hash: a run that is stopped has judged a sample of all classes.
    for (const mutant of byHash(chosen).filter((_, index) => index % shards === shard - 1)) {
      if (scores[mutant.name] !== undefined || Date.now() > deadline) continue;
      const changed = await changedOperations(contract, recording, mutant.change());
      const operations = tool.narrows ? changed : withLinked(contract, changed);
      const score = await judgeTwice(tool, mutant, operations);
      // An alarm that the correct server gets too, asked for the same operations, is none about the fault.
      const alarm = `correct: ${operations.join(', ')}`;
      if (score.killed && !tool.learns && !tool.narrows) scores[alarm] ??= await judgeOne(tool, undefined, operations);
      scores[mutant.name] = { ...score, killed: score.killed && scores[alarm]?.killed !== true };
      console.info(
        `${tool.name}: ${mutant.name} (${basisOf(mutant)}): ${score.killed ? `killed, ${score.first}` : 'survived'}, ${score.seconds.toFixed(1)} s`,
      );
      await save();
    }
  } finally {
    await tool.close();
  }
}

/** What a tool overlooks that was told where to look, it looks for everywhere. */
async function judgeTwice(tool: Tool, mutant: Mutant, operations: readonly string[]): Promise<Score> {
  const score = await judgeOne(tool, mutant, operations);
  if (score.killed || !tool.narrows || operations.length === 0) return score;
  const again = await judgeOne(tool, mutant, []);
  return { ...again, requests: score.requests + again.requests, seconds: score.seconds + again.seconds };
}

async function judgeOne(tool: Tool, mutant: Mutant | undefined, operations: readonly string[]): Promise<Score> {
  const server = await startFaultyServer(mutant?.change() ?? honest);
  try {
    const { seconds, ...score } = await tool.judge(server, operations);
    return { ...score, seconds: Math.round(seconds * 10) / 10 };
  } finally {
    await server.close();
  }
}

/** The board so far, and what shards of a run have added to it; those are taken in for good by a run that is none. */
async function readBoard(): Promise<Scoreboard> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  const known: Scoreboard = { machine, tools: {}, scores: {} };
  if (values.fresh) return known;
  const parts = (await readdir(file('.'))).filter((name) => /^scoreboard(-\d+-of-\d+)?\.json$/.test(name));
  // What a shard has measured is newer than the board.
  const board = ['scoreboard.json'].filter((name) => parts.includes(name));
  const added = parts.filter((name) => name !== 'scoreboard.json' && (shards === 1 || name === own));
  for (const name of [...board, ...added.sort()]) {
    const part = JSON.parse(await readFile(file(name), 'utf8')) as Scoreboard;
    Object.assign(known.tools, part.tools);
    for (const [tool, scores] of Object.entries(part.scores)) {
      known.scores[tool] = { ...known.scores[tool], ...scores };
    }
  }
  if (shards === 1) {
    await writeFile(file(own), toText(known));
    for (const name of parts) if (name !== own) await rm(file(name));
  }
  return known;
}

function toText(value: Scoreboard): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

async function save(): Promise<void> {
  await mkdir(file('.'), { recursive: true });
  await writeFile(file(own), toText(board));
}
