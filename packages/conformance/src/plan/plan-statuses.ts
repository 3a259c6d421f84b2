import { isSafe } from '../laws/history.js';
import type { Obligation } from '../model/obligation.js';
import { type Draft, expecting } from './draft.js';

/** Answers that have to be provoked: nothing there, made twice, a media type that is not taken, a method that is not there. */
export function planStatuses(draft: Draft, obligations: readonly Obligation[]): void {
  for (const operation of draft.contract.operations) {
    const has = (status: number) => operation.responses.some((response) => response.status === String(status));
    if (operation.path.includes('{')) {
      const nothing = draft.requestOfNothing(operation);
      const gone = has(404) ? 404 : has(410) ? 410 : undefined;
      // What changes something may make it. A name that may be somebody's proves nothing.
      const isCertain = isSafe(operation.method) && draft.isOfNothing(operation);
      if (gone !== undefined) {
        draft.add(`${operation.id} of nothing`, operation, nothing, {
          due: gone,
          ...(isCertain ? { expects: [expecting(`${operation.id}/status/${gone}`, 'refused')] } : {}),
        });
      }
      const last = nothing.parameters.filter(({ in: where }) => where === 'path').at(-1);
      const existing = draft.request(operation, 'reading');
      if (
        has(404) &&
        last !== undefined &&
        nothing.parameters.length > 1 &&
        existing.parameters.some(({ value }) => 'step' in value)
      ) {
        const parameters = [...existing.parameters.filter(({ name }) => name !== last.name), last];
        draft.add(
          `${operation.id} of nothing in something`,
          operation,
          { ...existing, parameters },
          {
            due: 404,
            ...(isCertain ? { expects: [expecting(`${operation.id}/status/404`, 'refused')] } : {}),
          },
        );
      }
    }
    if (operation.requestBody !== undefined && has(415)) {
      const request = draft.request(operation, 'reading');
      draft.add(
        `${operation.id} as a picture`,
        operation,
        { ...request, body: { type: 'image/png', text: 'check' } },
        { due: 415 },
      );
      draft.add(`${operation.id} of no type`, operation, { ...request, body: { text: '{}' } }, { due: 415 });
    }
    if (operation.requestBody !== undefined && has(400)) {
      const request = draft.request(operation, 'reading');
      const type = operation.requestBody.content[0]?.type ?? 'application/json';
      draft.add(
        `${operation.id} cut short`,
        operation,
        { ...request, body: { type, text: '{"check":' } },
        { due: 400 },
      );
    }
    if (has(400) && !isSafe(operation.method) && operation.requestBody === undefined && !operation.path.includes('{')) {
      draft.add(`${operation.id} of no choice`, operation, draft.requestOfNothing(operation));
    }
    if (operation.requestBody !== undefined && has(409) && !isSafe(operation.method)) {
      const request = draft.request(operation, `${operation.id} twice`);
      const first = draft.act(`${operation.id} once`, operation, request);
      draft.add(`${operation.id} twice`, operation, request, { needs: first, due: 409 });
    }
  }
  for (const { id, kind, operation: path } of obligations) {
    if (kind !== 'method') continue;
    const method = id.slice(id.lastIndexOf('/') + 1);
    const known = draft.contract.operations.find((operation) => operation.path === path);
    if (known === undefined) continue;
    const { parameters } = draft.requestOfNothing(known);
    draft.add(id, undefined, { parameters: parameters.filter(({ in: where }) => where === 'path') }, { method, path });
  }
}
