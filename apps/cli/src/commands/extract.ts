import { extractArchive } from '@stillframe/snapshot';
import { Command } from 'commander';
import { countOf } from '../print/format-count.js';
import { showReadProgress } from '../print/read-progress.js';
import type { Surroundings } from '../surroundings.js';

const help = `
For each index, DIR gets <index>.ndjson, its documents exactly as GET /indexes/<index>/documents shows them, one a
line; and <index>.json, its primary key, its dates, and those of its settings that differ from the defaults and can
be read. Tasks that were waiting when the archive was taken are not carried out.

No Meilisearch is needed, of any version. The archive is verified first, in a folder of its own: TMPDIR says where.

Examples:
  stillframe extract old.snapshot --to documents
  stillframe extract old.snapshot --to documents --index movies books
  curl -X POST "localhost:7700/indexes/movies/documents?primaryKey=id" \\
    -H "Content-Type: application/x-ndjson" --data-binary @documents/movies.ndjson

Exit codes: 0 done, 1 failed, 2 used wrongly.`;

interface ExtractOptions {
  to: string;
  index?: string[];
  json?: true;
}

/** `stillframe extract FILE --to DIR`: the documents of an archive, as NDJSON. */
export function createExtractCommand({ stdout, stderr, env, signal }: Surroundings): Command {
  return new Command('extract')
    .summary('write the documents of an archive as NDJSON')
    .description('Writes the documents of an archive, of Stillframe or of Meilisearch, as NDJSON.')
    .argument('<file>', 'a .snapshot file, or a link to one')
    .requiredOption('--to <dir>', 'the folder to write into; made if missing')
    .option('--index <uid...>', 'only these indexes (default: all)')
    .option('--json', 'print JSON, one index a line')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (file: string, { to, index, json }: ExtractOptions) => {
      const line = showReadProgress(stderr);
      const extracted = await extractArchive(file, {
        intoDirectory: to,
        signal,
        onProgress: line.show,
        ...(index === undefined ? {} : { indexUids: index }),
        ...(env.TMPDIR ? { tempDirectory: env.TMPDIR } : {}),
      }).finally(line.clear);
      for (const one of extracted) {
        stdout.write(
          `${json ? JSON.stringify(one) : `${one.documentsPath}: ${countOf(one.numberOfDocuments, 'document')}`}\n`,
        );
      }
      if (extracted.length === 0 && !json) stdout.write('No indexes.\n');
    });
}
