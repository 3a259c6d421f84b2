import { statSync } from 'node:fs';
import { document, type Schema } from '@stillframe/contract';
import { formatTimestamp } from '../../store/clock.js';
import type { JsonText } from '../../store/json-text.js';
import { PKG_VERSION } from '../../version.js';
import type { Handler } from '../bind.js';

export const getHealth: Handler<'getHealth'> = () => ({ status: 200, body: { status: 'available' } });

/**
 * A package does not know the commit that it was made of, so the date is that of its files: clients read it as a date, and
 * the Swift one fails on anything else.
 */
const commitDate = formatTimestamp(
  BigInt(Math.trunc(statSync(new URL('../../../package.json', import.meta.url)).mtimeMs)) * 1_000_000n,
);

export const getVersion: Handler<'getVersion'> = () => ({
  status: 200,
  body: { commitSha: 'unknown', commitDate, pkgVersion: PKG_VERSION },
});

export const getStats: Handler<'getStats'> = ({ documents, access }) => ({
  status: 200,
  body: documents.stats(access.visibleIndexes),
});

export const getMetrics: Handler<'getMetrics'> = async ({ metrics }) => ({
  status: 200,
  type: 'text/plain; version=0.0.4; charset=utf-8',
  plain: await metrics.expose(),
});

const contractText = JSON.stringify(document) as JsonText<Schema<'OpenapiDocument'>>;

export const getOpenapi: Handler<'getOpenapi'> = () => ({ status: 200, text: contractText });
