import { environmentNameOf } from './option-spec.js';
import { optionTable } from './option-table.js';
import { OptionsError } from './options-error.js';
import type { ServerOptions } from './server-options.js';

/** Meilisearch's bound: shorter keys are guessed too soon. */
const safeKeyBytes = 16;

/**
 * Holds options against each other.
 *
 * @throws OptionsError for production without a master key of 16 bytes or more, an --ignore-… flag with nothing to ignore, or a
 *   webhook's header without its URL
 */
export function checkOptions(options: ServerOptions, warn: (message: string) => void): void {
  checkMasterKey(options, warn);
  warnOfOpenness(options, warn);
  if (options.taskWebhookAuthorizationHeader !== null && options.taskWebhookUrl === null) {
    const message = `--${optionTable.taskWebhookAuthorizationHeader.name} means nothing without --${optionTable.taskWebhookUrl.name}.`;
    throw new OptionsError(message, `Add --${optionTable.taskWebhookUrl.name} <url>, or leave it out.`);
  }
  checkS3(options);
  if (options.importSnapshot !== null) return;
  for (const key of ['ignoreMissingSnapshot', 'ignoreSnapshotIfDbExists'] as const) {
    if (!options[key]) continue;
    const message = `--${optionTable[key].name} means nothing without --import-snapshot.`;
    throw new OptionsError(message, 'Add --import-snapshot <file>, or leave it out.');
  }
}

function checkS3(options: ServerOptions): void {
  const pairs = [
    ['s3AccessKey', 's3SecretKey'],
    ['experimentalS3RoleArn', 'experimentalS3WebIdentityTokenFile'],
  ] as const;
  for (const [one, other] of [...pairs, ...pairs.map(([one, other]) => [other, one] as const)]) {
    if (options[one] === null || options[other] !== null) continue;
    const message = `--${optionTable[one].name} means nothing without --${optionTable[other].name}.`;
    throw new OptionsError(message, `Add --${optionTable[other].name}, or leave it out.`);
  }
  if (options.s3BucketName !== null) return;
  for (const key of ['s3BucketUrl', 's3AccessKey', 'experimentalS3RoleArn'] as const) {
    if (options[key] === null) continue;
    const message = `--${optionTable[key].name} means nothing without --${optionTable.s3BucketName.name}.`;
    throw new OptionsError(message, `Add --${optionTable.s3BucketName.name} <bucket>, or leave it out.`);
  }
}

function checkMasterKey({ masterKey, env }: ServerOptions, warn: (message: string) => void): void {
  const bytes = masterKey === null ? 0 : Buffer.byteLength(masterKey);
  if (bytes >= safeKeyBytes) return;
  const variable = environmentNameOf(optionTable.masterKey.name);
  const hint = `Set ${variable} to a secret; this makes one: node -p "crypto.randomBytes(24).toString('base64url')"`;
  if (env === 'production') {
    const fault =
      masterKey === null
        ? 'needs a master key, and none is set.'
        : `needs a master key of ${safeKeyBytes} bytes or more, and this one has ${bytes}.`;
    throw new OptionsError(`--env production ${fault}`, hint);
  }
  if (masterKey !== null) {
    warn(`The master key has ${bytes} bytes; --env production will refuse fewer than ${safeKeyBytes}.`);
  }
}

function warnOfOpenness({ masterKey, httpAddr }: ServerOptions, warn: (message: string) => void): void {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(httpAddr.host);
  if (masterKey !== null || isLocal) return;
  warn(`No master key is set: everybody who reaches ${httpAddr.host}:${httpAddr.port} may read and change everything.`);
}
