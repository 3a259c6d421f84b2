import type { IndexRecord } from './documents-environment.js';

/**
 * Reads the record of an index that somebody else wrote, member by member.
 *
 * @returns what it says, or `undefined` when it is no such record
 */
export function shapeIndex(fields: Record<string, unknown>): IndexRecord | undefined {
  const { uid, uuid, slot, primaryKey, createdAt, updatedAt, fieldDistribution, fields: names } = fields;
  const { numberOfDocuments, documentBytes, nextDocumentId } = fields;
  const counts: unknown[] = [slot, numberOfDocuments, documentBytes, nextDocumentId];
  const texts: unknown[] = [uid, uuid, createdAt, updatedAt];
  if (!counts.every(isCount) || !texts.every(isText)) return undefined;
  if (primaryKey !== null && !isText(primaryKey)) return undefined;
  if (!Array.isArray(names) || !names.every(isText)) return undefined;
  if (typeof fieldDistribution !== 'object' || fieldDistribution === null) return undefined;
  if (!Object.values(fieldDistribution).every(isCount)) return undefined;
  return {
    uid,
    uuid,
    slot,
    primaryKey,
    createdAt,
    updatedAt,
    numberOfDocuments,
    documentBytes,
    fieldDistribution,
    fields: names,
    nextDocumentId,
  } as IndexRecord;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isText = (value: unknown): boolean => typeof value === 'string';
