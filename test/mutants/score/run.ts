import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadContract } from '@stillframe/conformance';
import { startFaultyServer } from '../faulty-server.js';
import { basisOf, type Mutant } from '../mutant.js';
import { mutants } from '../mutants.js';
import { honest } from '../proxy.js';
import { recordWalk, touchedOperations } from '../touched-operations.js';
import { openOurs } from './ours.js';
import { openPrism } from './prism.js';
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
    fresh: { type: 'boolean' },
  },
});
const deadline = Date.now() + Number(values.minutes) * 60_000;
const board = await readBoard();
for (const name of values.tool ?? Object.keys(OPENERS)) await judgeAll(name);
await save();
await writeFile(file('SCOREBOARD.md'), scoreTable(board, mutants));

/** Judges each server that has no score yet: a run that was stopped goes on where it was. */
async function judgeAll(name: string): Promise<void> {
  const tool = await OPENERS[name]?.();
  if (tool === undefined) throw new Error(`there is no tool \`${name}\`: ${Object.keys(OPENERS).join(', ')}`);
  const { version, settings } = tool;
  board.tools[tool.name] = { version, settings };
  const scores = board.scores[tool.name] ?? {};
  board.scores[tool.name] = scores;
  try {
    const contract = await loadContract(fileURLToPath(new URL('../../../openapi', import.meta.url)), {
      skip: 'x-planned',
    });
    const recording = await recordWalk();
    if (scores.correct === undefined || tool.learns) scores.correct = await judgeOne(tool, undefined, []);
    // In the order of a hash: a run that is stopped has judged a sample of all classes.
    for (const mutant of [...mutants].sort((one, other) => hashOf(one).localeCompare(hashOf(other)))) {
      if (scores[mutant.name] !== undefined || Date.now() > deadline) continue;
      const operations = await touchedOperations(contract, recording, mutant.change());
      const score = await judgeOne(tool, mutant, operations);
      // An alarm that the correct server gets too, asked for the same operations, is none about the fault.
      const alarm = `correct: ${operations.join(', ')}`;
      if (score.killed && !tool.learns) scores[alarm] ??= await judgeOne(tool, undefined, operations);
      scores[mutant.name] = { ...score, killed: score.killed && scores[alarm]?.killed !== true };
      console.info(
        `${tool.name}: ${mutant.name} (${basisOf(mutant)}): ${score.killed ? 'killed' : 'survived'}, ${score.seconds.toFixed(1)} s`,
      );
      await save();
    }
  } finally {
    await tool.close();
  }
}

function hashOf({ name }: Mutant): string {
  return createHash('sha256').update(name).digest('hex');
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

async function readBoard(): Promise<Scoreboard> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`;
  if (values.fresh) return { machine, tools: {}, scores: {} };
  try {
    return JSON.parse(await readFile(file('scoreboard.json'), 'utf8')) as Scoreboard;
  } catch {
    return { machine, tools: {}, scores: {} };
  }
}

async function save(): Promise<void> {
  await mkdir(file('.'), { recursive: true });
  await writeFile(file('scoreboard.json'), `${JSON.stringify(board, undefined, 1)}\n`);
}
