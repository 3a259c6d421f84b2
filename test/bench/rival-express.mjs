// The rival of `enqueue`: Express with nothing behind it. It answers the same 202 and writes nothing down.
import { createRequire } from 'node:module';

const express = createRequire(new URL('../../apps/server/package.json', import.meta.url))('express');
const app = express().disable('x-powered-by').disable('etag');
let taskUid = 0;
app.post('/snapshots', (_request, response) => {
  response.status(202).json({
    taskUid: taskUid++,
    indexUid: null,
    status: 'enqueued',
    type: 'snapshotCreation',
    enqueuedAt: new Date().toISOString(),
  });
});
const server = app.listen(0, 'localhost', () =>
  console.error(JSON.stringify({ url: `http://localhost:${server.address().port}` })),
);
