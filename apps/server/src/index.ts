export type { Seams } from './open-database.js';
export { OptionsError } from './options/options-error.js';
export { parseOptions } from './options/parse-options.js';
export { serveHelp } from './options/serve-help.js';
export type { ServerOptions } from './options/server-options.js';
export { type Restored, restoreOffline } from './restore-offline.js';
export { type RunningServer, startServer } from './start-server.js';
export { type KillPoint, killPoints, restorationPoints } from './store/seams.js';
export { StoreError } from './store/store-error.js';
