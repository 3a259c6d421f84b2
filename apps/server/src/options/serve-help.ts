import { createOptionCommand } from './option-command.js';

const about = `Usage: stillframe serve [options]

Serves Meilisearch's snapshot API on an embedded database, until SIGTERM or Ctrl+C.

Each option is also an environment variable (shown in brackets) and a key of the TOML file, in snake_case
(--db-path is db_path). A flag wins over the environment, the environment over the file.`;

const examples = `Examples:
  stillframe serve
      On http://localhost:7700, open to everyone on this machine.
  MEILI_MASTER_KEY=<16 bytes or more> stillframe serve --env production --http-addr 0.0.0.0:7700
      For other machines, with keys.
  stillframe serve --schedule-snapshot=3600 --snapshot-keep-last 24
      A snapshot every hour, a day of them.
  stillframe serve --import-snapshot snapshots/data.ms.snapshot --ignore-snapshot-if-db-exists
      From a snapshot the first time, from the database ever after.

Exit codes: 0 stopped as asked, 1 could not start or failed, 2 used wrongly.
Meilisearch's other options are accepted with a warning when they would change nothing, and refused otherwise.
`;

/** What `stillframe serve --help` prints. */
export function serveHelp(): string {
  const listing = createOptionCommand()
    .helpInformation()
    .replace(/^Usage: .*\n+/, '');
  return `${about}\n\n${listing}\n${examples}`;
}
