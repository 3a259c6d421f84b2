import type { OptionSpec } from './option-spec.js';
import { OptionsError } from './options-error.js';
import { formatByteSize, parseByteSize } from './parse-byte-size.js';
import { parseInteger, parsePath } from './parse-plain-value.js';
import type { S3Options } from './server-options.js';

const group = 'Sending snapshots to S3 (or what speaks like it) instead of --snapshot-dir:';
const secret = 'Better set in the environment: other users of the machine can read a command line.';
/** S3's own bounds of a part. */
const partSizes = { min: 5 * 2 ** 20, max: 5 * 2 ** 30 };

const text = {
  form: 'value',
  group,
  fallback: null,
  shownFallback: null,
  parse: (given: string) => given || null,
} as const;

/** The options of a bucket, named as Meilisearch names them. */
export const s3OptionTable: { [Key in keyof S3Options]: OptionSpec<S3Options[Key]> } = {
  s3BucketName: {
    ...text,
    name: 's3-bucket-name',
    placeholder: 'bucket',
    help: 'The bucket; it must exist. With it, every snapshot is streamed there and nothing is written to --snapshot-dir.',
  },
  s3BucketUrl: {
    ...text,
    name: 's3-bucket-url',
    placeholder: 'url',
    help: 'Where the service is, without the bucket: https://s3.example.org. Left out, AWS in the region.',
    parse: parseServiceUrl,
  },
  s3BucketRegion: {
    name: 's3-bucket-region',
    form: 'value',
    placeholder: 'region',
    group,
    help: 'The region of the bucket.',
    fallback: 'us-east-1',
    shownFallback: 'us-east-1',
    parse: (given) => given || 'us-east-1',
  },
  s3SnapshotPrefix: {
    name: 's3-snapshot-prefix',
    form: 'value',
    placeholder: 'prefix',
    group,
    help: 'The folder in the bucket. One instance for each: the first one that comes owns it.',
    fallback: '',
    shownFallback: null,
    parse: parsePrefix,
  },
  s3AccessKey: {
    ...text,
    name: 's3-access-key',
    placeholder: 'key',
    help: 'Access key id. Without it, credentials are looked for as every AWS program does (environment, files, web identity, instance).',
  },
  s3SecretKey: { ...text, name: 's3-secret-key', placeholder: 'secret', help: `Secret access key. ${secret}` },
  experimentalS3RoleArn: {
    ...text,
    name: 'experimental-s3-role-arn',
    placeholder: 'arn',
    help: 'The role to take on by the token of --experimental-s3-web-identity-token-file.',
  },
  experimentalS3WebIdentityTokenFile: {
    name: 'experimental-s3-web-identity-token-file',
    form: 'value',
    placeholder: 'file',
    group,
    help: 'A file with a token for that role, read again when the credentials expire.',
    fallback: null,
    shownFallback: null,
    parse: parsePath,
  },
  experimentalS3MaxInFlightParts: {
    name: 'experimental-s3-max-in-flight-parts',
    form: 'value',
    placeholder: 'count',
    group,
    help: 'How many parts are sent at once. Each takes its size of memory.',
    fallback: 4,
    shownFallback: '4',
    parse: parseInteger({ min: 1, max: 64 }),
  },
  experimentalS3MultipartPartSizeBytes: {
    name: 'experimental-s3-multipart-part-size',
    form: 'value',
    placeholder: 'size',
    group,
    help: 'The size of a part, from 5MiB to 5GiB; larger where a database would need more than 10,000.',
    fallback: 8 * 2 ** 20,
    shownFallback: '8MiB',
    parse: parsePartSize,
  },
  experimentalS3CompressionLevel: {
    name: 'experimental-s3-compression-level',
    form: 'value',
    placeholder: '0-9',
    group,
    help: '--snapshot-compression-level for snapshots that are sent to S3.',
    fallback: null,
    shownFallback: null,
    parse: parseInteger({ min: 0, max: 9 }),
  },
};

function parseServiceUrl(given: string): string | null {
  if (given === '') return null;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new OptionsError(`"${given}" is not an http or https URL.`, 'Give one such as https://s3.example.org.');
  if (url.username === '' && url.password === '') return url.href;
  throw new OptionsError(
    'a name and a password in the URL are never sent.',
    'Give them with --s3-access-key and --s3-secret-key.',
  );
}

/** A prefix ends with a slash, and is no other folder's beginning. */
function parsePrefix(given: string): string {
  const prefix = given.replace(/^\/+|\/+$/g, '');
  return prefix === '' ? '' : `${prefix}/`;
}

function parsePartSize(given: string): number {
  const bytes = parseByteSize(given);
  if (bytes >= partSizes.min && bytes <= partSizes.max) return bytes;
  const hint = `Give one from ${formatByteSize(partSizes.min)} to ${formatByteSize(partSizes.max)}, such as 8MiB.`;
  throw new OptionsError(`"${given}" is not a possible size of a part.`, hint);
}
