import { join } from 'node:path';
import { describeWalk } from './walk.js';

describeWalk('meilisearch for Python', 'python', (folder, root) => [
  join(folder, 'venv/bin/python'),
  // No __pycache__ in the checkout.
  '-B',
  join(root, 'test/interop/python/walk.py'),
]);
