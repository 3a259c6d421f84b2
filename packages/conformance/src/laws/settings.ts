import { ContractError } from '../contract/contract-error.js';
import { isObject, type Json, type JsonObject } from '../contract/json.js';
import { below } from '../contract/pointer.js';
import type { Place } from '../model/place.js';
import { type Expression, readExpression } from './expression.js';

/** The members of one declaration, read one by one; whoever reads says what it must be. */
export class LawSettings {
  private readonly members: JsonObject;
  private readonly pointer: string;
  private readonly placeOf: (pointer: string) => Place;
  private readonly read = new Set(['law', 'description']);

  constructor(members: JsonObject, pointer: string, placeOf: (pointer: string) => Place) {
    this.members = members;
    this.pointer = pointer;
    this.placeOf = placeOf;
  }

  /** @throws ContractError `bad_law` at the member, or at the declaration when it has no such member */
  fail(name: string, wanted: string): never {
    throw new ContractError('bad_law', `\`${name}\` of a law has to be ${wanted}`, {
      place: this.placeOf(below(this.pointer, name)),
    });
  }

  optional(name: string): Json | undefined {
    this.read.add(name);
    return this.members[name];
  }

  /** A JSON pointer: `/status`. */
  at(name: string): string {
    const value = this.optional(name);
    return isPointer(value) ? value : this.fail(name, 'a JSON pointer, such as `/status`');
  }

  /** One JSON pointer or several. */
  pointers(name: string, fallback?: readonly string[]): readonly string[] {
    const value = this.optional(name);
    if (value === undefined && fallback !== undefined) return fallback;
    return readPointers(value) ?? this.fail(name, 'a JSON pointer or a list of them');
  }

  text(name: string, fallback?: string): string {
    const value = this.optional(name);
    if (value === undefined && fallback !== undefined) return fallback;
    return typeof value === 'string' && value !== '' ? value : this.fail(name, 'a text');
  }

  oneOf<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const word = words.find((known) => known === value);
    return word ?? this.fail(name, `one of ${words.map((known) => `\`${known}\``).join(', ')}`);
  }

  flag(name: string): boolean {
    const value = this.optional(name) ?? false;
    return typeof value === 'boolean' ? value : this.fail(name, '`true` or `false`');
  }

  positive(name: string): number {
    const value = this.optional(name);
    return typeof value === 'number' && value > 0 ? value : this.fail(name, 'a number above 0');
  }

  /** A list that is not empty. */
  values(name: string): readonly Json[] {
    const value = this.optional(name);
    return Array.isArray(value) && value.length > 0
      ? (value as readonly Json[])
      : this.fail(name, 'a list that is not empty');
  }

  texts(name: string): readonly string[] {
    const value = this.optional(name) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value as readonly string[];
    return this.fail(name, 'a list of texts');
  }

  /** Pointers of a value, each with the constant that stands there. */
  constants(name: string): readonly (readonly [pointer: string, value: Json])[] {
    const value = this.optional(name) ?? {};
    if (!isObject(value)) return this.fail(name, 'an object of JSON pointers');
    return Object.entries(value).map(([pointer, constant]) =>
      isPointer(pointer) ? ([pointer, constant] as const) : this.fail(name, 'an object whose names are JSON pointers'),
    );
  }

  /** Runtime expressions, each with the pointers of which one must hold the same. */
  expressions(
    name: string,
  ): readonly { readonly text: string; readonly expression: Expression; readonly at: readonly string[] }[] {
    const value = this.optional(name) ?? {};
    if (!isObject(value)) return this.fail(name, 'an object of runtime expressions');
    return Object.entries(value).map(([text, at]) => {
      const expression = readExpression(text);
      const pointers = readPointers(at);
      if (expression === undefined || pointers === undefined) {
        return this.fail(name, 'an object of runtime expressions, each with a JSON pointer: `$request.path.id: /id`');
      }
      return { text, expression, at: pointers };
    });
  }

  /** Members of an object, each with settings of its own. */
  entries(name: string): readonly (readonly [name: string, value: Json])[] {
    const value = this.optional(name);
    return isObject(value) && Object.keys(value).length > 0
      ? Object.entries(value)
      : this.fail(name, 'an object that is not empty');
  }

  /** @throws ContractError `bad_law` for a member that nobody has read: it is misspelt */
  finish(): void {
    for (const name of Object.keys(this.members)) {
      if (this.read.has(name) || name.startsWith('x-')) continue;
      throw new ContractError('bad_law', `the law \`${String(this.members.law)}\` knows no \`${name}\``, {
        place: this.placeOf(below(this.pointer, name)),
      });
    }
  }
}

export function isPointer(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || value.startsWith('/'));
}

export function readPointers(value: Json | undefined): readonly string[] | undefined {
  if (isPointer(value)) return [value];
  return Array.isArray(value) && value.length > 0 && value.every(isPointer) ? (value as readonly string[]) : undefined;
}
