import type { Control } from '../store/control.js';
import type { DocumentsEnvironment } from '../store/documents-environment.js';
import type { Gate } from '../store/gate.js';
import type { Layout } from '../store/layout.js';
import type { Payloads } from '../store/payloads.js';
import type { Scheduler } from './scheduler.js';

/** The database that is served, as a restoration handles it. */
export interface LiveEngine {
  readonly layout: Layout;
  readonly gate: Gate;
  readonly payloads: Payloads;
  /** What is open now: another one after an exchange. */
  readonly engine: { control: Control; environment: DocumentsEnvironment; scheduler: Scheduler };
  /**
   * Closes the database, lets `act` put another one in its place, and opens what lies there then, whatever happened. To be called with the gate closed.
   *
   * @throws what `act` threw
   */
  exchange(act: () => Promise<void>): Promise<void>;
}
