import { code, linkTo, paragraphs, table } from '../../../../scripts/markdown.js';
import type { Method, OpenApiDocument, Operation } from '../../src/openapi-document.js';
import { operationSection } from './operation-section.js';
import { shapeSection } from './shape-section.js';

interface Place {
  method: Method;
  path: string;
  operation: Operation;
}

/** The contract as a page for people: a table of the operations, each of them, and each shape. */
export function renderReference(document: OpenApiDocument): string {
  const places = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method as Method, path, operation })),
  );
  const groups = document.tags.map(({ name, description }) => ({
    name,
    description,
    places: places.filter(({ operation }) => operation.tags[0] === name),
  }));
  return `${paragraphs(
    '<!-- Made by `npm run generate -w @stillframe/contract` from openapi/. Do not edit. -->',
    '# API reference',
    document.info.description.trim(),
    about,
    table(['to', 'operation', 'request'], places.map(rowOf)),
    ...groups.map((group) =>
      paragraphs(
        `## ${group.name}`,
        group.description,
        ...group.places.map(({ method, path, operation }) => operationSection(document, method, path, operation)),
      ),
    ),
    '## Shapes',
    'Members in bold are always there, others may be left out.',
    ...Object.entries(document.components.schemas).map(([name, schema]) => shapeSection(document, name, schema)),
  )}\n`;
}

const about = `A key is sent as \`Authorization: Bearer KEY\`. Parameters and members in bold are required. An error is always an [Error](#error).
The codes beside a status are those that the contract shows for it: [errors.md](errors.md) explains those that are links,
[Meilisearch's reference](https://www.meilisearch.com/docs/reference/errors/error_codes) the others. What holds between answers, such as that the pages of a list
fit together, is called a law. \`GET /openapi.json\` gives programs all of this as one file.`;

const rowOf = ({ method, path, operation: { operationId, summary } }: Place): string[] => [
  summary,
  linkTo(operationId),
  code(`${method.toUpperCase()} ${path}`),
];
