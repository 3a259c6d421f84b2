import { refuse } from '../errors/wording.js';
import { JsonSyntaxError } from '../json/syntax-error.js';
import { CsvError, CsvReader } from './csv-reader.js';
import { DocumentScanner, NotDocumentsError } from './document-scanner.js';

/** How documents are written in a payload; a table also says by which byte its fields are divided. */
export type PayloadFormat = { name: 'json' } | { name: 'ndjson' } | { name: 'csv'; delimiter: number };

/**
 * Reads the documents of a payload and hands each to `write` before the next is read, so that memory holds little more than
 * one document and one chunk, however large the payload is.
 *
 * @param write takes one JSON object's text, without line breaks; its promise is the back-pressure
 * @throws ApiError `missing_payload` · `malformed_payload`, and what `chunks` and `write` throw
 */
export async function readDocuments(
  chunks: AsyncIterable<Buffer>,
  format: PayloadFormat,
  write: (document: string) => Promise<void>,
): Promise<void> {
  const reader = format.name === 'csv' ? csvReader(format.delimiter) : jsonReader(format.name);
  let isEmpty = true;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    isEmpty = false;
    for (const document of reader.read(chunk)) await write(document);
  }
  if (isEmpty) throw refuse.missingPayload(format.name);
  for (const document of reader.end()) await write(document);
}

interface Reader {
  read(chunk: Buffer): string[];
  end(): string[];
}

function jsonReader(form: 'json' | 'ndjson'): Reader {
  const scanner = new DocumentScanner(form);
  const explain = (error: unknown): unknown =>
    error instanceof JsonSyntaxError || error instanceof NotDocumentsError
      ? refuse.malformedDocuments(form, error.message)
      : error;
  return {
    read: (chunk) => attempt(() => scanner.scan(chunk), explain),
    end: () => attempt(() => scanner.end(), explain),
  };
}

function csvReader(delimiter: number): Reader {
  const reader = new CsvReader(delimiter);
  const explain = (error: unknown): unknown =>
    error instanceof CsvError ? refuse.malformedTable(error.message) : error;
  return {
    read: (chunk) => attempt(() => reader.read(chunk), explain),
    end: () => attempt(() => reader.end(), explain),
  };
}

function attempt<T>(step: () => T, explain: (error: unknown) => unknown): T {
  try {
    return step();
  } catch (error) {
    throw explain(error);
  }
}
