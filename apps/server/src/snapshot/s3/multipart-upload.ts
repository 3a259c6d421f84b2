import { createHash } from 'node:crypto';
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { SnapshotError } from '@stillframe/snapshot';
import type { Part, PartFacts } from './plan-parts.js';

/** Where ranges are copied from: an object that must still be the one that was looked at. */
export interface CopySource {
  key: string;
  etag: string;
}

export interface MultipartOptions {
  s3: S3Client;
  bucket: string;
  key: string;
  source?: CopySource | undefined;
  maxInFlight: number;
}

/**
 * One object sent in parts, each with its MD5, whole or not at all: it is there only when S3 says that it has the size and the checksum
 * that was sent, and nothing was of that name before.
 */
export class MultipartUpload {
  readonly #options: MultipartOptions;
  readonly #uploadId: string;
  readonly #parts: (PartFacts & { done: CompletedPart })[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  #failure: unknown;
  #sentBytes = 0;

  private constructor(options: MultipartOptions, uploadId: string) {
    this.#options = options;
    this.#uploadId = uploadId;
  }

  static async begin(options: MultipartOptions): Promise<MultipartUpload> {
    const { UploadId } = await options.s3.send(
      new CreateMultipartUploadCommand({
        Bucket: options.bucket,
        Key: options.key,
        ContentType: 'application/gzip',
      }),
    );
    if (UploadId === undefined)
      throw new SnapshotError('io_error', 'S3 began an upload without a name.', { path: options.key });
    return new MultipartUpload(options, UploadId);
  }

  /** Bytes that left this machine; what was copied is not among them. */
  get sentBytes(): number {
    return this.#sentBytes;
  }

  /** Takes the next part; resolves when there is room for one more, so that no more than `maxInFlight` are in memory. @throws what an earlier one failed with */
  async add(part: Part): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const PartNumber = this.#parts.length + 1;
    const { sizeBytes, md5 } = part;
    const entry: PartFacts & { done: CompletedPart } = { sizeBytes, md5, done: { PartNumber } };
    this.#parts.push(entry);
    const sending = this.#send(part, PartNumber)
      .then(
        (done) => {
          entry.done = { PartNumber, ...done };
          if (part.kind === 'send') part.letGo();
        },
        (error: unknown) => {
          this.#failure ??= error;
        },
      )
      .finally(() => this.#inFlight.delete(sending));
    this.#inFlight.add(sending);
    while (this.#inFlight.size >= this.#options.maxInFlight && this.#failure === undefined)
      await Promise.race(this.#inFlight);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Ends the upload.
   *
   * @param sha256 of all that was sent, hexadecimal
   * @throws what a part failed with, or S3; SnapshotError `checksum_mismatch` when S3 has something else than was sent
   */
  async complete(sha256: string): Promise<void> {
    await Promise.all(this.#inFlight);
    if (this.#failure !== undefined) throw this.#failure;
    const { s3, bucket: Bucket, key: Key } = this.#options;
    const completing = s3.send(
      new CompleteMultipartUploadCommand({
        Bucket,
        Key,
        UploadId: this.#uploadId,
        IfNoneMatch: '*',
        MultipartUpload: { Parts: this.#parts.map(({ done }) => done) },
      }),
    );
    try {
      await completing;
    } catch (error) {
      // The answer to an attempt that succeeded may have been lost: what lies there decides.
      await this.#check(sha256).catch(() => Promise.reject(error));
      return;
    }
    await this.#check(sha256);
  }

  /**
   * Gives up: S3 forgets every part. Never rejects; what cannot be given up now is swept at the next start. Parts on their way arrive first:
   * one that arrived behind the abortion would stay, and cost, for ever.
   */
  async abort(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    const { s3, bucket: Bucket, key: Key } = this.#options;
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: this.#uploadId })).catch(() => {});
  }

  async #send(part: Part, PartNumber: number): Promise<CompletedPart> {
    const { s3, bucket: Bucket, key: Key, source } = this.#options;
    const target = { Bucket, Key, UploadId: this.#uploadId, PartNumber };
    if (part.kind === 'send') {
      const { ETag } = await s3.send(
        new UploadPartCommand({
          ...target,
          Body: part.bytes,
          ContentLength: part.sizeBytes,
          ContentMD5: part.md5.toString('base64'),
        }),
      );
      this.#sentBytes += part.sizeBytes;
      return { ETag };
    }
    if (!source) throw new Error('A part is to be copied, and there is nothing to copy from.');
    const { CopyPartResult } = await s3.send(
      new UploadPartCopyCommand({
        ...target,
        CopySource: `${Bucket}/${encodeURIComponent(source.key)}`,
        CopySourceIfMatch: source.etag,
        CopySourceRange: `bytes=${part.start}-${part.end - 1}`,
      }),
    );
    return { ETag: CopyPartResult?.ETag };
  }

  /**
   * Whether S3 has what was sent. The ETag of an object in parts is the MD5 of their MD5s, as everybody has it but AWS with a key of KMS:
   * there the object is read again.
   */
  async #check(sha256: string): Promise<void> {
    const { s3, bucket: Bucket, key: Key } = this.#options;
    const { ContentLength, ETag = '' } = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    const sizeBytes = this.#parts.reduce((sum, part) => sum + part.sizeBytes, 0);
    const md5 = createHash('md5').update(Buffer.concat(this.#parts.map((part) => part.md5)));
    const isSame =
      ContentLength === sizeBytes &&
      (ETag === `"${md5.digest('hex')}-${this.#parts.length}"` || (await this.#readAgain()) === sha256);
    if (!isSame) throw new SnapshotError('checksum_mismatch', 'S3 does not have what was sent.', { path: Key });
  }

  async #readAgain(): Promise<string> {
    const { s3, bucket: Bucket, key: Key } = this.#options;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    const hash = createHash('sha256');
    for await (const chunk of Body as AsyncIterable<Buffer>) hash.update(chunk);
    return hash.digest('hex');
  }
}
