export type { IndexSwap, Payload, Work } from '../store/work.js';
