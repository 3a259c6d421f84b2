import type { Contract } from '../contract/contract.js';
import type { Operation, ResponseClause } from '../contract/operation.js';
import { below } from '../contract/pointer.js';
import type { Obligation } from '../model/obligation.js';

/** What an operation's answers have to be: only those statuses, and each with its headers, media type, body and links. */
export function answerObligations(contract: Contract, operation: Operation): Obligation[] {
  const of = obligationMaker(contract, operation);
  const responses = below(operation.pointer, 'responses');
  return [
    of('status', statusId(operation, 'documented'), responses, 'every answer has a status that the contract lists'),
    ...operation.responses.flatMap((response) => [
      of('status', statusId(operation, response.status), response.at, `gives ${inWords(response)} where that is due`),
      ...response.headers.map((header) =>
        of(
          'header',
          headerId(operation, response, header.name),
          header.pointer,
          `${inWords(response)} ${header.required ? 'has' : 'may have'} the header ${header.name}, as its schema says`,
        ),
      ),
      of(
        'media-type',
        mediaTypeId(operation, response),
        response.content.length === 0 ? response.pointer : below(response.pointer, 'content'),
        response.content.length === 0
          ? `${inWords(response)} has no body`
          : `${inWords(response)} is ${response.content.map(({ type }) => type).join(' or ')}`,
      ),
      ...response.content
        .filter(({ schema }) => schema !== undefined)
        .map(({ type, pointer }) =>
          of(
            'body',
            bodyId(operation, response, type),
            below(pointer, 'schema'),
            `the ${type} body of ${inWords(response)} is an instance of its schema`,
          ),
        ),
      ...response.links.map((link) =>
        of(
          'link',
          linkId(operation, response, link.name),
          link.pointer,
          `what ${inWords(response)} names can be found by ${link.operation}`,
        ),
      ),
    ]),
  ];
}

export type ObligationMaker = (kind: Obligation['kind'], id: string, pointer: string, statement: string) => Obligation;

export function obligationMaker(contract: Contract, operation: Operation): ObligationMaker {
  return (kind, id, pointer, statement) => ({
    id,
    kind,
    operation: operation.id,
    pointer,
    place: contract.placeOf(pointer),
    statement,
  });
}

/** `documented` stands for all statuses that are not listed. */
export const statusId = ({ id }: Operation, status: string): string => `${id}/status/${status}`;

export const headerId = ({ id }: Operation, { status }: ResponseClause, name: string): string =>
  `${id}/${status}/header/${name}`;

export const mediaTypeId = ({ id }: Operation, { status }: ResponseClause): string => `${id}/${status}/media-type`;

export const bodyId = ({ id }: Operation, { status }: ResponseClause, type: string): string =>
  `${id}/${status}/body/${type}`;

const linkId = ({ id }: Operation, { status }: ResponseClause, name: string): string => `${id}/${status}/link/${name}`;

function inWords({ status }: ResponseClause): string {
  return status === 'default' ? 'an answer of any other status' : status;
}
