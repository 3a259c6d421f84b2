/** A header as it stands on the wire: its name in the letter case that was sent, a pair for each line. */
export type HeaderLine = readonly [name: string, value: string];

/** A request as it came to the proxy, nothing normalised. */
export interface ProxiedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Buffer;
}

/** An answer as it came from the server. */
export interface ProxiedReply {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderLine[];
  readonly body: Buffer;
}

/** Asks the real server. */
export type Forward = (request: ProxiedRequest) => Promise<ProxiedReply>;

/** Answers one request, with or without the real server. */
export type Serve = (request: ProxiedRequest, forward: Forward) => Promise<ProxiedReply>;

/** Value of the first header of this name, in whatever letter case it is. */
export function headerOf({ headers }: { readonly headers: readonly HeaderLine[] }, name: string): string | undefined {
  return headers.find(([each]) => each.toLowerCase() === name)?.[1];
}
