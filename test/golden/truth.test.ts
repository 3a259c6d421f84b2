import { document } from '@stillframe/contract';
import { describe, expect, test } from 'vitest';
import { createSchemaJudge } from '../../packages/contract/scripts/schema-judge.js';
import { findAnswer, schemaPointer } from './answers.js';
import { findOperation } from './find-operation.js';
import { recordings } from './recording.js';

const judge = createSchemaJudge(document);

test('there are the six stories', () => {
  expect(recordings.map(({ name, exchanges }) => `${name}: ${exchanges.length}`)).toMatchInlineSnapshot(`
    [
      "auth: 27",
      "documents: 41",
      "indexes: 23",
      "snapshot-lifecycle: 14",
      "snapshot-request-forms: 18",
      "task-queries: 54",
    ]
  `);
});

describe.each(recordings)('$name', ({ exchanges }) => {
  test.each(exchanges.map((exchange, index) => ({ ...exchange, index })))(
    '$index: $name → $response.status',
    ({ request, response }) => {
      const found = findOperation(request.method, request.path);
      if (found?.operation === undefined) {
        // No operation: the path or the method does not exist, and the answer is empty.
        expect(response).toEqual(
          found === undefined
            ? { status: 404, headers: {}, body: '' }
            : { status: 405, headers: { allow: found.methods.join(', ').toUpperCase() }, body: '' },
        );
        return;
      }

      const answer = findAnswer(found.operation, found.pointer, String(response.status));
      if (answer === undefined) throw new Error(`${found.operation.operationId} does not document ${response.status}`);
      const mediaType = response.headers['content-type'];
      expect(Object.keys(answer.response.content ?? {})).toEqual(mediaType === undefined ? [] : [mediaType]);
      if (mediaType === undefined) expect(response.body).toBe('');
      else expect(judge(schemaPointer(answer), response.body)).toEqual([]);
    },
  );

  test.each(
    exchanges.filter(
      ({ request, response }) => response.status < 300 && request.headers['Content-Type'] === 'application/json',
    ),
  )('what was accepted as $name is a body that the contract describes', ({ request }) => {
    const found = findOperation(request.method, request.path);
    // POST /snapshots takes any body, even JSON that breaks off.
    if (found?.operation?.requestBody?.content['*/*']) return;
    expect(
      judge(`${found?.pointer}/requestBody/content/application~1json/schema`, JSON.parse(request.body ?? '')),
    ).toEqual([]);
  });
});

test('each operation that the recordings touch is listed', () => {
  const touched = recordings.flatMap(({ exchanges }) =>
    exchanges.flatMap(({ request }) => findOperation(request.method, request.path)?.operation?.operationId ?? []),
  );
  expect([...new Set(touched)].sort()).toMatchInlineSnapshot(`
    [
      "addDocuments",
      "cancelTasks",
      "createIndex",
      "createKey",
      "createSnapshot",
      "deleteAllDocuments",
      "deleteDocument",
      "deleteDocuments",
      "deleteIndex",
      "deleteKey",
      "deleteTasks",
      "getBatch",
      "getDocument",
      "getHealth",
      "getIndex",
      "getIndexStats",
      "getKey",
      "getStats",
      "getTask",
      "getVersion",
      "listBatches",
      "listDocuments",
      "listIndexes",
      "listKeys",
      "listTasks",
      "updateDocuments",
      "updateIndex",
      "updateKey",
    ]
  `);
});
