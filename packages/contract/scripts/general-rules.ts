import { redocly } from './redocly.js';

interface Problem {
  ruleId: string;
  message: string;
  location: { source: { ref: string }; pointer?: string }[];
}

/**
 * Applies Redocly's recommended rules, as `configPath` has them, to the contract that begins at `entryPath`.
 *
 * @returns one line a problem, warnings too; empty when there is none
 */
export async function applyGeneralRules(entryPath: string, configPath: string): Promise<string> {
  const args = ['lint', entryPath, '--config', configPath, '--format', 'json', '--max-problems', '100'];
  const output = await redocly(...args).catch((failure: { stdout: string }) => failure.stdout);
  const { problems } = JSON.parse(output) as { problems: Problem[] };
  return problems
    .map(({ ruleId, message, location: [at] }) => `${at?.source.ref}${at?.pointer ?? ''}: ${message} (${ruleId})\n`)
    .join('');
}
