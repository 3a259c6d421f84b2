import { code, linkTo, paragraphs, table } from '../../../../scripts/markdown.js';
import type { ApiResponse, MediaType, OpenApiDocument, Operation, Parameter } from '../../src/openapi-document.js';
import { errorCodes } from './error-codes.js';
import { lawsList } from './laws-list.js';
import { lookUp } from './look-up.js';
import { meaningOf, membersTable } from './members-table.js';
import { nameOf, typeText } from './type-text.js';

/** All that the contract says of an operation. */
export function operationSection(
  document: OpenApiDocument,
  method: string,
  path: string,
  operation: Operation,
): string {
  const { operationId, summary, description } = operation;
  const ours = operation['x-extension'] ? ' · only Stillframe has it' : '';
  return paragraphs(
    `### ${operationId}`,
    `**${code(`${method.toUpperCase()} ${path}`)}** · ${summary}${ours}`,
    description,
    keyText(operation),
    parametersTable(document, operation),
    bodyText(document, operation),
    answersTable(document, operation),
    exampleText(document, operation),
    linksList(document, operation),
    titled('Laws', '../packages/conformance/LAWS.md#on-an-operation', lawsList(operation['x-laws'])),
  );
}

export const titled = (title: string, url: string, text: string): string =>
  text === '' ? '' : `[${title}](${url}):\n\n${text}`;

function keyText({ security, 'x-actions': actions }: Operation): string {
  if (security?.length === 0) return 'Key: none needed.';
  return `Key: the master key${actions.length === 0 ? '' : `, or one with ${actions.map(code).join(', ')}`}.`;
}

function parametersTable(document: OpenApiDocument, { parameters = [] }: Operation): string {
  return table(
    ['parameter', 'in', 'type', 'meaning', 'error'],
    parameters.map((reference) => {
      const parameter = lookUp<Parameter>(document, reference);
      const { name, description, schema, required, 'x-error-code': error } = parameter;
      return [
        required ? `**${code(name)}**` : code(name),
        parameter.in,
        `${typeText(schema)}${schema.type === 'array' ? ', commas between' : ''}`,
        meaningOf(document, { ...schema, description }),
        codesText(document, error === undefined ? [] : [error]),
      ];
    }),
  );
}

function bodyText(document: OpenApiDocument, { requestBody }: Operation): string {
  if (requestBody === undefined) return '';
  const { description, required, content } = requestBody;
  const forms = Object.entries(content).map(([type, media]) => `- ${code(type)}: ${typeText(media.schema)}`);
  const named = Object.values(content).flatMap(({ schema }) => nameOf(schema) ?? []);
  const shape = named[0] === undefined ? undefined : document.components.schemas[named[0]];
  return paragraphs(
    `Body${required ? '' : ' (may be left out)'}: ${description}`,
    forms.join('\n'),
    shape === undefined ? '' : membersTable(document, shape),
  );
}

function answersTable(document: OpenApiDocument, operation: Operation): string {
  return table(
    ['status', 'body', 'means', 'errors'],
    answersOf(document, operation).map(([status, answer]) => [
      status,
      Object.values(answer.content ?? {})
        .map(({ schema }) => typeText(schema))
        .join(' or ') || 'none',
      [answer.description, ...headerTexts(document, answer)].join(' '),
      codesText(document, errorCodes(document, operation, status, answer)),
    ]),
  );
}

const answersOf = (document: OpenApiDocument, { responses }: Operation): [string, ApiResponse][] =>
  Object.entries(responses).map(([status, answer]) => [status, lookUp<ApiResponse>(document, answer)]);

const headerTexts = (document: OpenApiDocument, { headers = {} }: ApiResponse): string[] =>
  Object.entries(headers).map(([name, header]) => `${code(name)}: ${lookUp(document, header).description}`);

/** Codes of our own lead to their page. */
function codesText(document: OpenApiDocument, codes: readonly string[]): string {
  const own = document.components.schemas.ErrorCode?.['x-own'] ?? [];
  return codes.map((name) => (own.includes(name) ? `[${code(name)}](errors.md#${name})` : code(name))).join(', ');
}

/** The first example of the first success, folded: a reader who wants one opens it. */
function exampleText(document: OpenApiDocument, operation: Operation): string {
  const [, success] = answersOf(document, operation).find(([status]) => status.startsWith('2')) ?? [];
  const media: MediaType | undefined = success?.content?.['application/json'];
  const [example] = Object.values(media?.examples ?? {});
  if (example === undefined) return '';
  const { value } = lookUp(document, example);
  return `<details><summary>Example</summary>\n\n\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n\n</details>`;
}

function linksList(document: OpenApiDocument, operation: Operation): string {
  const links = answersOf(document, operation).flatMap(([status, { links: found = {} }]) =>
    Object.values(found).map((reference) => {
      const { operationId, description } = lookUp(document, reference);
      return `- ${status} → ${linkTo(operationId)}: ${description}`;
    }),
  );
  return links.length === 0 ? '' : `Leads to:\n\n${links.join('\n')}`;
}
