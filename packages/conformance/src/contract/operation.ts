import type { Json, JsonObject } from './json.js';

/** A part of the contract as it stands in the bundled document. All pointers are JSON pointers into that document. */
interface Clause {
  /** Where its content stands, references followed. */
  readonly pointer: string;
  /** What stands there: descriptions and extensions too. */
  readonly node: JsonObject;
}

export interface Example extends Clause {
  readonly name: string;
  readonly value: Json;
}

export interface MediaType extends Clause {
  /** As the contract writes it, in lower case and without spaces: a range like `text/*` too. */
  readonly type: string;
  /** Pointer of the schema; absent when any value is right. */
  readonly schema?: string;
  readonly examples: readonly Example[];
}

export type ParameterIn = 'path' | 'query' | 'header' | 'cookie';

export interface Parameter extends Clause {
  readonly name: string;
  readonly in: ParameterIn;
  readonly required: boolean;
  /** `form`, `simple` …: the default of its `in` where the contract says none. */
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** Pointer of the schema; absent when the contract describes it by a media type, or not at all. */
  readonly schema?: string;
  /** Where it is described by a media type instead. */
  readonly content?: MediaType;
  /** `example` has the name `example`. */
  readonly examples: readonly Example[];
}

export interface RequestBody extends Clause {
  readonly required: boolean;
  readonly content: readonly MediaType[];
}

export interface Header extends Clause {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly schema?: string;
}

export interface Link extends Clause {
  readonly name: string;
  /** `id` of the operation that it leads to. */
  readonly operation: string;
  /** By name, `path.id` where the contract tells two of one name apart: a value or a runtime expression (`$response.body#/id`). */
  readonly parameters: JsonObject;
  readonly requestBody?: Json;
}

export interface ResponseClause extends Clause {
  /** `200`, a range like `2XX`, or `default`. */
  readonly status: string;
  /** Where the operation promises this status; `pointer` is where the answer is described. */
  readonly at: string;
  readonly headers: readonly Header[];
  readonly content: readonly MediaType[];
  readonly links: readonly Link[];
}

/** One way to be let in: all of these schemes together. Without any, nothing is asked for. */
export type SecurityAlternative = Readonly<Record<string, readonly string[]>>;

export interface Operation extends Clause {
  /** The `operationId`, or `METHOD /path` where there is none. */
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** As the contract writes it: `/tasks/{taskUid}`. */
  readonly path: string;
  /** Those of the path too, in the order of the contract. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly ResponseClause[];
  /** The document's own where the operation says nothing; empty when nothing is asked for. */
  readonly security: readonly SecurityAlternative[];
  /** All that begins with `x-`, by its full name. */
  readonly extensions: JsonObject;
}
