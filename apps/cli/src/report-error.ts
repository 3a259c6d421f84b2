import type { Output } from './surroundings.js';

/**
 * Writes what was wrong and what to do next, never a stack. Any error may bring its `hint` and its `exitCode`.
 *
 * @returns the exit code: the error's own, else 1
 */
export function reportError(error: unknown, stderr: Output): number {
  const message = error instanceof Error ? error.message : String(error);
  const hint = property(error, 'hint');
  const exitCode = property(error, 'exitCode');
  stderr.write(`error: ${message}\n`);
  if (typeof hint === 'string') stderr.write(`${hint.charAt(0).toUpperCase()}${hint.slice(1)}\n`);
  return typeof exitCode === 'number' ? exitCode : 1;
}

function property(error: unknown, key: string): unknown {
  return error instanceof Error ? Reflect.get(error, key) : undefined;
}
