import { asNode, type Rule } from './contract.js';
import { bodiesOf, contentOf } from './operations.js';

/** Every request body and every answer shows an example for each media type, so that each schema is tried on something real. */
export const examplePresent: Rule = {
  id: 'example-present',
  check: (contract) =>
    bodiesOf(contract)
      .flatMap(contentOf)
      .filter(({ node }) => Object.keys(asNode(node.examples)).length === 0)
      .map(({ pointer, mediaType }) => ({ at: pointer, message: `\`${mediaType}\` has no example` })),
};
