import { asNode, type Rule } from './contract.js';
import { bodiesOf, contentOf } from './operations.js';
import { below, resolve } from './pointer.js';

/** Every example is an instance of its schema, formats included. */
export const exampleValid: Rule = {
  id: 'example-valid',
  check: (contract) =>
    bodiesOf(contract)
      .flatMap(contentOf)
      .flatMap(({ pointer, node }) =>
        Object.entries(asNode(node.examples)).flatMap(([name, example]) => {
          const at = resolve(contract.document, below(pointer, 'examples', name), example);
          return contract
            .judge(below(pointer, 'schema'), at.node.value)
            .map((reason) => ({ at: at.pointer, message: reason }));
        }),
      ),
};
