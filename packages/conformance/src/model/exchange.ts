/** A request as it was sent. Header names are lower case; several values of one header are several pairs. */
export interface SentRequest {
  readonly method: string;
  /** Absolute URL, query included. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Text of the body; absent when none was sent. */
  readonly body?: string;
}

/** An answer as it came, nothing repaired: the body is the decoded text, not parsed. */
export interface ReceivedResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** False when the bytes of the body were no UTF-8, so that `body` is not all that came. */
  readonly isUtf8?: boolean;
}

/** One request and its answer. */
export interface Exchange {
  /** The step of the plan that asked for it, or the name of a recording. */
  readonly step: string;
  /** `operationId` or `METHOD /path` of the operation that was aimed at; absent for routes and methods outside the contract. */
  readonly operation?: string;
  /** Name of the credential that was used: `none`, `malformed`, `unknown`, or a role. */
  readonly credential: string;
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
  /** Milliseconds since the epoch, before the first byte was sent and after the last one came. */
  readonly sentAt: number;
  readonly receivedAt: number;
}
