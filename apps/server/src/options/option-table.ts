import type { OptionSpec } from './option-spec.js';
import { OptionsError } from './options-error.js';
import { formatByteSize, parseByteSize } from './parse-byte-size.js';
import { parseHttpAddr } from './parse-http-addr.js';
import { parseInteger, parseOneOf, parsePath, parseSwitch } from './parse-plain-value.js';
import { parseSchedule } from './parse-schedule.js';
import { parseHeaderValue, parseWebhookUrl } from './parse-webhook.js';
import { s3OptionTable } from './s3-option-table.js';
import { environments, logLevels, type ServerOptions } from './server-options.js';

const places = 'Where things live:';
const access = 'Who may do what:';
const taking = 'Taking snapshots:';
const starting = 'Starting from a snapshot:';
const running = 'Requests and logs:';

const count = { min: 0, max: Number.MAX_SAFE_INTEGER };
/** What the archive's format allows: whole blocks of tar. */
const segmentSizes = { min: 4096, max: 16 * 2 ** 20, multipleOf: 512 };

/** Every option of the server but the configuration file's own path, in the order in which the help lists them. */
export const optionTable: { [Key in Exclude<keyof ServerOptions, 'configFilePath'>]: OptionSpec<ServerOptions[Key]> } =
  {
    dbPath: {
      name: 'db-path',
      form: 'value',
      placeholder: 'directory',
      group: places,
      help: 'The database. Made when it is missing.',
      fallback: './data.ms',
      shownFallback: './data.ms',
      parse: parsePath,
    },
    snapshotDir: {
      name: 'snapshot-dir',
      form: 'value',
      placeholder: 'directory',
      group: places,
      help: 'The archives, and a link to the newest one. Made when it is missing.',
      fallback: './snapshots',
      shownFallback: './snapshots',
      parse: parsePath,
    },
    tempDir: {
      name: 'temp-dir',
      form: 'value',
      placeholder: 'directory',
      group: places,
      help: "Where the databases of a snapshot are unpacked while it is verified. The system's own place when left out.",
      fallback: null,
      shownFallback: null,
      parse: parsePath,
    },
    masterKey: {
      name: 'master-key',
      form: 'value',
      placeholder: 'key',
      group: access,
      help: 'The key that may do everything and that all API keys come from. Without it, everybody may do everything. Better set in the environment: other users of the machine can read a command line.',
      fallback: null,
      shownFallback: null,
      parse: (text) => text || null,
    },
    env: {
      name: 'env',
      form: 'value',
      placeholder: environments.join('|'),
      group: access,
      help: 'production demands a master key of 16 bytes or more, and skips checking its own answers against the contract.',
      fallback: 'development',
      shownFallback: 'development',
      parse: parseOneOf(environments),
    },
    scheduleSnapshot: {
      name: 'schedule-snapshot',
      form: 'optional-value',
      placeholder: 'seconds',
      group: taking,
      help: 'Take a snapshot at this interval; alone, once a day (86400).',
      fallback: null,
      shownFallback: null,
      parse: parseSchedule,
    },
    snapshotKeepLast: {
      name: 'snapshot-keep-last',
      form: 'value',
      placeholder: 'count',
      group: taking,
      help: 'How many snapshots stay; older ones that nothing else keeps are removed after a new one is complete. 0, and nothing else, keeps all.',
      fallback: 3,
      shownFallback: '3',
      parse: parseInteger(count),
    },
    snapshotKeepHourly: keepOption('hourly', 'hours'),
    snapshotKeepDaily: keepOption('daily', 'days'),
    snapshotKeepWeekly: keepOption('weekly', 'weeks'),
    snapshotKeepMonthly: keepOption('monthly', 'months'),
    snapshotKeepYearly: keepOption('yearly', 'years'),
    snapshotCompressionLevel: {
      name: 'snapshot-compression-level',
      form: 'value',
      placeholder: '0-9',
      group: taking,
      help: '0 stores, 1 is fast, 9 is small.',
      fallback: 1,
      shownFallback: '1',
      parse: parseInteger({ min: 0, max: 9 }),
    },
    snapshotSegmentSizeBytes: {
      name: 'snapshot-segment-size',
      form: 'value',
      placeholder: 'size',
      group: taking,
      help: 'How much is compressed as one independent piece, a multiple of 512 from 4KiB to 16MiB. Larger pieces shrink better.',
      fallback: 32 * 1024,
      shownFallback: '32KiB',
      parse: parseSegmentSize,
    },
    snapshotMaxPinSeconds: {
      name: 'snapshot-max-pin',
      form: 'value',
      placeholder: 'seconds',
      group: taking,
      help: 'A snapshot that reads the database for longer is given up, as the database file grows meanwhile. 0 sets no bound.',
      fallback: 21_600,
      shownFallback: '21600',
      parse: parseInteger(count),
    },
    snapshotFull: {
      name: 'snapshot-full',
      form: 'switch',
      placeholder: '',
      group: taking,
      help: 'Compress everything each time. Otherwise what has not changed since the snapshot before is copied from it.',
      fallback: false,
      shownFallback: null,
      parse: parseSwitch,
    },
    snapshotVerify: {
      name: 'snapshot-verify',
      form: 'optional-value',
      placeholder: 'true|false',
      group: taking,
      help: 'Prove each new snapshot restorable after it was published, and write that into its record.',
      fallback: true,
      shownFallback: 'true',
      parse: parseSwitch,
    },
    importSnapshot: {
      name: 'import-snapshot',
      form: 'value',
      placeholder: 'file',
      group: starting,
      help: 'Restore this archive before serving. An error when it is missing, or when there already is a database.',
      fallback: null,
      shownFallback: null,
      parse: (text) => text || null,
    },
    ignoreMissingSnapshot: {
      name: 'ignore-missing-snapshot',
      form: 'switch',
      placeholder: '',
      group: starting,
      help: 'With --import-snapshot: when the file is missing, start without it.',
      fallback: false,
      shownFallback: null,
      parse: parseSwitch,
    },
    ignoreSnapshotIfDbExists: {
      name: 'ignore-snapshot-if-db-exists',
      form: 'switch',
      placeholder: '',
      group: starting,
      help: 'With --import-snapshot: when there is a database, start from it.',
      fallback: false,
      shownFallback: null,
      parse: parseSwitch,
    },
    httpAddr: {
      name: 'http-addr',
      form: 'value',
      placeholder: 'host:port',
      group: running,
      help: 'Where to listen. 0.0.0.0:7700 is reachable from other machines; set a master key then.',
      fallback: { host: 'localhost', port: 7700 },
      shownFallback: 'localhost:7700',
      parse: parseHttpAddr,
    },
    httpPayloadSizeLimitBytes: {
      name: 'http-payload-size-limit',
      form: 'value',
      placeholder: 'size',
      group: running,
      help: 'The largest request body: bytes, or with a unit (100MiB, "100 MB").',
      fallback: 100 * 2 ** 20,
      shownFallback: '100MiB',
      parse: parseByteSize,
    },
    logLevel: {
      name: 'log-level',
      form: 'value',
      placeholder: 'level',
      group: running,
      help: `How much is logged: ${logLevels.join(', ')}.`,
      fallback: 'INFO',
      shownFallback: 'INFO',
      parse: parseOneOf(logLevels),
    },
    taskWebhookUrl: {
      name: 'task-webhook-url',
      form: 'value',
      placeholder: 'url',
      group: running,
      help: 'Finished tasks are sent there as soon as they finish: POST, a task a line (NDJSON), gzip. Repeated until it succeeds.',
      fallback: null,
      shownFallback: null,
      parse: parseWebhookUrl,
    },
    taskWebhookAuthorizationHeader: {
      name: 'task-webhook-authorization-header',
      form: 'value',
      placeholder: 'value',
      group: running,
      help: 'The Authorization header of these requests, such as "Bearer <secret>". Better set in the environment.',
      fallback: null,
      shownFallback: null,
      parse: parseHeaderValue,
    },
    ...s3OptionTable,
  };

/** A period of retention: the newest snapshot of each of so many stays. */
function keepOption(period: string, plural: string): OptionSpec<number> {
  return {
    name: `snapshot-keep-${period}`,
    form: 'value',
    placeholder: 'count',
    group: taking,
    help: `Keep the newest snapshot of each of the last so many ${plural} (UTC) that have one, besides.`,
    fallback: 0,
    shownFallback: null,
    parse: parseInteger({ min: 0, max: 10_000 }),
  };
}

function parseSegmentSize(text: string): number {
  const { min, max, multipleOf } = segmentSizes;
  const bytes = parseByteSize(text);
  if (bytes >= min && bytes <= max && bytes % multipleOf === 0) return bytes;
  const hint = `Give a multiple of ${multipleOf} from ${formatByteSize(min)} to ${formatByteSize(max)}, such as 32KiB.`;
  throw new OptionsError(`"${text}" is not a possible segment size.`, hint);
}
