import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { KillPoint } from '@stillframe/server';
import { scriptPath } from './script-path.js';

export type Point = KillPoint | 'task under way' | `disk ${string} ${'before' | 'after'}`;

export interface VictimRequest {
  folder: string;
  seed: number;
  /** Where it kills itself; without one it tells what it found and ends. */
  point?: Point;
  /** At which time that the point is reached, from 0. */
  occurrence?: number;
  /** The start itself is under attack. */
  isArmedAtStart?: boolean;
  importSnapshot?: string;
}

type Write = { kind: 'put'; documents: Record<string, string> } | { kind: 'remove'; id: string } | { kind: 'snapshot' };

/** Documents as texts, by index. */
type Content = Record<string, string[]>;

export interface Found {
  documents: Content;
  tasks: { uid: number; type: string; status: string }[];
  names: string[];
  updateFiles: string[];
  root: string[];
}

export interface VictimReport {
  signal: NodeJS.Signals | null;
  code: number | null;
  /** What lay there when it started, its queue having come to rest. */
  found?: Found;
  /** What the newest snapshot held then. */
  restored?: Content;
  /** In order; the last one may not have been acknowledged. */
  writes: { asked: Write; taskUid?: number }[];
}

/** Runs the victim until it ends, or has killed itself. */
export async function runVictim(request: VictimRequest): Promise<VictimReport> {
  const child = spawn(process.execPath, [scriptPath('victim'), JSON.stringify({ occurrence: 0, ...request })], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  const [lines, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const report: VictimReport = { code, signal, writes: [] };
  for (const line of lines.split('\n').slice(0, -1)) {
    const said = JSON.parse(line);
    if (said.found) report.found = said.found;
    if (said.restored) report.restored = said.restored;
    if (said.asked) report.writes.push({ asked: said.asked });
    const last = report.writes.at(-1);
    if (said.acknowledged !== undefined && last) last.taskUid = said.acknowledged;
  }
  return report;
}

/** What documents are there after a write. */
export function applyWrite(before: ReadonlyMap<string, string>, write: Write): Map<string, string> {
  const after = new Map(before);
  if (write.kind === 'remove') after.delete(write.id);
  if (write.kind === 'put') for (const [id, document] of Object.entries(write.documents)) after.set(id, document);
  return after;
}
