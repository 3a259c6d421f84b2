import { type Engine, type EngineParts, openEngine } from './open-engine.js';
import { completeExchange, removeRestoring } from './snapshot/exchange-database.js';
import type { Gate } from './store/gate.js';
import type { LiveEngine } from './tasks/live-engine.js';

/** How long a running task may go on when its database is exchanged: none runs by then. */
const NO_GRACE_MS = 0;

/** The engine of the moment. */
export interface OpenEngine extends LiveEngine {
  readonly engine: Engine;
}

/** Opens the database that lies at the layout, and whichever takes its place. What killed exchanges left goes when it has opened. */
export async function openLiveEngine(parts: EngineParts, gate: Gate): Promise<OpenEngine> {
  const { layout, payloads } = parts;
  let engine = await openEngine(parts);
  await removeRestoring(layout);
  return {
    layout,
    gate,
    payloads,
    get engine() {
      return engine;
    },
    async exchange(act) {
      await engine.close(NO_GRACE_MS);
      try {
        await act();
      } finally {
        // With a plan on disk, there is no way back; without one, what lay there is opened again.
        await completeExchange(layout);
        engine = await openEngine(parts).catch(crash);
      }
    },
  };
}

/** A server without a database can only hang: it ends, and its next start opens what lies there. */
function crash(error: unknown): never {
  process.nextTick(() => {
    throw error;
  });
  throw error;
}
