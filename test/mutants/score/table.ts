import { type Basis, basisOf, MUTANT_CLASSES, type Mutant, names } from '../mutant.js';
import type { Scoreboard } from './run.js';
import type { Score } from './tool.js';
import { wilson } from './wilson.js';

const CLASSES: Readonly<Record<Mutant['class'], string>> = {
  reply: 'form of answers',
  status: 'status',
  input: 'input taken or refused wrongly',
  permission: 'permission',
  method: 'methods and routes',
  time: 'meaning over time',
};

const BASES: Readonly<Record<Basis, string>> = {
  stated: 'stated in it',
  link: 'follows from a link',
  law: 'follows from a law',
  http: 'follows from RFC 9110',
  silent: '*silent*: it has no words for it',
};

/** The scoreboard for people. A tool that has not judged all mutants yet shows how many it has. */
export function scoreTable(board: Scoreboard, mutants: readonly Mutant[]): string {
  const tools = Object.keys(board.scores);
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const killsOf = (label: string, some: readonly Mutant[]): string =>
    row([`${label} (${some.length})`, ...tools.map((tool) => cell(scoresOf(board, tool, some)))]);
  const all = tools.map((tool) => scoresOf(board, tool, mutants));
  return [
    '# Scoreboard',
    '',
    `Made by \`npm run bench:judge\` (${board.machine}); the figures of each server are in scoreboard.json. Kills, and where the true share lies with 95 % confidence (Wilson).`,
    '',
    row(['', ...tools.map((tool) => `${tool} ${board.tools[tool]?.version ?? ''}`.trim())]),
    row(['---', ...tools.map(() => '---')]),
    ...MUTANT_CLASSES.map((kind) =>
      killsOf(
        CLASSES[kind],
        mutants.filter((one) => one.class === kind),
      ),
    ),
    killsOf('**all**', mutants),
    ...(Object.keys(BASES) as Basis[]).map((basis) =>
      killsOf(
        BASES[basis],
        mutants.filter((one) => basisOf(one) === basis),
      ),
    ),
    row([
      'alarm about the correct server',
      ...tools.map((tool) => (board.scores[tool]?.correct?.killed ? 'yes' : 'none')),
    ]),
    row(['first finding names the obligation', ...tools.map((tool) => locality(board, tool, mutants))]),
    row(['requests, correct server', ...tools.map((tool) => String(board.scores[tool]?.correct?.requests ?? '–'))]),
    row(['seconds, correct server', ...tools.map((tool) => board.scores[tool]?.correct?.seconds.toFixed(1) ?? '–')]),
    row(['requests, median', ...all.map((scores) => String(median(scores.map(({ requests }) => requests))))]),
    row(['seconds, median', ...all.map((scores) => median(scores.map(({ seconds }) => seconds)).toFixed(1))]),
    '',
    ...tools.map((tool) => `- ${tool}: ${board.tools[tool]?.settings ?? ''}.`),
    '',
    ...tools.flatMap((tool) => survivors(board, tool, mutants)),
  ].join('\n');
}

function scoresOf(board: Scoreboard, tool: string, some: readonly Mutant[]): Score[] {
  return some.flatMap(({ name }) => board.scores[tool]?.[name] ?? []);
}

function cell(scores: readonly Score[]): string {
  if (scores.length === 0) return '–';
  const killed = scores.filter((score) => score.killed).length;
  const [from, to] = wilson(killed, scores.length).map((share) => Math.round(share * 100));
  return `${killed} of ${scores.length} (${from}–${to} %)`;
}

/** Of the faults that a clause speaks of and that were found. Tools that do not speak of our obligations have none. */
function locality(board: Scoreboard, tool: string, all: readonly Mutant[]): string {
  const found = all.filter((one) => basisOf(one) !== 'silent' && board.scores[tool]?.[one.name]?.killed === true);
  const local = found.filter((one) => names(one, board.scores[tool]?.[one.name]?.first ?? ''));
  return local.length === 0 ? '–' : `${local.length} of ${found.length}`;
}

function survivors(board: Scoreboard, tool: string, mutants: readonly Mutant[]): string[] {
  const alive = mutants.filter(({ name }) => board.scores[tool]?.[name]?.killed === false);
  return alive.length === 0 ? [] : [`Survivors of ${tool}: ${alive.map(({ name }) => name).join(', ')}.`, ''];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
