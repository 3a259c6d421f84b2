import type { Contract } from '../contract/contract.js';
import { asObject } from '../contract/json.js';
import type { Header } from '../contract/operation.js';
import type { Exchange } from '../model/exchange.js';

/**
 * The examples of a contract's answers as if a server had given them: what can be judged before there is one. Those of a `default` are
 * left out, as they have no status.
 */
export function exampleExchanges(contract: Contract): Exchange[] {
  return contract.operations.flatMap((operation) =>
    operation.responses
      .filter(({ status }) => status !== 'default')
      .flatMap((response) =>
        response.content.flatMap(({ type, examples }) =>
          examples.map(({ name, value }) => ({
            step: `example ${name} of ${operation.id}`,
            operation: operation.id,
            credential: 'none',
            request: { method: operation.method, url: `http://example${operation.path}`, headers: [] },
            response: {
              status: statusOf(response.status),
              headers: [['content-type', type] as const, ...headersOf(response.headers)],
              body: typeof value === 'string' && !type.includes('json') ? value : JSON.stringify(value),
            },
            sentAt: 0,
            receivedAt: 0,
          })),
        ),
      ),
  );
}

/** A status that a range stands for. */
function statusOf(status: string): number {
  return Number(status.replace(/XX$/, '00'));
}

function headersOf(headers: readonly Header[]): (readonly [string, string])[] {
  return headers.flatMap(({ name, node }) => {
    const schema = asObject(node.schema);
    const value = node.example ?? (Array.isArray(schema.examples) ? schema.examples[0] : undefined);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
}
