import type { Exchange } from '../model/exchange.js';
import type { Finding, JudgedObligation, Report } from '../model/report.js';

export const SAMPLE_KEY = '5f4dcc3b5aa765d61d8327deb882cf99';

const place = { file: 'components/schemas/Task.yaml', line: 6, column: 3 };
const operation = 'getTask';

/** `getTask` asked with the key of a role, answered without `batchUid`. */
export const sampleExchange: Exchange = {
  step: 'follow createSnapshot/task',
  operation,
  credential: 'admin',
  request: {
    method: 'GET',
    url: 'http://localhost:7700/tasks/4',
    headers: [
      ['accept', 'application/json'],
      ['authorization', `Bearer ${SAMPLE_KEY}`],
    ],
  },
  response: {
    status: 200,
    headers: [['content-type', 'application/json']],
    body: '{"uid":4,"indexUid":null}',
  },
  sentAt: 1_795_000_000_000,
  receivedAt: 1_795_000_000_004,
};

export const sampleFinding: Finding = {
  obligation: 'getTask/200/body/application/json',
  rule: 'required',
  message: 'The body has no member "batchUid".',
  expected: 'a member "batchUid"',
  excerpt: '{"uid":4,"indexUid":null}',
  place,
  exchanges: [sampleExchange],
  occurrences: 3,
};

const obligation = (
  id: string,
  kind: JudgedObligation['kind'],
  about: Partial<JudgedObligation>,
): JudgedObligation => ({
  id,
  kind,
  operation,
  pointer: '/paths/~1tasks~1{taskUid}/get',
  place: { file: 'paths/tasks_{taskUid}.yaml', line: 15, column: 5 },
  statement: 'It answers.',
  outcome: 'held',
  agreed: false,
  ...about,
});

/** A run with one cause, one obligation in silence, one that could not be exercised and one that nobody wants to exercise. */
export const sampleReport: Report = {
  verdict: 'broken',
  contract: { source: 'openapi/openapi.yaml', title: 'Stillframe', version: '0.1.0' },
  server: 'http://localhost:7700',
  startedAt: new Date('2026-11-23T13:52:34.184Z'),
  tookMs: 2104,
  requests: 89,
  obligations: [
    obligation('getTask/status/200', 'status', { statement: 'A task that exists is answered with 200.' }),
    obligation('getTask/200/body/application/json', 'body', {
      outcome: 'broken',
      place,
      statement: 'The body of 200 is a Task.',
    }),
    obligation('getTask/status/default', 'status', {
      outcome: 'not-exercisable',
      reason: 'no request provokes it',
      statement: 'Any other status is an Error.',
    }),
    obligation('getTask/parameter/path.taskUid/maximum.refused', 'parameter', {
      outcome: 'not-exercised',
      statement: 'A uid above 4294967295 is refused.',
    }),
    obligation('getTask/law/ends-within.settled', 'law', {
      outcome: 'not-exercised',
      agreed: true,
      statement: 'A task ends within 60 s.',
    }),
  ],
  findings: [sampleFinding],
};

export const keptReport: Report = {
  ...sampleReport,
  verdict: 'kept',
  obligations: sampleReport.obligations.filter(({ outcome }) => outcome === 'held'),
  findings: [],
};

export const unjudgedReport: Report = {
  ...sampleReport,
  verdict: 'not-judged',
  reason: 'Nothing listens at http://localhost:7700: start the server, or give its address with --url.',
  requests: 0,
  obligations: [],
  findings: [],
};

/** All that could end a line, a section, an attribute, a string, a command of a CI or a colour. */
export const HOSTILE =
  '\u0000\u001b[31mred\u0007 ]]> <b a="1">&amp;</b> \' " \r\n::error file=x::owned\n##[error]owned %0A \u2028 \u202eabc \ud800 \ufffe -->';

/** The sample with hostile text in each place that a server or a contract can fill. */
export const hostileReport: Report = {
  ...sampleReport,
  contract: { source: 'openapi/openapi.yaml', title: HOSTILE, version: HOSTILE },
  obligations: sampleReport.obligations.map((one) => ({
    ...one,
    statement: HOSTILE,
    ...(one.reason === undefined ? {} : { reason: HOSTILE }),
  })),
  findings: [
    {
      ...sampleFinding,
      rule: `required ${HOSTILE}`,
      message: HOSTILE,
      expected: HOSTILE,
      excerpt: HOSTILE,
      place: { ...place, file: 'a,b:c%d\n.yaml' },
      exchanges: [
        {
          ...sampleExchange,
          step: HOSTILE,
          request: { ...sampleExchange.request, method: 'POST', body: HOSTILE },
          response: { ...sampleExchange.response, body: HOSTILE },
        },
      ],
    },
  ],
};
