/** A request as messages name it: method, path and query. No host, no headers: nothing secret. */
export function describeRequest(request: Pick<Request, 'method' | 'url'>): string {
  const { pathname, search } = new URL(request.url);
  return `${request.method} ${pathname}${search}`;
}
