import { describe, expect, test } from 'vitest';
import { runCommand } from '../testing/run-command.js';

test('without a command: the help, and exit code 2', async () => {
  const { exitCode, stderr } = await runCommand([]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Usage: stillframe [options] [command]');
});

test('--help lists the commands, with examples', async () => {
  const { exitCode, stdout } = await runCommand(['--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: stillframe [options] [command]

    Snapshots for Meilisearch: run a server, take snapshots, look into them.

    Options:
      -V, --version                     print the version
      -h, --help                        print this help

    Commands:
      serve [options]                   run the server
      create [options]                  take a snapshot
      list [options]                    list the snapshots
      show [options] <snapshot>         tell what is known of a snapshot
      inspect [options] <file>          list what an archive holds
      verify [options] <snapshot>       prove that a snapshot is good
      download [options] <snapshotUid>  fetch the archive of a snapshot
      pin [options] <snapshot>          keep a snapshot for ever
      unpin [options] <snapshot>        leave a pinned snapshot to retention again
      delete [options] <snapshot>       delete a snapshot
      restore [options] <snapshot>      bring a snapshot back
      policy <command>                  say when snapshots are taken, and which are kept
      extract [options] <file>          write the documents of an archive as NDJSON
      check [options]                   judge any server by its contract
      help [command...]                 print the help of a command

    Examples:
      stillframe serve                               serve http://localhost:7700 from ./data.ms
      stillframe create --wait                       take a snapshot and wait until it is complete
      stillframe list                                list the snapshots
      stillframe policy list                         list when snapshots are taken, and which are kept
      stillframe download 20261123T135234184Z-1      fetch one, and check it
      stillframe inspect snapshots/data.ms.snapshot  list what an archive holds
      stillframe verify snapshots/data.ms.snapshot   prove that it is good
      stillframe extract old.snapshot --to dir       write its documents as NDJSON
      stillframe check --url http://localhost:7700   judge a server by its contract

    "stillframe <command> --help" explains a command. Exit codes: 0 done, 1 failed, 2 used wrongly.
    "
  `);
});

test('help explains itself', async () => {
  const { exitCode, stdout } = await runCommand(['help', '--help']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Usage: stillframe help \[command\.\.\.\]\n/);
});

test.each([['--version'], ['-V']])('%s prints the version', async (flag) => {
  const { exitCode, stdout } = await runCommand([flag]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe.each([
  'serve',
  'create',
  'list',
  'show',
  'inspect',
  'verify',
  'download',
  'pin',
  'unpin',
  'delete',
  'restore',
  'extract',
  'check',
  'policy',
  'policy list',
  'policy create',
  'policy show',
  'policy update',
  'policy preview',
  'policy delete',
])('%s', (command) => {
  test.each([`${command} --help`, `${command} -h`, `help ${command}`])('%s explains it', async (line) => {
    const { exitCode, stdout, stderr } = await runCommand(line.split(' '));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: stillframe ${command} `));
    expect(stdout).toContain('Examples:');
    expect(stdout).toContain('Exit codes: 0');
  });
});

test.each([
  { argv: ['crate'], want: "error: unknown command 'crate'\n(Did you mean create?)\n" },
  { argv: ['create', '--wiat'], want: "error: unknown option '--wiat'\n(Did you mean --wait?)\n" },
  { argv: ['create', 'now'], want: "error: too many arguments for 'create'. Expected 0 arguments but got 1.\n" },
  {
    argv: ['create', '--wait', '--timeout', 'soon'],
    want: "error: option '--timeout <seconds>' argument 'soon' is invalid. Give a number of seconds above 0.\n",
  },
  { argv: ['create', '--timeout', '5'], want: 'error: --timeout means nothing without --wait.\nAdd --wait.\n' },
  {
    argv: ['create', '--url', 'localhost'],
    want: 'error: --url: "localhost" is not the URL of a server. Give one such as http://localhost:7700.\n',
  },
  { argv: ['inspect'], want: "error: missing required argument 'file'\n" },
  { argv: ['verify'], want: "error: missing required argument 'snapshot'\n" },
  { argv: ['extract', 'a.snapshot'], want: "error: required option '--to <dir>' not specified\n" },
  { argv: ['policy', 'lst'], want: "error: unknown command 'lst'\n(Did you mean list?)\n" },
  { argv: ['policy', 'create', '--keep', 'daily=7'], want: "error: required option '--cron <line>' not specified\n" },
  {
    argv: ['serve', '--db-pth', 'x'],
    want: 'error: unknown option \'--db-pth\'. Did you mean --db-path?\nRun "stillframe serve --help" for the options.\n',
  },
  {
    argv: ['serve', '--upgrade-db'],
    want: 'error: --upgrade-db: Stillframe does not convert a database of another version or of Meilisearch.\nLeave the option out; a database that this version cannot read is refused at start, untouched.\n',
  },
])('$argv: used wrongly', async ({ argv, want }) => {
  const { exitCode, stdout, stderr } = await runCommand(argv);
  expect(stderr).toBe(want);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
});
