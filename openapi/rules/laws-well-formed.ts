import type { Rule } from './contract.js';

/** Each law under `x-laws` says what its word needs, and names only what there is. A judge would refuse the contract otherwise. */
export const lawsWellFormed: Rule = {
  id: 'laws-well-formed',
  check: ({ faultsOfLaws }) => faultsOfLaws(),
};
