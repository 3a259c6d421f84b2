import { join } from 'node:path';
import { inject } from 'vitest';

type Script = 'victim' | 'restoration-victim' | 'restoration-judge' | 'restore-all' | 's3-victim';

/** Where a script of this folder is to be started from: its bundle. */
export function scriptPath(name: Script): string {
  const folder = inject('bundledScripts');
  if (folder === '') throw new Error('Nothing is built: `npm run build` comes first.');
  return join(folder, `${name}.js`);
}
