import type { TaskStatus } from '../archive/archive-facts.js';

/** A task as Meilisearch's `GET /tasks/{taskUid}` shows it. */
export interface ForeignTask {
  uid: number;
  batchUid: number | null;
  indexUid: string | null;
  status: TaskStatus;
  type: string;
  canceledBy: number | null;
  details: Record<string, unknown> | null;
  error: { message: string; code: string; type: string; link: string } | null;
  /** ISO 8601. */
  duration: string | null;
  enqueuedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

type Fields = Record<string, unknown>;

const statuses: readonly string[] = ['enqueued', 'processing', 'succeeded', 'failed', 'canceled'];
/** Kinds that are stored under another name than they are shown. */
const shownTypes: Record<string, string> = {
  documentClear: 'documentDeletion',
  documentDeletionByFilter: 'documentDeletion',
};

/** Reads a stored task (snake_case, its kind and details as tagged objects). @returns null for what is no task */
export function shapeTask(stored: Fields): ForeignTask | null {
  const { uid, status, kind } = stored;
  const [kindName, parameters] = tagged(kind);
  if (typeof uid !== 'number' || kindName === null || !isStatus(status)) return null;
  const at = (name: string) => (typeof stored[name] === 'string' ? stored[name] : null);
  const [startedAt, finishedAt] = [at('startedAt'), at('finishedAt')];
  return {
    uid,
    batchUid: typeof stored.batchUid === 'number' ? stored.batchUid : null,
    indexUid: typeof parameters.index_uid === 'string' ? parameters.index_uid : null,
    status,
    type: shownTypes[kindName] ?? kindName,
    canceledBy: typeof stored.canceledBy === 'number' ? stored.canceledBy : null,
    details: shapeDetails(stored.details),
    error: isFields(stored.error) ? (stored.error as ForeignTask['error']) : null,
    duration: startedAt === null || finishedAt === null ? null : durationBetween(startedAt, finishedAt),
    enqueuedAt: at('enqueuedAt') ?? '',
    startedAt,
    finishedAt,
  };
}

/** `{"IndexInfo": {"primary_key": "id"}}` is shown as `{"primaryKey": "id"}`; settings are shown as they are. */
function shapeDetails(stored: unknown): Fields | null {
  const [name, fields] = tagged(stored);
  if (name === null) return null;
  if (name === 'SettingsUpdate') return isFields(fields.settings) ? (hideSecrets(fields.settings) as Fields) : {};
  const shown = Object.fromEntries(Object.entries(fields).map(([key, value]) => [camelCase(key), value]));
  if (name === 'DocumentDeletion') return { ...shown, originalFilter: null };
  if (name === 'DocumentDeletionByFilter') return { providedIds: 0, ...shown };
  if (name === 'UpgradeDatabase') return { upgradeFrom: shapeVersion(fields.from), upgradeTo: shapeVersion(fields.to) };
  if (name !== 'IndexInfo') return hideSecrets(shown) as Fields;
  // The new and the old name are shown only when an index was renamed.
  return Object.fromEntries(Object.entries(shown).filter(([key, value]) => key === 'primaryKey' || value !== null));
}

/** `[1, 49, 0]` is shown as `v1.49.0`. */
const shapeVersion = (parts: unknown): string | null => (Array.isArray(parts) ? `v${parts.join('.')}` : null);

/** Keys of other services stand in what tasks were asked for (embedders, exports); Meilisearch stores them whole and shows their beginning. */
function hideSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideSecrets);
  if (!isFields(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    name === 'apiKey' && typeof member === 'string' ? hideSecret(member) : hideSecrets(member),
  ]);
  return Object.fromEntries(members);
}

/** As long a beginning as Meilisearch shows: none of a short one, at most five letters. */
function hideSecret(secret: string): string {
  if (secret.length < 10) return 'XXX...';
  if (secret.length < 20) return `${secret.slice(0, 2)}XXXX...`;
  if (secret.length < 30) return `${secret.slice(0, 3)}XXXXX...`;
  return `${secret.slice(0, 5)}XXXXXX...`;
}

/** serde's form of an enum: a text, or an object of one member. */
function tagged(value: unknown): [name: string | null, fields: Fields] {
  if (typeof value === 'string') return [value, {}];
  if (!isFields(value)) return [null, {}];
  const [[name, fields] = [null, {}]] = Object.entries(value);
  return [name, isFields(fields) ? fields : {}];
}

function durationBetween(from: string, to: string): string | null {
  const [start, end] = [nanosOf(from), nanosOf(to)];
  if (start === null || end === null || end < start) return null;
  const nanos = (end - start).toString().padStart(10, '0');
  const fraction = nanos.slice(-9).replace(/0+$/, '');
  return `PT${nanos.slice(0, -9)}${fraction === '' ? '' : `.${fraction}`}S`;
}

function nanosOf(text: string): bigint | null {
  const [, whole = '', fraction = ''] = /^(.*?\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/.exec(text) ?? [];
  const seconds = Date.parse(`${whole}Z`) / 1000;
  return Number.isInteger(seconds) ? BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0')) : null;
}

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const isStatus = (value: unknown): value is TaskStatus => typeof value === 'string' && statuses.includes(value);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
