import type { MediaType } from '../contract/operation.js';

/** The bare media type of a Content-Type, in lower case: `application/json`. */
function essenceOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

/** The clause that describes a media type: the narrowest of those that cover it. @see OpenAPI 3.1, Response Object, `content` */
export function findMediaType(content: readonly MediaType[], contentType: string): MediaType | undefined {
  const essence = essenceOf(contentType);
  const [main = ''] = essence.split('/');
  return [essence, `${main}/*`, '*/*']
    .map((wanted) => content.find(({ type }) => essenceOf(type) === wanted))
    .find((found) => found !== undefined);
}

/** Whether a media type is JSON. @see RFC 6839 §3.1 */
export function isJsonType(contentType: string): boolean {
  return /^[^/]+\/(.+\+)?json$/.test(essenceOf(contentType));
}

/** The `charset` of a Content-Type, in lower case. */
export function charsetOf(contentType: string): string | undefined {
  return /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
}
