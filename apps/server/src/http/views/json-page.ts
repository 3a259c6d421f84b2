import type { Schema } from '@stillframe/contract';
import type { JsonText } from '../../store/json-text.js';
import type { PageOf } from '../../tasks/filter.js';

/** A page of tasks or batches, put together from stored texts without reading them. */
export const uidPage = <T>({ results, total, from, next }: PageOf<T>, limit: number): JsonText<UidPage<T>> =>
  `{"results":[${results.join(',')}],"total":${total},"limit":${limit},"from":${from},"next":${next}}`;

/** A page of documents, put together from stored texts: their numbers leave with every digit. */
export const documentPage = (
  results: JsonText<Schema<'Document'>>[],
  { offset, limit, total }: { offset: number; limit: number; total: number },
): JsonText<Schema<'DocumentList'>> =>
  `{"results":[${results.join(',')}],"offset":${offset},"limit":${limit},"total":${total}}`;

interface UidPage<T> {
  results: T[];
  total: number;
  limit: number;
  from: number | null;
  next: number | null;
}
