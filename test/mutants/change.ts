import type { HeaderLine, ProxiedReply, ProxiedRequest, Serve } from './exchange.js';

/** A JSON object of an answer; the mutants know the contract, so they do not narrow. */
export type Json = Record<string, unknown>;

export interface Route {
  readonly method: string;
  readonly path: RegExp;
}

/** `GET /tasks/{taskUid}`: the method, and the path with `{…}` for one segment. */
export function route(text: string): Route {
  const [method = '', path = ''] = text.split(' ');
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]*\}/g, '[^/]+');
  return { method, path: new RegExp(`^${escaped}$`) };
}

export function matches(at: Route, { method, target }: ProxiedRequest): boolean {
  return method === at.method && at.path.test(pathOf(target));
}

export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? '';
}

export function queryOf({ target }: ProxiedRequest): URLSearchParams {
  return new URLSearchParams(target.slice(pathOf(target).length + 1));
}

/** The last segment of the path, as a number. */
export function uidOf({ target }: ProxiedRequest): number {
  return Number(pathOf(target).split('/').at(-1));
}

/** Changes the answers of one route with one status. An edit that returns what it was given leaves the answer alone. */
export function onReply(
  at: string,
  status: number | 'any',
  edit: (reply: ProxiedReply, request: ProxiedRequest) => ProxiedReply,
): () => Serve {
  const aim = route(at);
  return () => async (request, forward) => {
    const reply = await forward(request);
    return matches(aim, request) && (status === 'any' || reply.status === status) ? edit(reply, request) : reply;
  };
}

/** Changes the JSON body of the answers of one route with one status. */
export function onBody(
  at: string,
  status: number,
  edit: (body: Json, request: ProxiedRequest) => unknown,
): () => Serve {
  return onReply(at, status, (reply, request) => withJson(reply, edit(bodyOf(reply), request)));
}

/** Changes each item of the list of one route. */
export function onItems(at: string, edit: (item: Json, request: ProxiedRequest) => Json): () => Serve {
  return onBody(at, 200, (body, request) => ({
    ...body,
    results: resultsOf(body).map((item) => edit(item, request)),
  }));
}

/** Changes the requests of one route before the server sees them. */
export function onRequest(at: string, edit: (request: ProxiedRequest) => ProxiedRequest): () => Serve {
  const aim = route(at);
  return () => (request, forward) => forward(matches(aim, request) ? edit(request) : request);
}

/** Answers the requests of one route that meet a condition, without asking the server. */
export function instead(
  at: string,
  when: (request: ProxiedRequest) => boolean,
  reply: () => ProxiedReply,
): () => Serve {
  const aim = route(at);
  return () => async (request, forward) => (matches(aim, request) && when(request) ? reply() : forward(request));
}

export function bodyOf(message: { readonly body: Buffer }): Json {
  return JSON.parse(message.body.toString('utf8')) as Json;
}

export function resultsOf(body: Json): Json[] {
  return body.results as Json[];
}

/** The reply with another body, and the same reply when the body says the same. */
export function withJson(reply: ProxiedReply, body: unknown): ProxiedReply {
  const text = JSON.stringify(body);
  return text === JSON.stringify(bodyOf(reply)) ? reply : withText(reply, text);
}

export function withText(reply: ProxiedReply, text: string): ProxiedReply {
  const body = Buffer.from(text);
  return { ...withHeader(reply, 'Content-Length', String(body.length)), body };
}

/** Replaces a header, or adds it. */
export function withHeader(reply: ProxiedReply, name: string, value: string): ProxiedReply {
  return { ...withoutHeader(reply, name), headers: [...withoutHeader(reply, name).headers, [name, value]] };
}

export function withoutHeader(reply: ProxiedReply, name: string): ProxiedReply {
  const isOther = ([each]: HeaderLine): boolean => each.toLowerCase() !== name.toLowerCase();
  return { ...reply, headers: reply.headers.filter(isOther) };
}

export function withStatus(reply: ProxiedReply, status: number): ProxiedReply {
  return { ...reply, status, reason: '' };
}

export function json(status: number, body: unknown): ProxiedReply {
  const bytes = Buffer.from(JSON.stringify(body));
  const headers: HeaderLine[] = [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Length', String(bytes.length)],
  ];
  return { status, reason: '', headers, body: bytes };
}

/** An error in the form of the contract. */
export function refusal(status: number, code: string, type = 'invalid_request'): ProxiedReply {
  return json(status, {
    message: `Refused: ${code}.`,
    code,
    type,
    link: `https://docs.meilisearch.com/errors#${code}`,
  });
}

export function omit(body: Json, name: string): Json {
  const { [name]: _left, ...rest } = body;
  return rest;
}

/** The request with one parameter of its query changed or, without a value, taken away. */
export function withQuery(request: ProxiedRequest, name: string, value?: string): ProxiedRequest {
  const query = queryOf(request);
  if (value === undefined ? !query.has(name) : query.get(name) === value) return request;
  if (value === undefined) query.delete(name);
  else query.set(name, value);
  const text = query.toString();
  return { ...request, target: `${pathOf(request.target)}${text === '' ? '' : `?${text}`}` };
}

/** The request with another body. */
export function withRequestJson(request: ProxiedRequest, body: unknown): ProxiedRequest {
  const bytes = Buffer.from(JSON.stringify(body));
  const kept = request.headers.filter(([name]) => !/^(content-length|transfer-encoding)$/i.test(name));
  return { ...request, body: bytes, headers: [...kept, ['Content-Length', String(bytes.length)]] };
}

/** The request with the credential of somebody else. */
export function withBearer(request: ProxiedRequest, key: string): ProxiedRequest {
  const kept = request.headers.filter(([name]) => !/^authorization$/i.test(name));
  return { ...request, headers: [...kept, ['Authorization', `Bearer ${key}`]] };
}
