import type { OptionForm } from './option-spec.js';

/** An option of Meilisearch 1.50 that means nothing to Stillframe. */
export interface ForeignOption {
  readonly name: string;
  readonly form: OptionForm;
}

/** A foreign option that promises something which would silently not happen, and what to do instead. */
export interface RefusedOption extends ForeignOption {
  readonly why: string;
  readonly hint: string;
}

const named = (form: OptionForm, names: readonly string[]): ForeignOption[] => names.map((name) => ({ name, form }));

/**
 * Options that tune what Stillframe does not have: search, indexing, dumps, telemetry. Start scripts keep working.
 *
 * Names as `meilisearch --help` lists them, Meilisearch 1.50 and those before it that renamed one.
 */
export const ignoredOptions: readonly ForeignOption[] = [
  ...named('switch', [
    'no-analytics',
    'ignore-missing-dump',
    'ignore-dump-if-db-exists',
    'experimental-contains-filter',
    'experimental-enable-logs-route',
    'experimental-enable-metrics',
    'experimental-no-edition-2024-for-dumps',
    'experimental-no-edition-2024-for-facet-post-processing',
    'experimental-no-edition-2024-for-prefix-post-processing',
    'experimental-no-edition-2024-for-settings',
    'experimental-no-snapshot-compaction',
    'experimental-reduce-indexing-memory-usage',
    'experimental-replication-parameters',
  ]),
  ...named('value', [
    'dump-dir',
    'max-indexing-memory',
    'max-indexing-threads',
    'experimental-allowed-ip-networks',
    'experimental-drop-search-after',
    'experimental-embedding-cache-entries',
    'experimental-index-max-readers',
    'experimental-limit-batched-tasks-total-size',
    'experimental-logs-mode',
    'experimental-max-number-of-batched-tasks',
    'experimental-nb-searches-per-core',
    'experimental-personalization-api-key',
    'experimental-s3-signature-duration-seconds',
    'experimental-s3-web-identity-token-duration-seconds',
    'experimental-search-queue-size',
  ]),
];

const because = (options: ForeignOption[], why: string, hint: string): RefusedOption[] =>
  options.map((option) => ({ ...option, why, hint }));

export const refusedOptions: readonly RefusedOption[] = [
  ...because(
    [
      ...named('value', ['ssl-cert-path', 'ssl-key-path', 'ssl-auth-path', 'ssl-ocsp-path']),
      ...named('switch', ['ssl-require-auth', 'ssl-resumption', 'ssl-tickets']),
    ],
    'Stillframe speaks plain HTTP only.',
    'Put a proxy that ends TLS in front of it, and leave the option out.',
  ),
  ...because(
    named('value', ['import-dump']),
    'Stillframe does not read dumps.',
    'Start from a snapshot with --import-snapshot, or add the documents over HTTP.',
  ),
  ...because(
    named('switch', ['upgrade-db', 'experimental-dumpless-upgrade']),
    'Stillframe does not convert a database of another version or of Meilisearch.',
    'Leave the option out; a database that this version cannot read is refused at start, untouched.',
  ),
];
