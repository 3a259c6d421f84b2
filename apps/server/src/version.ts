import { readFileSync } from 'node:fs';

/** The Meilisearch release whose API this server speaks. */
const MEILISEARCH_VERSION = '1.50.0';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export const STILLFRAME_VERSION = version;

/** `pkgVersion` of `GET /version`: clients read the Meilisearch version before the plus sign. */
export const PKG_VERSION = `${MEILISEARCH_VERSION}+stillframe.${STILLFRAME_VERSION}`;
