import { document } from '@stillframe/contract';
import { describe, expect, test } from 'vitest';
import { createSchemaJudge, type SchemaJudge } from '../../packages/contract/scripts/schema-judge.js';
import { type Answer, examplesOf, findAnswer, schemaPointer } from './answers.js';
import { damage } from './damage.js';

/** The damaged copies that a schema takes for whole. */
function survivors(judge: SchemaJudge, contract: object, pointer: string, example: unknown): string[] {
  return damage(contract, pointer, example)
    .filter(({ value }) => judge(pointer, value).length === 0)
    .map(({ what }) => what);
}

describe('each answer of the contract', () => {
  const judge = createSchemaJudge(document);
  const answers = new Map<string, Answer>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const pointer = `#/paths/${path.replaceAll('/', '~1')}/${method}`;
      for (const status of Object.keys(operation.responses)) {
        const answer = findAnswer(operation, pointer, status);
        if (answer?.response.content !== undefined) answers.set(answer.pointer, answer);
      }
    }
  }
  const cases = [...answers.values()].flatMap((answer) =>
    examplesOf(answer).map(([name, example]) => ({
      at: answer.pointer,
      name,
      example,
      pointer: schemaPointer(answer),
    })),
  );

  test.each(cases)('$at: $name whole, and no damaged copy', ({ pointer, example }) => {
    expect(judge(pointer, example)).toEqual([]);
    expect(damage(document, pointer, example).length).toBeGreaterThan(0);
    expect(survivors(judge, document, pointer, example)).toEqual([]);
  });

  test('what is damaged in a task: every member, in every way', () => {
    const pointer = '#/paths/~1tasks~1{taskUid}/get/responses/200/content/application~1json/schema';
    const task = document.components.examples.IndexCreationTaskFailed?.value;
    expect(damage(document, pointer, task).map(({ what }) => what)).toMatchInlineSnapshot(`
      [
        "made null /",
        "made boolean /",
        "made number /",
        "made string /",
        "made array /",
        "added /noSuchMember",
        "dropped /uid",
        "made null /uid",
        "made boolean /uid",
        "made number /uid",
        "made string /uid",
        "made array /uid",
        "made object /uid",
        "made a fraction /uid",
        "dropped /batchUid",
        "made boolean /batchUid",
        "made number /batchUid",
        "made string /batchUid",
        "made array /batchUid",
        "made object /batchUid",
        "made a fraction /batchUid",
        "dropped /indexUid",
        "made boolean /indexUid",
        "made number /indexUid",
        "made array /indexUid",
        "made object /indexUid",
        "misspelt /indexUid",
        "dropped /status",
        "made null /status",
        "made boolean /status",
        "made number /status",
        "made array /status",
        "made object /status",
        "misspelt /status",
        "dropped /type",
        "made null /type",
        "made boolean /type",
        "made number /type",
        "made array /type",
        "made object /type",
        "misspelt /type",
        "dropped /canceledBy",
        "made boolean /canceledBy",
        "made number /canceledBy",
        "made string /canceledBy",
        "made array /canceledBy",
        "made object /canceledBy",
        "dropped /details",
        "made null /details",
        "made boolean /details",
        "made number /details",
        "made string /details",
        "made array /details",
        "added /details/noSuchMember",
        "dropped /details/primaryKey",
        "made boolean /details/primaryKey",
        "made number /details/primaryKey",
        "made array /details/primaryKey",
        "made object /details/primaryKey",
        "dropped /error",
        "made boolean /error",
        "made number /error",
        "made string /error",
        "made array /error",
        "added /error/noSuchMember",
        "dropped /error/message",
        "made null /error/message",
        "made boolean /error/message",
        "made number /error/message",
        "made array /error/message",
        "made object /error/message",
        "dropped /error/code",
        "made null /error/code",
        "made boolean /error/code",
        "made number /error/code",
        "made array /error/code",
        "made object /error/code",
        "misspelt /error/code",
        "dropped /error/type",
        "made null /error/type",
        "made boolean /error/type",
        "made number /error/type",
        "made array /error/type",
        "made object /error/type",
        "misspelt /error/type",
        "dropped /error/link",
        "made null /error/link",
        "made boolean /error/link",
        "made number /error/link",
        "made array /error/link",
        "made object /error/link",
        "misspelt /error/link",
        "dropped /duration",
        "made boolean /duration",
        "made number /duration",
        "made array /duration",
        "made object /duration",
        "misspelt /duration",
        "dropped /enqueuedAt",
        "made null /enqueuedAt",
        "made boolean /enqueuedAt",
        "made number /enqueuedAt",
        "made array /enqueuedAt",
        "made object /enqueuedAt",
        "misspelt /enqueuedAt",
        "dropped /startedAt",
        "made boolean /startedAt",
        "made number /startedAt",
        "made array /startedAt",
        "made object /startedAt",
        "misspelt /startedAt",
        "dropped /finishedAt",
        "made boolean /finishedAt",
        "made number /finishedAt",
        "made array /finishedAt",
        "made object /finishedAt",
        "misspelt /finishedAt",
      ]
    `);
  });

  test('only these members may be absent', () => {
    const requests = [
      'DocumentQuery',
      'IndexChanges',
      'KeyChanges',
      'NewIndex',
      'NewKey',
      'NewRestoration',
      'NewSnapshotKeep',
      'NewSnapshotPolicy',
      'SnapshotChanges',
      'SnapshotPolicyChanges',
      'SwapRequest',
      'TaskDetails',
    ];
    const optional = Object.entries(document.components.schemas)
      .filter(([name]) => !requests.includes(name))
      .flatMap(([name, { properties = {}, required = [] }]) =>
        Object.keys(properties)
          .filter((key) => !required.includes(key))
          .map((key) => `${name}.${key}`),
      );
    expect(optional).toMatchInlineSnapshot(`
      [
        "BatchStats.progressTrace",
        "BatchStats.writeChannelCongestion",
        "BatchStats.internalDatabaseSizes",
        "IndexUpdateDetails.oldIndexUid",
        "IndexUpdateDetails.newIndexUid",
        "Task.details",
      ]
    `);
  });

  test('only what says so is open', () => {
    const open = Object.entries(document.components.schemas).filter(([, schema]) => schema['x-open'] !== undefined);
    expect(open.map(([name]) => name)).toEqual(['Document', 'OpenapiDocument', 'TaskDetails']);
  });
});

describe('a schema that says too little', () => {
  const closed = { type: 'object', required: ['id', 'state'], unevaluatedProperties: false };
  const properties = { id: { type: 'integer' }, state: { enum: ['on', 'off'] } };
  test.each([
    {
      lacks: 'the type of a member',
      schema: { ...closed, properties: { ...properties, id: {} } },
      survive: [
        'made null /id',
        'made boolean /id',
        'made number /id',
        'made string /id',
        'made array /id',
        'made object /id',
        'made a fraction /id',
      ],
    },
    {
      lacks: '`unevaluatedProperties: false`',
      schema: { ...closed, properties, unevaluatedProperties: true },
      survive: ['added /noSuchMember'],
    },
    { lacks: 'nothing', schema: { ...closed, properties }, survive: [] },
  ])('is found out when it lacks $lacks', ({ schema, survive }) => {
    const contract = { Thing: schema };
    expect(survivors(createSchemaJudge(contract), contract, '#/Thing', { id: 1, state: 'on' })).toEqual(survive);
  });
});
