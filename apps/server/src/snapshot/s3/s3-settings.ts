/** A bucket, and how to reach it. */
export interface S3Settings {
  /** Absent: the address that AWS gives the region. */
  endpoint?: string;
  region: string;
  bucket: string;
  /** Before each name; empty, or with a `/` at its end. */
  prefix: string;
  /** Absent: what AWS' own chain finds (environment, shared files, web identity, instance). */
  credentials?: { accessKeyId: string; secretAccessKey: string } | { roleArn: string; webIdentityTokenFile: string };
  /** From 5 MiB on; larger for databases that would need more than 10,000 parts. */
  partSizeBytes: number;
  /** How many parts are on their way at once. */
  maxInFlightParts: number;
}
