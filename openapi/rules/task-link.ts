import { asNode, type Rule } from './contract.js';
import { contentOf, operationsOf, responsesOf } from './operations.js';
import { resolve } from './pointer.js';

/** Every answer that names a task links to it, so that clients and judges can follow the work without knowing the operation. */
export const taskLink: Rule = {
  id: 'task-link',
  check: (contract) =>
    operationsOf(contract)
      .flatMap((operation) => responsesOf(contract, operation))
      .filter((response) =>
        contentOf(response).some(({ node }) => asNode(node.schema).$ref === '#/components/schemas/SummarizedTask'),
      )
      .filter(
        (response) =>
          !Object.values(asNode(response.node.links)).some(
            (link) => resolve(contract.document, response.pointer, link).node.operationId === 'getTask',
          ),
      )
      .map(({ pointer }) => ({ at: pointer, message: 'names a task and has no link to getTask' })),
};
