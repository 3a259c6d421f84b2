import { writePage } from '../../../scripts/write-page.js';
import { renderOptions } from './render-options.js';

await writePage({
  name: 'options.md',
  text: renderOptions(),
  source: 'the table of options',
  workspace: '@stillframe/server',
});
