import type { OpenApiDocument, OperationId, operations } from '@stillframe/contract';
import type { Request, RequestHandler, Response } from 'express';
import type { Gate } from '../store/gate.js';
import type { JsonText } from '../store/json-text.js';
import type { Access } from './access.js';
import { type FileAnswer, sendFile } from './answer/send-file.js';
import { planOperations } from './contract/plan.js';
import { exchangeOf } from './exchange.js';
import type { Services } from './services.js';

type Declared<O extends OperationId, K extends 'query' | 'path'> = operations[O]['parameters'] extends {
  [P in K]?: infer V;
}
  ? [V] extends [undefined]
    ? Record<never, never>
    : NonNullable<V>
  : Record<never, never>;
/** Parameters and fields that have a default wherever they occur; {@link bind} checks that against the contract. */
const DEFAULTED = ['limit', 'offset', 'reverse', 'retrieveVectors', 'force', 'keys', 'dryRun'] as const;
type DefaultedKey<T> = Extract<keyof T, (typeof DEFAULTED)[number]>;
type Defaulted<T> = [DefaultedKey<T>] extends [never] ? T : T & Required<Pick<T, DefaultedKey<T>>>;
/** Only JSON bodies are parsed; a handler of any other reads the request's stream. */
type Body<O extends OperationId> = operations[O] extends { requestBody?: { content: infer C } }
  ? 'application/json' extends keyof C
    ? Defaulted<C['application/json']>
    : undefined
  : undefined;

/** One call of an operation, as its handler gets it. */
export interface Call<O extends OperationId> extends Services {
  query: Defaulted<Declared<O, 'query'>>;
  path: Declared<O, 'path'>;
  body: Body<O>;
  access: Access;
  /** What stood behind the `?`, as sent. */
  rawQuery: string;
  /** The names that the query holds. */
  given: readonly string[];
  request: Request;
  /** Whether only the head of the answer was asked for. */
  isHead: boolean;
  /** The limit of a body that the handler reads itself. */
  payloadSizeLimitBytes: number;
}

type Content<R> = R extends { content: infer C } ? C : never;
type ReplyFor<S, R> = [Content<R>] extends [never]
  ? { status: S; body?: never; text?: never; headers?: Record<string, string> }
  : Content<R> extends { 'application/json': infer T }
    ? { status: S; body: T; headers?: Record<string, string> } | { status: S; text: JsonText<T> }
    : Content<R> extends { 'text/plain': string }
      ? { status: S; plain: string; type: `text/plain;${string}` }
      : Content<R> extends { 'application/gzip': string }
        ? { status: S; file: FileAnswer }
        : never;
type Documented<O extends OperationId> = Omit<operations[O]['responses'], '5XX'>;
/** One of the answers that the contract documents: its body, or the stored text of it. Errors are thrown. */
type Reply<O extends OperationId> = {
  [S in keyof Documented<O>]: ReplyFor<S, Documented<O>[S]>;
}[keyof Documented<O>];

export type Handler<O extends OperationId> = (call: Call<O>) => Reply<O> | Promise<Reply<O>>;
/** A handler for each operation: a missing, misspelt or extra one does not compile. */
export type Handlers = { [O in OperationId]: Handler<O> };

interface AnyReply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  text?: string;
  plain?: string;
  file?: FileAnswer;
  type?: string;
}

interface BindOptions {
  services: Services;
  gate: Pick<Gate, 'closed'>;
  payloadSizeLimitBytes: number;
  /** Whether answers are compared with the contract, which takes reading stored texts. */
  validatesAnswers: boolean;
}

/**
 * The last room: calls the handler of the operation that the contract found for a request, and sends its answer.
 *
 * @throws Error when contract and handlers do not have the same operations, or a parameter lacks its default
 */
export function bind(document: OpenApiDocument, handlers: Handlers, options: BindOptions): RequestHandler {
  checkOperations(document, handlers);
  return async (request, response) => {
    const { plan, access, rawQuery, query, given, isHead } = exchangeOf(request);
    if (!plan || !access) throw new Error('The request has no operation.');
    const handler = handlers[plan.id] as (call: unknown) => Promise<AnyReply>;
    // The handler reads in the turn in which the gate was seen open.
    while (options.gate.closed) await options.gate.closed;
    const reply = await handler({
      ...options.services,
      // The server's own reading: the validator, which had its canonical form, leaves numbers of mixed lists as texts.
      query,
      // Express hands `0` over as a string, and 1 as a number; the validator's own record has numbers only.
      path: pathParameters(request),
      body: request.body,
      access,
      rawQuery,
      given,
      request,
      isHead,
      payloadSizeLimitBytes: options.payloadSizeLimitBytes,
    });
    if (reply.file) await sendFile(response, reply.status, reply.file);
    else send(response, reply, options.validatesAnswers);
  };
}

function send(
  response: Response,
  { status, body, text, plain, type, headers = {} }: AnyReply,
  validatesAnswers: boolean,
): void {
  response.status(status).set(headers);
  if (plain !== undefined && type !== undefined) {
    response.setHeader('Content-Type', type);
    response.end(plain);
    return;
  }
  if (text !== undefined) exchangeOf(response.req).text = text;
  if (body === undefined && text === undefined) response.end();
  else response.json(text === undefined || !validatesAnswers ? body : JSON.parse(text));
}

const pathParameters = (request: Request): unknown =>
  (request as Request & { openapi?: { pathParams: unknown } }).openapi?.pathParams ?? {};

function checkOperations(document: OpenApiDocument, handlers: Handlers): void {
  const plans = planOperations(document);
  const missing = [...plans.keys()].filter((id) => !(id in handlers));
  const extra = Object.keys(handlers).filter((id) => !plans.has(id as OperationId));
  if (missing.length + extra.length > 0)
    throw new Error(
      `Operations without a handler: ${missing.join(', ') || 'none'}; handlers without an operation: ${extra.join(', ') || 'none'}`,
    );
  for (const { id, query, body } of plans.values()) {
    const fields = Object.entries(body?.schema.properties ?? {}).map(([name, schema]) => ({ name, schema }));
    for (const { name, schema } of [...query, ...fields])
      if (DEFAULTED.some((key) => key === name) && typeof schema === 'object' && schema.default === undefined)
        throw new Error(`${name} of ${id} has no default.`);
  }
}
