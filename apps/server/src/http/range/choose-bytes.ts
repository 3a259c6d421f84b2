/** What a conditional request for a file gets: nothing new, bytes from `start` to before `end`, or a refusal. */
export type Choice = 'notModified' | 'unsatisfiable' | { status: 200 | 206; start: number; end: number };

export interface RangeRequest {
  range?: string | undefined;
  ifRange?: string | undefined;
  ifNoneMatch?: string | undefined;
}

/**
 * Chooses the bytes to send, in the order of RFC 9110 §13.2.2. A range that cannot be read is no range, and of several ranges none is
 * served (§14.2 leaves both to the server): the whole is always right.
 *
 * @param etag strong, with its quotes
 */
export function chooseBytes(request: RangeRequest, { etag, sizeBytes }: { etag: string; sizeBytes: number }): Choice {
  if (request.ifNoneMatch !== undefined && names(request.ifNoneMatch, etag)) return 'notModified';
  const whole = { status: 200, start: 0, end: sizeBytes } as const;
  // A strong comparison: a weak validator and a date never match (RFC 9110 §13.1.5).
  if (request.range === undefined || (request.ifRange !== undefined && request.ifRange.trim() !== etag)) return whole;
  const parts = /^bytes=[ \t]*(?:(\d+)-(\d*)|-(\d+))[ \t]*$/i.exec(request.range);
  if (!parts) return whole;
  const [, first, last, suffix] = parts;
  if (suffix !== undefined) {
    const length = Math.min(Number(suffix), sizeBytes);
    return length === 0 ? 'unsatisfiable' : { status: 206, start: sizeBytes - length, end: sizeBytes };
  }
  const start = Number(first);
  const end = last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes);
  if (last !== '' && Number(last) < start) return whole;
  return start >= sizeBytes ? 'unsatisfiable' : { status: 206, start, end };
}

/** The weak comparison, which is the one for If-None-Match (RFC 9110 §13.1.2). */
function names(list: string, etag: string): boolean {
  return list.split(',').some((item) => ['*', etag, `W/${etag}`].includes(item.trim()));
}
