import { checkOptions } from './check-options.js';
import { configFileOption, type Setting, type Settings } from './known-option.js';
import { ignoredOptions, refusedOptions } from './meilisearch-options.js';
import type { OptionSpec } from './option-spec.js';
import { optionTable } from './option-table.js';
import { OptionsError } from './options-error.js';
import { readArguments } from './read-arguments.js';
import { readConfigFile } from './read-config-file.js';
import { type Environs, readEnvironment } from './read-environment.js';
import type { ServerOptions } from './server-options.js';

const usualConfigFile = './config.toml';

/** Where options come from, and where warnings go. */
export interface OptionSources {
  /** What stands after `stillframe serve`. */
  argv: readonly string[];
  env: Environs;
  /** A file's text, or undefined when there is none. An error it throws is shown as the reason. */
  readFile: (path: string) => string | undefined;
  /** Takes one sentence at a time about options that do not do what they may seem to. */
  warn: (message: string) => void;
}

/**
 * Settles the server's options: flag over environment (`MEILI_…`) over TOML file over default.
 *
 * @throws OptionsError for anything unknown, malformed, contradictory, or promising what Stillframe does not do
 */
export function parseOptions({ argv, env, readFile, warn }: OptionSources): ServerOptions {
  const flags = readArguments(argv);
  const { settings: variables, unknown } = readEnvironment(env);
  const config = loadConfigFile(flags.get(configFileOption.name) ?? variables.get(configFileOption.name), readFile);
  const settings: Settings = new Map([...(config?.settings ?? []), ...variables, ...flags]);
  refuseForeign(settings);
  warnOfIdle(settings, unknown, warn);

  const settled = <Value>(spec: OptionSpec<Value>): Value => settle(spec, settings.get(spec.name));
  const options: ServerOptions = {
    dbPath: settled(optionTable.dbPath),
    httpAddr: settled(optionTable.httpAddr),
    masterKey: settled(optionTable.masterKey),
    env: settled(optionTable.env),
    httpPayloadSizeLimitBytes: settled(optionTable.httpPayloadSizeLimitBytes),
    logLevel: settled(optionTable.logLevel),
    snapshotDir: settled(optionTable.snapshotDir),
    scheduleSnapshot: settled(optionTable.scheduleSnapshot),
    importSnapshot: settled(optionTable.importSnapshot),
    ignoreMissingSnapshot: settled(optionTable.ignoreMissingSnapshot),
    ignoreSnapshotIfDbExists: settled(optionTable.ignoreSnapshotIfDbExists),
    snapshotKeepLast: settled(optionTable.snapshotKeepLast),
    snapshotKeepHourly: settled(optionTable.snapshotKeepHourly),
    snapshotKeepDaily: settled(optionTable.snapshotKeepDaily),
    snapshotKeepWeekly: settled(optionTable.snapshotKeepWeekly),
    snapshotKeepMonthly: settled(optionTable.snapshotKeepMonthly),
    snapshotKeepYearly: settled(optionTable.snapshotKeepYearly),
    snapshotCompressionLevel: settled(optionTable.snapshotCompressionLevel),
    snapshotSegmentSizeBytes: settled(optionTable.snapshotSegmentSizeBytes),
    snapshotMaxPinSeconds: settled(optionTable.snapshotMaxPinSeconds),
    snapshotFull: settled(optionTable.snapshotFull),
    snapshotVerify: settled(optionTable.snapshotVerify),
    tempDir: settled(optionTable.tempDir),
    taskWebhookUrl: settled(optionTable.taskWebhookUrl),
    taskWebhookAuthorizationHeader: settled(optionTable.taskWebhookAuthorizationHeader),
    s3BucketName: settled(optionTable.s3BucketName),
    s3BucketUrl: settled(optionTable.s3BucketUrl),
    s3BucketRegion: settled(optionTable.s3BucketRegion),
    s3SnapshotPrefix: settled(optionTable.s3SnapshotPrefix),
    s3AccessKey: settled(optionTable.s3AccessKey),
    s3SecretKey: settled(optionTable.s3SecretKey),
    experimentalS3RoleArn: settled(optionTable.experimentalS3RoleArn),
    experimentalS3WebIdentityTokenFile: settled(optionTable.experimentalS3WebIdentityTokenFile),
    experimentalS3MaxInFlightParts: settled(optionTable.experimentalS3MaxInFlightParts),
    experimentalS3MultipartPartSizeBytes: settled(optionTable.experimentalS3MultipartPartSizeBytes),
    experimentalS3CompressionLevel: settled(optionTable.experimentalS3CompressionLevel),
    configFilePath: config?.path ?? null,
  };
  checkOptions(options, warn);
  return options;
}

function loadConfigFile(
  asked: Setting | undefined,
  readFile: OptionSources['readFile'],
): { path: string; settings: Settings } | undefined {
  const path = asked?.text ?? usualConfigFile;
  let toml: string | undefined;
  try {
    toml = readFile(path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OptionsError(
      `the configuration file ${path} cannot be read: ${reason}.`,
      'Make it readable, or move it.',
    );
  }
  if (toml !== undefined) return { path, settings: readConfigFile(toml, path) };
  if (asked === undefined) return undefined;
  throw new OptionsError(`${asked.source}: there is no file ${path}.`, 'Correct the path, or leave the option out.');
}

function settle<Value>(spec: OptionSpec<Value>, setting: Setting | undefined): Value {
  if (setting === undefined) return spec.fallback;
  try {
    return spec.parse(setting.text);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    throw new OptionsError(`${setting.source}: ${error.message}`, error.hint);
  }
}

// A switch that is off asks for nothing: Meilisearch's stock config.toml has `ssl_tickets = false`.
const isAsked = (setting: Setting | undefined): setting is Setting => setting !== undefined && setting.text !== 'false';

function refuseForeign(settings: Settings): void {
  for (const { name, why, hint } of refusedOptions) {
    const setting = settings.get(name);
    if (isAsked(setting)) throw new OptionsError(`${setting.source}: ${why}`, hint);
  }
}

function warnOfIdle(settings: Settings, unknown: readonly string[], warn: OptionSources['warn']): void {
  const idle = ignoredOptions.map(({ name }) => settings.get(name)).filter(isAsked);
  if (idle.length > 0)
    warn(`Options of Meilisearch that do nothing here: ${idle.map(({ source }) => source).join(', ')}.`);
  if (unknown.length > 0) warn(`Not options, so they do nothing: ${unknown.join(', ')}.`);
}
