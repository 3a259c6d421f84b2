import type { Exchange, ReceivedResponse, SentRequest } from '../model/exchange.js';
import type { Finding, Report } from '../model/report.js';

/** Headers of requests that never carry a secret. Any other may: the name of an API key's header is the contract's to choose. */
const OPEN_HEADERS = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'origin',
  'range',
  'transfer-encoding',
  'user-agent',
]);

/** Credentials that the judge makes up: whoever reads the report needs them, and nobody can use them. */
const MADE_UP = new Set(['none', 'malformed', 'unknown']);

const SCHEME = /^(?:bearer|basic|token)\s+/i;

/** Shorter ones would be found in text that has nothing to do with them. */
const SHORTEST_SECRET = 6;

/**
 * The report without the keys that the run was given, wherever they stand: in headers, in URLs, or given back by the server. Each is
 * replaced by the name of a shell variable, `$KEY_ADMIN` for the role `admin`, so that a printed cURL works once that is set.
 */
export function maskSecrets(report: Report): Report {
  const secrets = secretsOf(report);
  const mask = (text: string): string =>
    secrets.reduce((masked, [secret, name]) => masked.split(secret).join(name), text);
  const pairs = (headers: SentRequest['headers']): SentRequest['headers'] =>
    headers.map(([name, value]) => [name, mask(value)] as const);
  const request = (sent: SentRequest): SentRequest => ({
    ...sent,
    url: mask(sent.url),
    headers: pairs(sent.headers),
    ...(sent.body === undefined ? {} : { body: mask(sent.body) }),
  });
  const response = (received: ReceivedResponse): ReceivedResponse => ({
    ...received,
    headers: pairs(received.headers),
    body: mask(received.body),
  });
  const exchange = (one: Exchange): Exchange => ({
    ...one,
    request: request({
      ...one.request,
      headers: one.request.headers.map((header) => maskHeader(one.credential, header)),
    }),
    response: response(one.response),
  });
  const finding = (one: Finding): Finding => ({
    ...one,
    message: mask(one.message),
    expected: mask(one.expected),
    excerpt: mask(one.excerpt),
    exchanges: one.exchanges.map(exchange),
  });
  return {
    ...report,
    ...(report.reason === undefined ? {} : { reason: mask(report.reason) }),
    findings: report.findings.map(finding),
  };
}

/** A header that may carry a key is masked whatever its value is. */
function maskHeader(credential: string, [name, value]: SentRequest['headers'][number]): readonly [string, string] {
  if (MADE_UP.has(credential) || OPEN_HEADERS.has(name)) return [name, value];
  const scheme = SCHEME.exec(value)?.[0] ?? '';
  return [name, `${scheme}${variableOf(credential)}`];
}

function variableOf(role: string): string {
  return `$KEY_${role.toUpperCase().replace(/[^A-Z\d]+/g, '_')}`;
}

/** Each secret with the variable that stands for it; the longest first, as one may hold another. */
function secretsOf(report: Report): [secret: string, variable: string][] {
  const found = new Map<string, string>();
  for (const { credential, request } of report.findings.flatMap(({ exchanges }) => exchanges)) {
    if (MADE_UP.has(credential)) continue;
    const variable = variableOf(credential);
    for (const [name, value] of request.headers) {
      if (OPEN_HEADERS.has(name)) continue;
      const secret = value.replace(SCHEME, '');
      if (secret.length >= SHORTEST_SECRET) {
        found.set(secret, variable);
        found.set(encodeURIComponent(secret), variable);
      }
    }
    for (const [name, value] of new URL(request.url).searchParams) {
      if (
        /^(?:api[-_]?key|access[-_]?token|token|password|secret|signature)$/i.test(name) &&
        value.length >= SHORTEST_SECRET
      ) {
        found.set(value, variable);
        found.set(encodeURIComponent(value), variable);
      }
    }
  }
  return [...found].sort(([a], [b]) => b.length - a.length);
}
