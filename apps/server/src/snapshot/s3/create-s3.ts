import { S3Client } from '@aws-sdk/client-s3';
import { fromTokenFile } from '@aws-sdk/credential-provider-web-identity';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { S3Settings } from './s3-settings.js';

const ATTEMPTS = 8;
const CONNECT_MS = 5_000;
/** Without a byte from the server for so long, the connection is given up: one that sends or receives slowly is not. */
const SILENCE_MS = 60_000;

/** Doubled each time, with a random half so that not all parts come back at once: 13 s in all. */
const backoff = (attempt: number): number => Math.min(100 * 2 ** attempt, 5_000) * (0.5 + Math.random() / 2);

/**
 * Gives back what a retry took from the client's budget for all requests together. After an hour without S3 that budget would be empty, and the first broken
 * connection of the next snapshot its end; each request has its own bound, which is enough.
 */
class UnbudgetedRetries extends ConfiguredRetryStrategy {
  override async refreshRetryTokenForRetry(
    ...request: Parameters<ConfiguredRetryStrategy['refreshRetryTokenForRetry']>
  ): ReturnType<ConfiguredRetryStrategy['refreshRetryTokenForRetry']> {
    const token = await super.refreshRetryTokenForRetry(...request);
    super.recordSuccess(token);
    return token;
  }
}

/**
 * A client of one bucket. Throttling (429, 503), failures of the server (5xx) and broken connections are tried again, with back-off.
 *
 * @param waitMs how long to wait before an attempt, counted from 1
 */
export function createS3({ endpoint, region, credentials }: S3Settings, waitMs = backoff): S3Client {
  return new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials: 'roleArn' in credentials ? fromTokenFile(credentials) : credentials }),
    // Every S3 look-alike knows paths; host names need its help.
    forcePathStyle: true,
    retryStrategy: new UnbudgetedRetries(ATTEMPTS, waitMs),
    requestHandler: new NodeHttpHandler({ connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS }),
    // Checksums are ours, MD5: not every look-alike knows the newer ones.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
