// The rival: Express with nothing behind it. It answers `POST /snapshots` with a 202 that it writes nowhere, and every GET with the
// same JSON value, which it prints anew each time as `res.json` does.
import { createRequire } from 'node:module';

const express = createRequire(new URL('../../apps/server/package.json', import.meta.url))('express');
const value = JSON.parse(process.env.RIVAL_ANSWER ?? 'null');
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
app.get('/tasks', (_request, response) => response.json(value));
const server = app.listen(0, 'localhost', () =>
  console.log(JSON.stringify({ url: `http://localhost:${server.address().port}` })),
);
