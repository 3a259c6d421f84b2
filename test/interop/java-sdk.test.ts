import { join } from 'node:path';
import { describeWalk } from './walk.js';

describeWalk('meilisearch-java', 'java', (folder) => [
  'java',
  '-cp',
  `${join(folder, 'classes')}:${join(folder, 'lib', '*')}`,
  'Walk',
]);
