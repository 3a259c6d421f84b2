import autocannon from 'autocannon';

export const MASTER_KEY = 'aSampleMasterKey-0123456789';

export interface Figures {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/** Sends one request again and again over so many connections. @throws when an answer is not a 2xx */
export async function load(
  request: { url: string; method?: 'GET' | 'POST' | 'DELETE' },
  connections: number,
  seconds: number,
): Promise<Figures> {
  const result = await autocannon({
    method: 'GET',
    ...request,
    headers: { authorization: `Bearer ${MASTER_KEY}` },
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${request.url}: ${result.non2xx} refused, ${result.errors} failed`);
  return { perSecond: Math.round(result.requests.average), p50Ms: result.latency.p50, p99Ms: result.latency.p99 };
}

/** One line of a table: cells right-aligned under their titles. */
export const row = (cells: (string | number)[], widths: number[]): string =>
  cells.map((cell, column) => String(cell).padStart(widths[column] ?? 8)).join('  ');
