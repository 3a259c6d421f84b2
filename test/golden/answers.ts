import { type ApiResponse, document, type Operation, type Reference } from '@stillframe/contract';

/** A documented answer, its references followed. */
export interface Answer {
  response: ApiResponse;
  pointer: string;
}

/** What the contract says of an operation's answer with a status; nothing where only a range would fit. */
export function findAnswer(operation: Operation, operationPointer: string, status: string): Answer | undefined {
  const response = operation.responses[status];
  if (response === undefined) return undefined;
  if (!isReference(response)) return { response, pointer: `${operationPointer}/responses/${status}` };
  const shared = document.components.responses[response.$ref.slice('#/components/responses/'.length)];
  return shared && { response: shared, pointer: response.$ref };
}

/** The values of an answer's JSON examples, by name. */
export function examplesOf({ response }: Answer): [string, unknown][] {
  return Object.entries(response.content?.['application/json']?.examples ?? {}).map(([name, example]) => [
    name,
    (isReference(example) ? document.components.examples[example.$ref.slice('#/components/examples/'.length)] : example)
      ?.value,
  ]);
}

/** Where the schema of an answer's JSON stands. */
export function schemaPointer({ pointer }: Answer): string {
  return `${pointer}/content/application~1json/schema`;
}

function isReference(value: object): value is Reference {
  return '$ref' in value;
}
