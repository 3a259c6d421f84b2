import { verifyArchive } from '@stillframe/snapshot';
import { Command } from 'commander';
import { describeReport } from '../print/describe-report.js';
import { showReadProgress } from '../print/read-progress.js';
import type { Surroundings } from '../surroundings.js';

const help = `
An archive of Stillframe is good when not one bit differs from what was written, every page of its databases is
sound, and documents, tasks and API keys are as many as its manifest says. An archive of Meilisearch is good when
its checksum holds, every page of its databases is sound, and every document can be read.

Nothing is changed. The databases are inflated into a folder of their own meanwhile: TMPDIR says where.

Examples:
  stillframe verify snapshots/data.ms.snapshot
  stillframe verify --json old.snapshot | jq .indexes
  stillframe verify nightly.snapshot || mail -s "bad snapshot" ops@example.org

Exit codes: 0 good, 1 bad or unreadable (standard error says what is wrong, and where), 2 used wrongly.`;

/** `stillframe verify FILE`: whether an archive would restore. */
export function createVerifyCommand({ stdout, stderr, env, signal }: Surroundings): Command {
  return new Command('verify')
    .summary('prove that an archive is good')
    .description('Checks every byte and every page of an archive, of Stillframe or of Meilisearch.')
    .argument('<file>', 'a .snapshot file, or a link to one')
    .option('--json', 'print JSON on one line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (file: string, { json }: { json?: true }) => {
      const beganAt = Date.now();
      const line = showReadProgress(stderr);
      const report = await verifyArchive(file, {
        signal,
        onProgress: line.show,
        ...(env.TMPDIR ? { tempDirectory: env.TMPDIR } : {}),
      }).finally(line.clear);
      stdout.write(`${json ? JSON.stringify(report) : describeReport(report, file, Date.now() - beganAt)}\n`);
    });
}
