import { isObject } from '../contract/json.js';
import type { Operation } from '../contract/operation.js';
import { isSafe } from '../laws/history.js';
import type { BoundLaw } from '../laws/read-laws.js';
import type { Draft, Request } from './draft.js';
import type { Step, StepParameter, Value } from './step.js';

const WHOLE = 1000;
const QUIET: Partial<Step> = { isAlone: true };

/** What the laws of lists need to be seen: each list whole, cut into pages, through each filter, item by item, and whole again. */
export function planLists(draft: Draft, laws: readonly BoundLaw[]): void {
  for (const operation of draft.contract.operations) {
    const own = laws.filter(({ owner }) => owner.on === 'operation' && owner.operation.id === operation.id);
    const pages = settingsOf(own, 'pages-partition') ?? settingsOf(own, 'total-invariant');
    const filters = settingsOf(own, 'subset-by-filter');
    const one = settingsOf(own, 'list-equals-one');
    if (pages === undefined && filters === undefined && one === undefined) continue;
    const base = draft.request(operation, 'reading');
    const limit = typeof pages?.limit === 'string' ? pages.limit : undefined;
    const whole = withQuery(operation, base, limit === undefined ? {} : { [limit]: { known: WHOLE } });
    const items = String((pages ?? filters ?? one)?.items ?? '');
    const begin = draft.steps.length;
    const first = draft.add(`${operation.id} whole`, operation, whole);
    if (pages !== undefined && limit !== undefined) planPages(draft, operation, base, pages, first, items, limit);
    if (isObject(filters)) planFilters(draft, operation, whole, filters, first, items);
    if (isObject(one)) planOnes(draft, one, whole, first, items);
    planOrder(draft, operation, whole, own);
    const whileMoved = draft.steps.slice(begin).map(({ name }) => name);
    draft.add(`${operation.id} whole again`, operation, whole, { repeats: { whileMoved } });
  }
  planQuiet(draft, laws);
}

function planPages(
  draft: Draft,
  operation: Operation,
  base: Request,
  pages: Record<string, unknown>,
  first: string,
  items: string,
  limit: string,
): void {
  const cursor = isObject(pages.cursor) ? pages.cursor : undefined;
  const begin = String(cursor?.from ?? pages.offset);
  const rule = { items, begin, ...(cursor === undefined ? {} : { next: String(cursor.next) }) };
  draft.add(
    `${operation.id} page by page`,
    operation,
    withQuery(operation, base, { [limit]: { step: first, third: items } }),
    {
      repeats: { pages: rule },
      needs: first,
    },
  );
}

function planFilters(
  draft: Draft,
  operation: Operation,
  whole: Request,
  settings: Record<string, unknown>,
  first: string,
  items: string,
): void {
  for (const filter of Array.isArray(settings.filters) ? settings.filters : []) {
    if (!isObject(filter) || typeof filter.parameter !== 'string' || !Array.isArray(filter.at)) continue;
    const name = filter.parameter;
    const at = String(filter.at[0]);
    // One value of the newest item and one of an older one, so that a filter that is not looked at lets a stranger through.
    for (const index of [0, 1, 2]) {
      const value: Value = { step: first, expression: `$response.body#${items}/${index}${at}` };
      draft.add(
        `${operation.id} ${name} as in item ${index}`,
        operation,
        withQuery(operation, whole, { [name]: value }),
        { needs: first },
      );
    }
    if (typeof settings.any === 'string' && filter.compare === 'equal') {
      draft.add(
        `${operation.id} ${name} of any`,
        operation,
        withQuery(operation, whole, { [name]: { known: settings.any } }),
        { needs: first },
      );
    }
  }
}

function planOnes(draft: Draft, settings: Record<string, unknown>, whole: Request, first: string, items: string): void {
  const target = typeof settings.operation === 'string' ? draft.contract.operation(settings.operation) : undefined;
  if (target === undefined || !isSafe(target.method) || !Array.isArray(settings.parameters)) return;
  for (const index of [0, 1, 2]) {
    const values = new Map(
      (settings.parameters as [string, string][]).map(([name, at]): [string, Value] => [
        name,
        { step: first, expression: `$response.body#${items}/${index}${at}` },
      ]),
    );
    const parameters = target.parameters.flatMap((parameter): StepParameter[] => {
      const value = values.get(parameter.name);
      const above = whole.parameters.find(({ name, in: where }) => where === 'path' && name === parameter.name);
      return value === undefined ? (above === undefined ? [] : [above]) : [draft.parameter(parameter, value)];
    });
    draft.add(`${target.id} of item ${index}`, target, { parameters, needs: first });
  }
}

function planOrder(draft: Draft, operation: Operation, whole: Request, own: readonly BoundLaw[]): void {
  for (const { law, settings } of own) {
    if (law !== 'sorted' || !isObject(settings) || typeof settings.reversedBy !== 'string') continue;
    draft.add(
      `${operation.id} turned round`,
      operation,
      withQuery(operation, whole, { [settings.reversedBy]: { known: true } }),
    );
  }
}

/** Between two looks at what would show a write, one request that must not write. */
function planQuiet(draft: Draft, laws: readonly BoundLaw[]): void {
  for (const { law, owner, settings } of laws) {
    if (law !== 'read-is-safe' || owner.on !== 'operation' || !isObject(settings)) continue;
    const look = draft.request(owner.operation, 'reading');
    const id = owner.operation.id;
    draft.add(`${id} before all reads`, owner.operation, look, QUIET);
    for (const other of Array.isArray(settings.operations) ? settings.operations : []) {
      const operation = draft.contract.operation(String(other));
      if (operation === undefined) continue;
      if (operation.id !== id)
        draft.add(`${operation.id} seen by ${id}`, operation, draft.request(operation, 'reading'), QUIET);
      draft.add(`${id} after ${operation.id}`, owner.operation, look, QUIET);
    }
  }
}

function settingsOf(laws: readonly BoundLaw[], name: string): Record<string, unknown> | undefined {
  const settings = laws.find(({ law }) => law === name)?.settings;
  return isObject(settings) ? settings : undefined;
}

function withQuery(operation: Operation, request: Request, query: Readonly<Record<string, Value>>): Request {
  const added = Object.entries(query).map(([name, value]): StepParameter => {
    const parameter = operation.parameters.find((one) => one.name === name && one.in === 'query');
    return { in: 'query', name, value, explode: parameter?.explode ?? false };
  });
  return { ...request, parameters: [...request.parameters.filter(({ name }) => !(name in query)), ...added] };
}
