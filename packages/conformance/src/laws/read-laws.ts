import type { Contract } from '../contract/contract.js';
import { ContractError } from '../contract/contract-error.js';
import { isObject, type Json } from '../contract/json.js';
import type { Operation } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import type { Obligation } from '../model/obligation.js';
import { endsWithin } from './ends-within.js';
import { follows } from './follows.js';
import type { History } from './history.js';
import { identity } from './identity.js';
import { increasing } from './increasing.js';
import { operationsThatAnswer } from './instances.js';
import {
  type Declared,
  type Demand,
  LAW_NAMES,
  type Law,
  type LawContext,
  type LawName,
  type Owner,
  type Ruling,
} from './law.js';
import { listEqualsOne } from './list-equals-one.js';
import { monotone } from './monotone.js';
import { pagesPartition } from './pages-partition.js';
import { readIsSafe } from './read-is-safe.js';
import { LawSettings } from './settings.js';
import { sorted } from './sorted.js';
import { subsetByFilter } from './subset-by-filter.js';
import { terminal } from './terminal.js';
import { timeOrder } from './time-order.js';
import { totalInvariant } from './total-invariant.js';
import { unique } from './unique.js';

/** A declared law whose settings only its own file knows. */
export interface BoundLaw extends Declared<unknown> {
  readonly obligations: readonly (Obligation & { readonly name: string })[];
  judge(history: History, context: LawContext): readonly Ruling[];
}

type Bind = (declared: Omit<Declared<unknown>, 'settings'>, settings: LawSettings, contract: Contract) => BoundLaw;

const BINDERS: Readonly<Record<LawName, { on: readonly Owner['on'][]; bind: Bind }>> = {
  follows: binder(follows),
  identity: binder(identity),
  monotone: binder(monotone),
  terminal: binder(terminal),
  'ends-within': binder(endsWithin),
  'time-order': binder(timeOrder),
  unique: binder(unique),
  increasing: binder(increasing),
  sorted: binder(sorted),
  'subset-by-filter': binder(subsetByFilter),
  'pages-partition': binder(pagesPartition),
  'total-invariant': binder(totalInvariant),
  'read-is-safe': binder(readIsSafe),
  'list-equals-one': binder(listEqualsOne),
};

/**
 * All laws of a contract: those under `x-laws`, and `follows` for each link.
 *
 * @throws ContractError `bad_law` where one is declared wrongly
 */
export function readLaws(contract: Contract): BoundLaw[] {
  const laws = [
    ...contract.operations.flatMap((operation) => [
      ...lawsOfOperation(contract, operation),
      ...lawsOfLinks(contract, operation),
    ]),
    ...lawsOfSchemas(contract),
  ];
  const seen = new Map<string, BoundLaw>();
  for (const law of laws) {
    for (const { id } of law.obligations) {
      if (seen.has(id)) throw badLaw(contract, law.pointer, `two laws have the id \`${id}\`; give one another name`);
      seen.set(id, law);
    }
  }
  return laws;
}

function lawsOfOperation(contract: Contract, operation: Operation): BoundLaw[] {
  return declarationsAt(contract, operation.pointer, operation.node['x-laws'], { on: 'operation', operation });
}

function lawsOfLinks(contract: Contract, operation: Operation): BoundLaw[] {
  return operation.responses.flatMap(({ status, links }) =>
    links.flatMap((link) => {
      const owner: Owner = { on: 'link', operation, status, link };
      const declared = declarationsAt(contract, link.pointer, link.node['x-laws'], owner);
      const siblings = links.map(({ name }) => name);
      for (const { settings, pointer } of declared) {
        const after = isObject(settings)
          ? isObject(settings.follows)
            ? settings.follows.after
            : settings.after
          : undefined;
        if (typeof after === 'string' && !siblings.includes(after)) {
          throw badLaw(contract, below(pointer, 'after'), `\`after\` names no link of this answer: \`${after}\``);
        }
      }
      if (declared.some(({ law }) => law === 'follows')) return declared;
      // OpenAPI says of a link that it leads somewhere; that it does is the law.
      const plain = new LawSettings({}, link.pointer, contract.placeOf);
      return [
        BINDERS.follows.bind({ law: 'follows', name: link.name, pointer: link.pointer, owner }, plain, contract),
        ...declared,
      ];
    }),
  );
}

function lawsOfSchemas(contract: Contract): BoundLaw[] {
  const schemas = isObject(contract.document.components) ? contract.document.components.schemas : undefined;
  return Object.entries(isObject(schemas) ? schemas : {}).flatMap(([name, schema]) => {
    if (!isObject(schema) || schema['x-laws'] === undefined) return [];
    const pointer = below('/components/schemas', name);
    const operations = operationsThatAnswer(contract, pointer);
    return declarationsAt(contract, pointer, schema['x-laws'], { on: 'schema', pointer, operations });
  });
}

function declarationsAt(contract: Contract, parent: string, laws: Json | undefined, owner: Owner): BoundLaw[] {
  if (laws === undefined) return [];
  const at = below(parent, 'x-laws');
  if (!isObject(laws)) throw badLaw(contract, at, '`x-laws` has to be an object: a law by each name');
  return Object.entries(laws).map(([name, members]) => {
    const pointer = below(at, name);
    if (!isObject(members)) throw badLaw(contract, pointer, 'a law has to be an object with `law`');
    const law = LAW_NAMES.find((known) => known === members.law);
    if (law === undefined) {
      throw badLaw(
        contract,
        below(pointer, 'law'),
        `\`${String(members.law)}\` is no law; there are ${LAW_NAMES.join(', ')}`,
      );
    }
    const { on, bind } = BINDERS[law];
    if (!on.includes(owner.on))
      throw badLaw(contract, pointer, `\`${law}\` is declared on ${on.join(' or ')}, never on ${owner.on}`);
    return bind({ law, name, pointer, owner }, new LawSettings(members, pointer, contract.placeOf), contract);
  });
}

function binder<Settings>(law: Law<Settings>): { on: readonly Owner['on'][]; bind: Bind } {
  return {
    on: law.on,
    bind: (declared, reader, contract) => {
      const settings = law.read(reader, contract);
      reader.finish();
      checkNames(contract, declared, settings);
      const whole = { ...declared, settings };
      return {
        ...whole,
        obligations: law
          .demands(whole)
          .map((demand) => ({ ...obligationOf(contract, whole, demand), name: demand.name })),
        judge: (history, context) => law.judge(whole, history, context),
      };
    },
  };
}

/** Operations and parameters that a law names have to exist: a misspelt one would never be broken. */
function checkNames(
  contract: Contract,
  { pointer, owner }: Pick<Declared<unknown>, 'pointer' | 'owner'>,
  settings: unknown,
): void {
  if (owner.on !== 'operation' || !isObject(settings)) return;
  const known = new Set(owner.operation.parameters.map(({ name }) => name));
  const { limit, offset, reversedBy, cursor, filters, operation, operations } = settings;
  const filterNames = Array.isArray(filters)
    ? filters.map((filter) => (isObject(filter) ? filter.parameter : undefined))
    : [];
  for (const parameter of [limit, offset, reversedBy, isObject(cursor) ? cursor.from : undefined, ...filterNames]) {
    if (typeof parameter !== 'string' || known.has(parameter)) continue;
    throw badLaw(contract, pointer, `${owner.operation.id} has no parameter \`${parameter}\``);
  }
  for (const id of [operation, ...(Array.isArray(operations) ? operations : [])]) {
    if (typeof id !== 'string' || contract.operation(id) !== undefined) continue;
    throw badLaw(contract, pointer, `there is no operation \`${id}\``);
  }
}

function obligationOf(contract: Contract, { law, pointer, owner }: Declared<unknown>, demand: Demand): Obligation {
  const id =
    law === 'follows' && owner.on === 'link'
      ? `${demand.operation}/${owner.status}/link/${owner.link.name}`
      : `${demand.operation}/law/${law}.${demand.name}`;
  return {
    id,
    kind: law === 'follows' ? 'link' : 'law',
    operation: demand.operation,
    pointer,
    place: contract.placeOf(pointer),
    statement: demand.statement,
  };
}

function badLaw(contract: Contract, pointer: string, message: string): ContractError {
  return new ContractError('bad_law', message, { place: contract.placeOf(pointer) });
}
