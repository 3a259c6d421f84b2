import { join } from 'node:path';
import { describeWalk } from './walk.js';

describeWalk('meilisearch-go', 'go', (folder) => [join(folder, 'walk')]);
