import { join } from 'node:path';
import { describeWalk } from './walk.js';

describeWalk('meilisearch-sdk for Rust', 'rust', (folder) => [join(folder, 'walk')]);
