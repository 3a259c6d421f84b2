import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createSocketServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { printPlan } from '../plan/print-plan.js';
import { type LibraryFault, libraryContract, startLibrary } from '../testing/library.js';
import { judgeServer, planServer } from './judge-server.js';

const asked = { contract: libraryContract, keys: { librarian: 'librarian' } };

async function judgeLibrary(fault?: LibraryFault) {
  const library = await startLibrary(fault);
  try {
    const { report } = await judgeServer({ ...asked, url: library.url });
    return { report, left: library.loans.size, broken: report.findings.map(({ obligation }) => obligation) };
  } finally {
    await library.close();
  }
}

test('a server that keeps another contract, with other names, is found to keep it, and nothing is left there', async () => {
  const { report, left, broken } = await judgeLibrary();
  expect(broken).toEqual([]);
  expect(report.obligations.filter(({ outcome }) => outcome === 'not-exercised').map(({ id }) => id)).toEqual([]);
  expect({ verdict: report.verdict, left }).toEqual({ verdict: 'kept', left: 0 });
});

describe('a fault is found, and named by its obligation first', () => {
  test.each<{ fault: LibraryFault; obligation: string }>([
    { fault: 'loses loans', obligation: 'lend/201/link/loan' },
    { fault: 'ignores the reader', obligation: 'listLoans/law/subset-by-filter.reader' },
    { fault: 'lets anybody in', obligation: 'listLoans/security/none' },
    { fault: 'never lends', obligation: 'readLoan/law/ends-within.out' },
    { fault: 'says too much', obligation: 'listLoans/200/body/application/json' },
    { fault: 'cuts the line at an end', obligation: 'endLoan/status/documented' },
  ])('$fault', async ({ fault, obligation }) => {
    const { report, broken } = await judgeLibrary(fault);
    expect(report.verdict).toBe('broken');
    expect(broken[0]).toBe(obligation);
  });
});

test('a read whose connection breaks is asked for again', async () => {
  const { report, broken } = await judgeLibrary('cuts each tenth line once');
  expect({ verdict: report.verdict, broken }).toEqual({ verdict: 'kept', broken: [] });
});

test('a server that goes away in the middle is no server any more', async () => {
  const library = await startLibrary();
  let asks = 0;
  const { report } = await judgeServer({
    ...asked,
    url: library.url,
    onExchange: () => {
      asks += 1;
      if (asks === 30) void library.close();
    },
  });
  expect(report).toMatchObject({ verdict: 'not-judged', reason: expect.stringContaining('got no answer') });
});

describe('a server that cannot be judged', () => {
  async function reasonFor(listener: RequestListener, more: Partial<Parameters<typeof judgeServer>[0]> = {}) {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { report } = await judgeServer({ ...asked, url, ...more });
    server.closeAllConnections();
    server.close();
    expect(report.verdict).toBe('not-judged');
    return report.reason?.replaceAll(url, 'URL');
  }

  test('is slow', async () => {
    expect(await reasonFor(() => undefined, { timeoutMs: 50 })).toBe(
      'GET URL/loans got no answer: GET /loans had no whole answer after 50 ms.',
    );
  });

  test('never ends a body', async () => {
    const endless: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"loans":[');
    };
    expect(await reasonFor(endless, { timeoutMs: 50 })).toContain('had no whole answer after 50 ms');
  });

  test('sends on for ever', async () => {
    const onward: RequestListener = (_, response) => response.writeHead(302, { location: '/loans' }).end();
    expect(await reasonFor(onward)).toBe(
      'URL only sends on, to /loans: give --url the address where the server is itself.',
    );
  });

  test('is another one', async () => {
    expect(await reasonFor((_, response) => response.writeHead(404).end())).toContain(
      'does not look like a server of this contract',
    );
  });

  test('does not take the key', async () => {
    const closed: RequestListener = (_, response) =>
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"problem":"no"}');
    expect(await reasonFor(closed)).toContain('does not take the key of librarian: it answered 401');
  });

  test('holds data, unless that is allowed, and then keeps it', async () => {
    const library = await startLibrary();
    const headers = { 'x-card': 'librarian', 'content-type': 'application/json' };
    await fetch(`${library.url}/loans`, { method: 'POST', headers, body: '{"reader":"Cem"}' });
    const refused = await judgeServer({ ...asked, url: library.url });
    expect(refused.report.reason).toContain('holds data: listLoans lists 1 or more.');
    const { report } = await judgeServer({ ...asked, url: library.url, allowData: true });
    expect(report.findings.map(({ obligation }) => obligation)).toEqual([]);
    const reading = await judgeServer({ ...asked, url: library.url, readOnly: true });
    expect(new Set(reading.exchanges.map(({ request }) => request.method))).toEqual(new Set(['GET']));
    expect(reading.report.verdict).toBe('kept');
    expect([...library.loans.keys()]).toEqual([1]);
    await library.close();
  });

  test('speaks no HTTP, or is not there', async () => {
    const sockets = new Set<Socket>();
    const server = createSocketServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      socket.write('220 mail.example ESMTP\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect((await judgeServer({ ...asked, url })).report.reason).toContain('what came is no HTTP');
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
    expect((await judgeServer({ ...asked, url })).report.reason).toContain('ECONNREFUSED');
  });

  test('has a key that expires in the middle', async () => {
    const { report } = await judgeLibrary('card expires');
    expect(report.verdict).toBe('not-judged');
    expect(report.reason).toContain('The key of librarian stopped to work in the middle');
  });
});

test('stopped in the middle, it takes away what it made and reports what it knows', async () => {
  const library = await startLibrary();
  const stop = new AbortController();
  const { report } = await judgeServer({
    ...asked,
    url: library.url,
    signal: stop.signal,
    onExchange: ({ operation }) => operation === 'lend' && stop.abort(),
  });
  expect(report).toMatchObject({ verdict: 'not-judged', reason: expect.stringContaining('It was stopped') });
  expect(report.obligations.some(({ outcome }) => outcome === 'held')).toBe(true);
  expect(library.loans.size).toBe(0);
  await library.close();
});

test('the plan is the same each time, and needs no server', () => {
  const text = printPlan(planServer(asked).plan);
  expect(printPlan(planServer(asked).plan)).toBe(text);
  expect(text).toContain(
    'lend with ann: POST /loans as librarian; application/json {"reader":"Ann"}; expects accepted\n',
  );
  expect(text).toContain('endLoan/security/none: DELETE /loans/{loan} as none');
});
