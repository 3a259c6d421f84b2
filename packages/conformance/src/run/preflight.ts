import type { Contract } from '../contract/contract.js';
import { isObject } from '../contract/json.js';
import type { Operation } from '../contract/operation.js';
import { lookUp } from '../contract/pointer.js';
import { clauseOf } from '../laws/follow-link.js';
import { isSafe, readAnswer } from '../laws/history.js';
import type { BoundLaw } from '../laws/read-laws.js';
import type { Exchange } from '../model/exchange.js';
import { isOpenToAll } from '../obligations/list-obligations.js';
import type { Step } from '../plan/step.js';
import { CannotJudge } from './cannot-judge.js';
import type { Runner } from './run-plan.js';

const TRIES = 3;

export interface PreflightOptions {
  readonly keys?: Readonly<Record<string, string>>;
  readonly readOnly?: boolean;
  readonly allowData?: boolean;
}

/**
 * Makes sure that there is a server of this contract, that its owner is let in, and that it holds no data of somebody else.
 *
 * @returns what looks at each later exchange of the owner: throws CannotJudge when the owner's key has stopped to work
 * @throws CannotJudge
 */
export async function preflight(
  contract: Contract,
  laws: readonly BoundLaw[],
  runner: Runner,
  server: string,
  options: PreflightOptions,
): Promise<(exchange: Exchange) => Promise<void>> {
  if (server === '') throw new CannotJudge('The contract names no server, and --url names none either.');
  if (!/^https?:\/\//.test(server))
    throw new CannotJudge(`${server} is no URL of a server: it has to begin with http:// or https://.`);
  const owner = Object.keys(options.keys ?? {})[0] ?? 'none';
  const simple = contract.operations.filter(
    ({ method, parameters }) =>
      isSafe(method) && parameters.every(({ required, in: where }) => !required && where !== 'path'),
  );
  await assertServer(simple.slice(0, TRIES), runner, server, owner);
  const gate = await findGate(
    simple.filter((operation) => !isOpenToAll(operation)).slice(0, TRIES),
    runner,
    server,
    owner,
  );
  if (options.readOnly !== true && options.allowData !== true) await assertEmpty(simple, laws, runner, server, owner);
  return async ({ credential, response }) => {
    if (gate === undefined || credential !== owner || (response.status !== 401 && response.status !== 403)) return;
    const again = await runner.run(look(gate, owner, 'is the key still good'));
    if (again === undefined || (again.response.status !== 401 && again.response.status !== 403)) return;
    throw new CannotJudge(
      `The key of ${owner} stopped to work in the middle: ${gate.id} let it in before, and answers ${again.response.status} now. Give a key that does not expire.`,
    );
  };
}

async function assertServer(
  operations: readonly Operation[],
  runner: Runner,
  server: string,
  owner: string,
): Promise<void> {
  let last: Exchange | undefined;
  for (const operation of operations) {
    last = await runner.run(look(operation, owner, `is ${operation.id} there`));
    if (last === undefined) continue;
    const { status } = last.response;
    const isListed = clauseOf(readAnswer(operation, last))?.status === String(status);
    if (isListed && status !== 404) return;
    // A server that fails, or that says something unlisted, is one all the same, unless it only sends us on.
    if (status >= 500 || status === 401 || status === 403) return;
  }
  if (last === undefined) return;
  const { status, headers } = last.response;
  const location = headers.find(([name]) => name === 'location')?.[1];
  if (status >= 300 && status < 400 && location !== undefined) {
    throw new CannotJudge(
      `${server} only sends on, to ${location}: give --url the address where the server is itself.`,
    );
  }
  throw new CannotJudge(
    `${server} does not look like a server of this contract: ${operations.map(({ id }) => id).join(', ')} are not there (${status}). Is there a prefix missing in --url?`,
  );
}

async function findGate(
  operations: readonly Operation[],
  runner: Runner,
  server: string,
  owner: string,
): Promise<Operation | undefined> {
  let refused: Exchange | undefined;
  for (const operation of operations) {
    const exchange = await runner.run(look(operation, owner, `is ${owner} let into ${operation.id}`));
    if (exchange === undefined) continue;
    if (exchange.response.status !== 401 && exchange.response.status !== 403) return operation;
    refused = exchange;
  }
  if (refused === undefined) return undefined;
  throw new CannotJudge(
    owner === 'none'
      ? `${server} asks for a key: give one that may do everything, with --key owner=….`
      : `${server} does not take the key of ${owner}: it answered ${refused.response.status}. The first --key has to open everything.`,
  );
}

/** A list that the contract says is never empty (`x-never-empty`) tells nothing. */
async function assertEmpty(
  operations: readonly Operation[],
  laws: readonly BoundLaw[],
  runner: Runner,
  server: string,
  owner: string,
): Promise<void> {
  for (const operation of operations) {
    const law = laws.find(
      ({ law: name, owner: where }) =>
        name === 'pages-partition' && where.on === 'operation' && where.operation.id === operation.id,
    );
    if (law === undefined || !isObject(law.settings) || operation.extensions['x-never-empty'] !== undefined) continue;
    const exchange = await runner.run(look(operation, owner, `is ${operation.id} empty`));
    const items = exchange && lookUp(readAnswer(operation, exchange).body, String(law.settings.items));
    if (!Array.isArray(items) || items.length === 0) continue;
    throw new CannotJudge(
      `${server} holds data: ${operation.id} lists ${items.length} or more. A check makes, changes and deletes things. Use an empty server, or --read-only, or --allow-data if it may make things of its own there.`,
    );
  }
}

function look(operation: Operation, credential: string, name: string): Step {
  return {
    name,
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    parameters: [],
    credential,
    expects: [],
  };
}
