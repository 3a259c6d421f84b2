import { writePage } from '../../../scripts/write-page.js';
import { renderCommands } from './render-commands.js';

await writePage({
  name: 'commands.md',
  text: await renderCommands(),
  source: 'the help of the commands',
  workspace: 'stillframe',
});
