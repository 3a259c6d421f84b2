import { describe, expect, test } from 'vitest';
import { optionTable } from './option-table.js';
import { OptionsError } from './options-error.js';
import { type OptionSources, parseOptions } from './parse-options.js';

interface Given {
  argv?: string[];
  env?: Record<string, string>;
  toml?: string;
  files?: Record<string, string>;
}

function parse({ argv = [], env = {}, toml, files = {} }: Given) {
  const warnings: string[] = [];
  const all = toml === undefined ? files : { ...files, './config.toml': toml };
  const sources: OptionSources = {
    argv,
    env,
    readFile: (path) => all[path],
    warn: (message) => warnings.push(message),
  };
  return { options: parseOptions(sources), warnings };
}

function refusal(given: Given): string {
  try {
    parse(given);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    expect(error.exitCode).toBe(2);
    return `${error.message} | ${error.hint}`;
  }
  throw new Error('the options were accepted');
}

test('nothing given: the defaults, Meilisearch’s where it has them', () => {
  expect(parse({})).toEqual({
    warnings: [],
    options: {
      dbPath: './data.ms',
      httpAddr: { host: 'localhost', port: 7700 },
      masterKey: null,
      env: 'development',
      httpPayloadSizeLimitBytes: 104_857_600,
      logLevel: 'INFO',
      snapshotDir: './snapshots',
      scheduleSnapshot: null,
      importSnapshot: null,
      ignoreMissingSnapshot: false,
      ignoreSnapshotIfDbExists: false,
      snapshotKeepLast: 3,
      snapshotKeepHourly: 0,
      snapshotKeepDaily: 0,
      snapshotKeepWeekly: 0,
      snapshotKeepMonthly: 0,
      snapshotKeepYearly: 0,
      snapshotCompressionLevel: 1,
      snapshotSegmentSizeBytes: 32_768,
      snapshotMaxPinSeconds: 21_600,
      snapshotFull: false,
      snapshotVerify: true,
      tempDir: null,
      taskWebhookUrl: null,
      taskWebhookAuthorizationHeader: null,
      s3BucketName: null,
      s3BucketUrl: null,
      s3BucketRegion: 'us-east-1',
      s3SnapshotPrefix: '',
      s3AccessKey: null,
      s3SecretKey: null,
      experimentalS3RoleArn: null,
      experimentalS3WebIdentityTokenFile: null,
      experimentalS3MaxInFlightParts: 4,
      experimentalS3MultipartPartSizeBytes: 8 * 2 ** 20,
      experimentalS3CompressionLevel: null,
      configFilePath: null,
    },
  });
});

test.each(Object.values(optionTable).filter(({ shownFallback }) => shownFallback !== null))(
  '--$name: the default that the help shows is the default',
  ({ shownFallback, fallback, parse: read }) => expect(read(shownFallback ?? '')).toEqual(fallback),
);

const dated = { MEILI_IMPORT_SNAPSHOT: 'a.snapshot' };

test.each([
  {
    key: 'dbPath',
    flag: ['--db-path', 'a'],
    env: { MEILI_DB_PATH: 'b' },
    toml: 'db_path = "c"',
    wants: ['a', 'b', 'c'],
  },
  {
    key: 'snapshotDir',
    flag: ['--snapshot-dir=a'],
    env: { MEILI_SNAPSHOT_DIR: 'b' },
    toml: 'snapshot_dir = "c"',
    wants: ['a', 'b', 'c'],
  },
  {
    key: 'httpAddr',
    flag: ['--http-addr', '0.0.0.0:80'],
    env: { MEILI_HTTP_ADDR: '[::1]:0' },
    toml: 'http_addr = "example.org:65535"',
    wants: [
      { host: '0.0.0.0', port: 80 },
      { host: '::1', port: 0 },
      { host: 'example.org', port: 65_535 },
    ],
  },
  {
    key: 'masterKey',
    flag: ['--master-key', 'a'.repeat(16)],
    env: { MEILI_MASTER_KEY: 'ü'.repeat(8) },
    toml: `master_key = "${'c'.repeat(16)}"`,
    wants: ['a'.repeat(16), 'ü'.repeat(8), 'c'.repeat(16)],
  },
  {
    key: 'logLevel',
    flag: ['--log-level', 'off'],
    env: { MEILI_LOG_LEVEL: 'Trace' },
    toml: 'log_level = "WARN"',
    wants: ['OFF', 'TRACE', 'WARN'],
  },
  {
    key: 'httpPayloadSizeLimitBytes',
    flag: ['--http-payload-size-limit', '1KiB'],
    env: { MEILI_HTTP_PAYLOAD_SIZE_LIMIT: '100 MB' },
    toml: 'http_payload_size_limit = 5',
    wants: [1024, 100_000_000, 5],
  },
  {
    key: 'scheduleSnapshot',
    flag: ['--schedule-snapshot'],
    env: { MEILI_SCHEDULE_SNAPSHOT: '60' },
    toml: 'schedule_snapshot = true',
    wants: [86_400, 60, 86_400],
  },
  {
    key: 'importSnapshot',
    flag: ['--import-snapshot', 'a'],
    env: { MEILI_IMPORT_SNAPSHOT: 'b' },
    toml: 'import_snapshot = "c"',
    wants: ['a', 'b', 'c'],
  },
  {
    key: 'ignoreMissingSnapshot',
    flag: ['--ignore-missing-snapshot'],
    env: { ...dated, MEILI_IGNORE_MISSING_SNAPSHOT: 'Off' },
    toml: 'ignore_missing_snapshot = true',
    wants: [true, false, true],
  },
  {
    key: 'ignoreSnapshotIfDbExists',
    flag: ['--ignore-snapshot-if-db-exists'],
    env: { ...dated, MEILI_IGNORE_SNAPSHOT_IF_DB_EXISTS: 'n' },
    toml: 'ignore_snapshot_if_db_exists = true',
    wants: [true, false, true],
  },
  {
    key: 'snapshotKeepLast',
    flag: ['--snapshot-keep-last', '0'],
    env: { MEILI_SNAPSHOT_KEEP_LAST: '1' },
    toml: 'snapshot_keep_last = 2',
    wants: [0, 1, 2],
  },
  {
    key: 'snapshotCompressionLevel',
    flag: ['--snapshot-compression-level', '0'],
    env: { MEILI_SNAPSHOT_COMPRESSION_LEVEL: '9' },
    toml: 'snapshot_compression_level = 6',
    wants: [0, 9, 6],
  },
  {
    key: 'snapshotSegmentSizeBytes',
    flag: ['--snapshot-segment-size', '4KiB'],
    env: { MEILI_SNAPSHOT_SEGMENT_SIZE: '16MiB' },
    toml: 'snapshot_segment_size = 65536',
    wants: [4096, 16_777_216, 65_536],
  },
  {
    key: 'snapshotMaxPinSeconds',
    flag: ['--snapshot-max-pin', '0'],
    env: { MEILI_SNAPSHOT_MAX_PIN: '60' },
    toml: 'snapshot_max_pin = 90',
    wants: [0, 60, 90],
  },
  {
    key: 'snapshotFull',
    flag: ['--snapshot-full'],
    env: { MEILI_SNAPSHOT_FULL: 'false' },
    toml: 'snapshot_full = true',
    wants: [true, false, true],
  },
  {
    key: 'snapshotVerify',
    flag: ['--snapshot-verify'],
    env: { MEILI_SNAPSHOT_VERIFY: 'false' },
    toml: 'snapshot_verify = true',
    wants: [true, false, true],
  },
  {
    key: 'tempDir',
    flag: ['--temp-dir', 'a'],
    env: { MEILI_TEMP_DIR: 'b' },
    toml: 'temp_dir = "c"',
    wants: ['a', 'b', 'c'],
  },
  {
    key: 'taskWebhookUrl',
    flag: ['--task-webhook-url', 'http://a.example'],
    env: { MEILI_TASK_WEBHOOK_URL: 'https://b.example/tasks?to=me' },
    toml: 'task_webhook_url = "http://localhost:9000/c"',
    wants: ['http://a.example/', 'https://b.example/tasks?to=me', 'http://localhost:9000/c'],
  },
  {
    key: 'taskWebhookAuthorizationHeader',
    flag: ['--task-webhook-authorization-header', 'Bearer a'],
    env: { MEILI_TASK_WEBHOOK_AUTHORIZATION_HEADER: 'Bearer b', MEILI_TASK_WEBHOOK_URL: 'http://a.example' },
    toml: 'task_webhook_authorization_header = "Bearer c"\ntask_webhook_url = "http://a.example"',
    wants: ['Bearer a', 'Bearer b', 'Bearer c'],
  },
] as const)('$key: flag over environment over file', ({ key, flag, env, toml, wants }) => {
  // The switches that ignore need a file to ignore; it comes from the weakest source, so that it decides nothing else.
  const needsImport = key.startsWith('ignore');
  const file = needsImport ? `import_snapshot = "x"\n${toml}` : toml;
  const all = { argv: [...flag], env: { ...env }, toml: file };
  expect(parse(all).options[key]).toEqual(wants[0]);
  expect(parse({ ...all, argv: [] }).options[key]).toEqual(wants[1]);
  expect(parse({ toml: file }).options[key]).toEqual(wants[2]);
});

test.each([
  { argv: ['--schedule-snapshot=3600'], want: 3600 },
  { argv: ['--schedule-snapshot', '3600'], want: 3600 },
  { argv: ['--schedule-snapshot', '--db-path', 'x'], want: 86_400 },
])('$argv is a snapshot every $want s', ({ argv, want }) => {
  expect(parse({ argv }).options.scheduleSnapshot).toBe(want);
});

test('an empty variable counts as unset, as containers hand over what nobody filled in', () => {
  const { options } = parse({
    env: { MEILI_MASTER_KEY: '', MEILI_DB_PATH: '', MEILI_SCHEDULE_SNAPSHOT: '', MEILI_SSL_CERT_PATH: '' },
  });
  expect(options).toMatchObject({ masterKey: null, dbPath: './data.ms', scheduleSnapshot: null });
});

describe('the configuration file', () => {
  test('is named by the flag, then by the environment', () => {
    const files = { 'a.toml': 'db_path = "a"', 'b.toml': 'db_path = "b"' };
    const env = { MEILI_CONFIG_FILE_PATH: 'b.toml' };
    expect(parse({ argv: ['--config-file-path', 'a.toml'], env, files }).options).toMatchObject({
      dbPath: 'a',
      configFilePath: 'a.toml',
    });
    expect(parse({ env, files, toml: 'db_path = "c"' }).options).toMatchObject({
      dbPath: 'b',
      configFilePath: 'b.toml',
    });
  });

  test('Meilisearch’s own sample file starts a server, with one warning', () => {
    const toml = [
      'db_path = "./data.ms"',
      'env = "development"',
      'http_addr = "localhost:7700"',
      'no_analytics = true',
      'http_payload_size_limit = "100 MB"',
      'log_level = "INFO"',
      'dump_dir = "dumps/"',
      'ignore_missing_dump = false',
      'ignore_dump_if_db_exists = false',
      'schedule_snapshot = false',
      'snapshot_dir = "snapshots/"',
      'ignore_missing_snapshot = false',
      'ignore_snapshot_if_db_exists = false',
      'ssl_require_auth = false',
      'ssl_resumption = false',
      'ssl_tickets = false',
      'experimental_enable_metrics = false',
      'experimental_reduce_indexing_memory_usage = false',
    ].join('\n');
    const { options, warnings } = parse({ toml });
    expect(options).toMatchObject({
      snapshotDir: 'snapshots/',
      httpPayloadSizeLimitBytes: 100_000_000,
      scheduleSnapshot: null,
    });
    expect(warnings).toEqual([
      'Options of Meilisearch that do nothing here: no_analytics in ./config.toml, dump_dir in ./config.toml.',
    ]);
  });

  test('that cannot be read says why', () => {
    const readFile = () => {
      throw new Error('EACCES: permission denied');
    };
    expect(() => parseOptions({ argv: [], env: {}, readFile, warn: () => undefined })).toThrow(
      'the configuration file ./config.toml cannot be read: EACCES: permission denied.',
    );
  });
});

test('what means nothing here is named in one warning, what is no option in another', () => {
  const { warnings } = parse({
    argv: ['--no-analytics', '--max-indexing-memory', '2GiB', '--experimental-contains-filter'],
    env: { MEILI_DUMP_DIR: 'dumps', MEILI_MASTERKEY: 'secret', MEILI_NO_SUCH: '1', HOME: '/root' },
  });
  expect(warnings).toEqual([
    'Options of Meilisearch that do nothing here: --no-analytics, --experimental-contains-filter, MEILI_DUMP_DIR, --max-indexing-memory.',
    'Not options, so they do nothing: MEILI_MASTERKEY, MEILI_NO_SUCH.',
  ]);
});

describe('the master key', () => {
  const makeOne = `Set MEILI_MASTER_KEY to a secret; this makes one: node -p "crypto.randomBytes(24).toString('base64url')"`;

  test('is demanded in production, of 16 bytes or more, and never shown', () => {
    expect(refusal({ argv: ['--env', 'production'] })).toBe(
      `--env production needs a master key, and none is set. | ${makeOne}`,
    );
    expect(refusal({ env: { MEILI_ENV: 'production', MEILI_MASTER_KEY: 'fifteen bytes!!' } })).toBe(
      `--env production needs a master key of 16 bytes or more, and this one has 15. | ${makeOne}`,
    );
    expect(parse({ env: { MEILI_ENV: 'production', MEILI_MASTER_KEY: 'sixteen bytes!!!' } }).warnings).toEqual([]);
  });

  test('that is short gets a warning in development', () => {
    expect(parse({ argv: ['--master-key', 'short'] }).warnings).toEqual([
      'The master key has 5 bytes; --env production will refuse fewer than 16.',
    ]);
  });
});

test('a server that other machines reach, without a master key, gets a warning', () => {
  const warning = 'No master key is set: everybody who reaches 0.0.0.0:7700 may read and change everything.';
  expect(parse({ argv: ['--http-addr', '0.0.0.0:7700'] }).warnings).toEqual([warning]);
  expect(parse({ argv: ['--http-addr', '0.0.0.0:7700', '--master-key', 'sixteen bytes!!!'] }).warnings).toEqual([]);
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    expect(parse({ argv: ['--http-addr', `${host}:7700`] }).warnings).toEqual([]);
  }
});

describe('refused, with what to do next', () => {
  const address =
    'Give a host and a port, such as localhost:7700, 0.0.0.0:7700 or [::1]:7700. Port 0 picks a free one.';
  const size = 'Give a number of bytes, or a number and a unit: 104857600, 100MiB, 104.85Mb, "100 MB".';
  const help = 'Run "stillframe serve --help" for the options.';
  const schedule = 'Give the seconds between two snapshots, such as 3600, or the flag alone for one a day.';
  const segments = 'Give a multiple of 512 from 4KiB to 16MiB, such as 32KiB.';
  const tls =
    'Stillframe speaks plain HTTP only. | Put a proxy that ends TLS in front of it, and leave the option out.';
  const upgrade =
    'Stillframe does not convert a database of another version or of Meilisearch. | Leave the option out; a database that this version cannot read is refused at start, untouched.';

  test.each<{ given: Given; want: string }>([
    { given: { argv: ['--db-pth', 'x'] }, want: `unknown option '--db-pth'. Did you mean --db-path? | ${help}` },
    { given: { argv: ['--frobnicate'] }, want: `unknown option '--frobnicate'. | ${help}` },
    { given: { argv: ['-x'] }, want: `unknown option '-x'. | ${help}` },
    { given: { argv: ['stray'] }, want: '"stray" is not an option. | Options begin with two dashes.' },
    { given: { argv: ['--db-path'] }, want: `option '--db-path <directory>' argument missing. | ${help}` },
    {
      given: { argv: ['--import-snapshot', '--ignore-missing-snapshot'] },
      want: '--import-snapshot: its value is missing, --ignore-missing-snapshot follows. | Write --import-snapshot=<value>.',
    },
    { given: { argv: ['--db-path='] }, want: '--db-path: the path is empty. | Give a path, or leave the option out.' },
    { given: { argv: ['--http-addr', '7700'] }, want: `--http-addr: "7700" is not an address. | ${address}` },
    {
      given: { argv: ['--http-addr', 'localhost:65536'] },
      want: `--http-addr: "localhost:65536" is not an address. | ${address}`,
    },
    {
      given: { env: { MEILI_HTTP_ADDR: 'http://localhost:7700' } },
      want: `MEILI_HTTP_ADDR: "http://localhost:7700" is not an address. | ${address}`,
    },
    {
      given: { argv: ['--env', 'staging'] },
      want: '--env: "staging" is not one of its values. | Give one of development, production.',
    },
    {
      given: { toml: 'log_level = "LOUD"' },
      want: 'log_level in ./config.toml: "LOUD" is not one of its values. | Give one of OFF, ERROR, WARN, INFO, DEBUG, TRACE.',
    },
    {
      given: { argv: ['--http-payload-size-limit', '1 parsec'] },
      want: `--http-payload-size-limit: "1 parsec" is not a size. | ${size}`,
    },
    {
      given: { argv: ['--schedule-snapshot=0'] },
      want: `--schedule-snapshot: "0" is not a number of seconds of 1 or more. | ${schedule}`,
    },
    {
      given: { argv: ['--schedule-snapshot=hourly'] },
      want: `--schedule-snapshot: "hourly" is not a number of seconds of 1 or more. | ${schedule}`,
    },
    {
      given: { argv: ['--snapshot-keep-last', '-1'] },
      want: '--snapshot-keep-last: "-1" is not a whole number of 0 or more. | Give a whole number of 0 or more.',
    },
    {
      given: { argv: ['--snapshot-compression-level', '10'] },
      want: '--snapshot-compression-level: "10" is not a whole number from 0 to 9. | Give a whole number from 0 to 9.',
    },
    {
      given: { argv: ['--snapshot-segment-size', '1KiB'] },
      want: `--snapshot-segment-size: "1KiB" is not a possible segment size. | ${segments}`,
    },
    {
      given: { argv: ['--snapshot-segment-size', '10KB'] },
      want: `--snapshot-segment-size: "10KB" is not a possible segment size. | ${segments}`,
    },
    {
      given: { argv: ['--ignore-missing-snapshot'] },
      want: '--ignore-missing-snapshot means nothing without --import-snapshot. | Add --import-snapshot <file>, or leave it out.',
    },
    {
      given: { env: { MEILI_IGNORE_SNAPSHOT_IF_DB_EXISTS: 'yes' } },
      want: '--ignore-snapshot-if-db-exists means nothing without --import-snapshot. | Add --import-snapshot <file>, or leave it out.',
    },
    ...['example.org/secret', 'ftp://example.org/secret', 'http://', 'secret'].map((url) => ({
      given: { argv: ['--task-webhook-url', url] },
      want: '--task-webhook-url: this is not an http or https URL. | Give one such as https://example.org/tasks.',
    })),
    {
      given: { env: { MEILI_TASK_WEBHOOK_URL: 'https://me:secret@example.org' } },
      want: 'MEILI_TASK_WEBHOOK_URL: a name and a password in the URL are never sent. | Give them with --task-webhook-authorization-header: Basic, and name:password in base64.',
    },
    {
      given: { env: { MEILI_TASK_WEBHOOK_AUTHORIZATION_HEADER: 'Bearer a\nb', MEILI_TASK_WEBHOOK_URL: 'http://a' } },
      want: 'MEILI_TASK_WEBHOOK_AUTHORIZATION_HEADER: the value has characters that no header may have. | Give the whole value on one line, such as "Bearer <secret>".',
    },
    {
      given: { argv: ['--task-webhook-authorization-header', 'Bearer a'] },
      want: '--task-webhook-authorization-header means nothing without --task-webhook-url. | Add --task-webhook-url <url>, or leave it out.',
    },
    { given: { argv: ['--ssl-cert-path', 'c.pem'] }, want: `--ssl-cert-path: ${tls}` },
    { given: { env: { MEILI_SSL_REQUIRE_AUTH: 'true' } }, want: `MEILI_SSL_REQUIRE_AUTH: ${tls}` },
    { given: { toml: 'ssl_tickets = true' }, want: `ssl_tickets in ./config.toml: ${tls}` },
    { given: { argv: ['--upgrade-db'] }, want: `--upgrade-db: ${upgrade}` },
    { given: { argv: ['--experimental-dumpless-upgrade'] }, want: `--experimental-dumpless-upgrade: ${upgrade}` },
    {
      given: { argv: ['--import-dump', 'a.dump'] },
      want: '--import-dump: Stillframe does not read dumps. | Start from a snapshot with --import-snapshot, or add the documents over HTTP.',
    },
    {
      given: { argv: ['--config-file-path', 'none.toml'] },
      want: '--config-file-path: there is no file none.toml. | Correct the path, or leave the option out.',
    },
    {
      given: { toml: 'db_path = "a' },
      want: './config.toml, line 1, column 11: Invalid TOML document: unfinished string. | Mend the file, or name another with --config-file-path.',
    },
    {
      given: { toml: 'dbpath = "a"' },
      want: 'dbpath in ./config.toml: there is no such option. | Did you mean db_path?',
    },
    {
      given: { toml: 'colour = "red"' },
      want: 'colour in ./config.toml: there is no such option. | Keys are the flags in snake_case: --db-path is db_path.',
    },
    {
      given: { toml: 'config_file_path = "b.toml"' },
      want: 'config_file_path in ./config.toml: there is no such option. | A configuration file cannot name another one; leave it out.',
    },
    {
      given: { toml: 'ignore_missing_snapshot = "yes"' },
      want: 'ignore_missing_snapshot in ./config.toml: the value has the wrong type. | Give true or false, without quotes.',
    },
    {
      given: { toml: '[db_path]\na = 1' },
      want: 'db_path in ./config.toml: the value has the wrong type. | Give a string in quotes, or a number.',
    },
  ])('$want', ({ given, want }) => expect(refusal(given)).toBe(want));
});
