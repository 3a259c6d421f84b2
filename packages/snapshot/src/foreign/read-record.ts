import { reprintJson } from './print-json.js';

/** A document record that cannot be read; the message says why. */
export class RecordError extends Error {}

const vectorsField = '_vectors';

/**
 * A document as Meilisearch's `GET …/documents` gives it, from its obkv record: repeated field id (u16, big-endian), length (LEB128), JSON.
 *
 * Fields come in the order of their ids, and `_vectors` is left out, as it is unless asked for.
 *
 * @param fields names of fields by id
 * @throws RecordError
 */
export function documentText(record: Buffer, fields: ReadonlyMap<number, string>): string {
  const members: string[] = [];
  for (let at = 0; at < record.length; ) {
    if (at + 3 > record.length) throw new RecordError('a field is cut');
    const id = record.readUInt16BE(at);
    const name = fields.get(id);
    if (name === undefined) throw new RecordError(`field ${id} has no name`);
    const [start, length] = readLength(record, at + 2);
    at = start + length;
    if (at > record.length) throw new RecordError(`field ${id} is cut`);
    if (name !== vectorsField)
      members.push(`${JSON.stringify(name)}:${valueText(record.toString('utf8', start, at), id)}`);
  }
  return `{${members.join(',')}}`;
}

function valueText(json: string, id: number): string {
  try {
    return reprintJson(json);
  } catch (error) {
    throw new RecordError(`field ${id} is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Little-endian base 128, u32. @returns where the content begins, and its length */
function readLength(record: Buffer, from: number): [start: number, length: number] {
  let length = 0;
  for (let at = from, factor = 1; at < record.length && factor <= 2 ** 28; at++, factor *= 128) {
    const byte = record[at] ?? 0;
    length += (byte & 0x7f) * factor;
    if (byte < 0x80) return [at + 1, length];
  }
  throw new RecordError('the length of a field never ends');
}
