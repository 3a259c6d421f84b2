import { spawnSync } from 'node:child_process';

/** Whether a program is installed here, by asking it for its version. */
export function hasCommand(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}
