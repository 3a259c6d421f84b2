/** How much is logged, from nothing to everything. */
export const logLevels = ['OFF', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'TRACE'] as const;
export type LogLevel = (typeof logLevels)[number];

export const environments = ['development', 'production'] as const;
type Environment = (typeof environments)[number];

/** Where to listen. `host` is a name or a bare IP address (no brackets); port 0 lets the system choose one. */
export interface HttpAddress {
  host: string;
  port: number;
}

/** The bucket that snapshots go to. */
export interface S3Options {
  /** Null keeps snapshots in `snapshotDir`. */
  s3BucketName: string | null;
  /** Null is AWS. */
  s3BucketUrl: string | null;
  s3BucketRegion: string;
  /** Empty, or with a `/` at its end. */
  s3SnapshotPrefix: string;
  s3AccessKey: string | null;
  s3SecretKey: string | null;
  experimentalS3RoleArn: string | null;
  experimentalS3WebIdentityTokenFile: string | null;
  experimentalS3MaxInFlightParts: number;
  experimentalS3MultipartPartSizeBytes: number;
  /** Null is `snapshotCompressionLevel`. */
  experimentalS3CompressionLevel: number | null;
}

/** Everything that decides how one server behaves, after flags, environment and configuration file were settled. */
export interface ServerOptions extends S3Options {
  dbPath: string;
  httpAddr: HttpAddress;
  /** Null leaves the server open to everyone who reaches it. */
  masterKey: string | null;
  env: Environment;
  /** The limit of one request's body, in bytes. */
  httpPayloadSizeLimitBytes: number;
  logLevel: LogLevel;
  snapshotDir: string;
  /** Seconds between two scheduled snapshots; null takes none by itself. */
  scheduleSnapshot: number | null;
  /** The archive to restore before serving; null starts from the database as it is. */
  importSnapshot: string | null;
  /** Start without the archive when there is no file at `importSnapshot`. */
  ignoreMissingSnapshot: boolean;
  /** Start from the database, without the archive, when there already is one. */
  ignoreSnapshotIfDbExists: boolean;
  /** How many sound snapshots stay; 0 with all below 0 too keeps all. */
  snapshotKeepLast: number;
  /** For how many hours, days, weeks, months and years that have a snapshot the newest of each stays, by the calendar of UTC. */
  snapshotKeepHourly: number;
  snapshotKeepDaily: number;
  snapshotKeepWeekly: number;
  snapshotKeepMonthly: number;
  snapshotKeepYearly: number;
  /** Deflate level, 0 (store) to 9. */
  snapshotCompressionLevel: number;
  /** How much of an archive is compressed as one independent piece, in bytes. */
  snapshotSegmentSizeBytes: number;
  /** How long a snapshot may read the database, in seconds; 0 sets no bound. */
  snapshotMaxPinSeconds: number;
  /** Compress all of every archive, also what the one before has already. */
  snapshotFull: boolean;
  /** Prove each new snapshot restorable after it was published. */
  snapshotVerify: boolean;
  /** Where a snapshot is unpacked while it is verified; null is the system's own place. */
  tempDir: string | null;
  /** Who is told of finished tasks; null tells nobody. */
  taskWebhookUrl: string | null;
  /** What goes there as the Authorization header; null sends none. */
  taskWebhookAuthorizationHeader: string | null;
  /** The configuration file that was read; null when there was none. */
  configFilePath: string | null;
}
