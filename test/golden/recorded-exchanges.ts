import type { Exchange } from '@stillframe/conformance';
import { recordings } from './recording.js';

const SERVER = 'http://recorded';

/** All recorded requests with their answers, as the judge reads them. A recording keeps bodies parsed; here they are texts again. */
export const recordedExchanges: readonly Exchange[] = recordings.flatMap(({ name, exchanges }) =>
  exchanges.map(({ name: step, request, response }, index) => ({
    step: `${name} ${index}: ${step}`,
    credential: 'recorded',
    request: {
      method: request.method,
      url: new URL(request.path, SERVER).href,
      headers: Object.entries(request.headers).map(([header, value]): [string, string] => [
        header.toLowerCase(),
        value,
      ]),
      ...(request.body === undefined ? {} : { body: request.body }),
    },
    response: {
      status: response.status,
      headers: Object.entries(response.headers),
      body: typeof response.body === 'string' ? response.body : JSON.stringify(response.body),
    },
    sentAt: 0,
    receivedAt: 0,
  })),
);
