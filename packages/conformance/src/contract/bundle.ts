import type { Place } from '../model/place.js';
import { ContractError } from './contract-error.js';
import { asObject, isObject, type Json, type JsonObject } from './json.js';
import { type Kind, members, sections } from './kinds.js';
import { below, decodeFragment, fromReference, lookUp, stepsOf, toReference } from './pointer.js';
import type { SourceFile } from './source-file.js';

/** A contract of many files as one document, and the way back from each of its pointers to the file that says it. */
export interface Bundle {
  readonly document: JsonObject;
  /** Where the hand-written source says what stands at a pointer of the document. */
  placeOf(pointer: string): Place;
  /** The same as a URL with a JSON pointer behind `#`: two pointers with one origin are one clause. */
  originOf(pointer: string): string;
}

interface Target {
  readonly file: SourceFile;
  readonly pointer: string;
}

/** A value that is about to be copied: where it is from, and where in the document it will stand. */
interface Position extends Target {
  readonly at: string;
  /** References that were followed to get here, so that a circle is noticed. */
  readonly via: readonly string[];
}

/**
 * Joins the files of a contract. What a reference to another file means becomes an entry of `components`, named as the
 * file or the member is; a path item is written where it is referred to. Cycles stay references.
 *
 * @param read reads a file by its URL; called once for each
 * @throws ContractError `broken_ref` or `unreadable`
 */
export async function bundle(root: SourceFile, read: (href: string) => Promise<SourceFile>): Promise<Bundle> {
  const files = new Map([[root.href, Promise.resolve(root)]]);
  const open = (href: string): Promise<SourceFile> => {
    const file = files.get(href) ?? read(href);
    files.set(href, file);
    return file;
  };
  const mounts = new Map<string, Target>([['', { file: root, pointer: '' }]]);
  const names = new Map<string, string>();
  const extra: Record<string, Record<string, Json>> = {};
  const references: { $ref: string; at: string; from: Target }[] = [];
  const waiting: { section: string; name: string; kind: Kind; position: Position }[] = [];

  const sourceOf = (pointer: string): Target => {
    const steps = stepsOf(pointer);
    for (let length = steps.length; length > 0; length -= 1) {
      const mount = mounts.get(below('', ...steps.slice(0, length)));
      if (mount) return { file: mount.file, pointer: mount.pointer + below('', ...steps.slice(length)) };
    }
    return { file: root, pointer };
  };

  const follow = async (reference: string, from: Target): Promise<Target> => {
    const broken = (why: string, cause?: unknown) =>
      new ContractError('broken_ref', `\`$ref: ${reference}\` leads nowhere: ${why}`, {
        place: from.file.placeOf(below(from.pointer, '$ref')),
        ...(cause === undefined ? {} : { cause }),
      });
    if (!URL.canParse(reference, from.file.href)) throw broken('it is no URL');
    const url = new URL(reference, from.file.href);
    if (url.protocol === 'file:' && !from.file.href.startsWith('file:')) {
      throw broken('a contract from the net may not name files of this machine');
    }
    const fragment = decodeFragment(url.hash.slice(1));
    url.hash = '';
    const file = await open(url.href).catch((cause: unknown) => {
      if (cause instanceof ContractError && cause.place === undefined) throw broken(cause.message, cause);
      throw cause;
    });
    const pointer = fragment === '' || fragment.startsWith('/') ? fragment : findAnchor(file.root, fragment);
    if (pointer === undefined) throw broken(`nothing in ${file.name} has the anchor \`${fragment}\``);
    if (file !== root && lookUp(file.root, pointer) === undefined) {
      throw broken(`${file.name} has nothing at \`${pointer}\``);
    }
    return { file, pointer };
  };

  const copy = async (kind: Kind, value: Json, position: Position): Promise<Json> => {
    if (!isObject(value)) return value;
    if (typeof value.$ref === 'string' && kind !== 'document' && kind !== 'components') {
      return copyReference(kind, value, value.$ref, position);
    }
    return copyMembers(kind, value, position);
  };

  const copyReference = async (kind: Kind, value: JsonObject, $ref: string, position: Position): Promise<Json> => {
    const target = await follow($ref, position);
    const section = sections[kind];
    const siblings = Object.fromEntries(Object.entries(value).filter(([key]) => key !== '$ref'));
    if (section !== undefined) {
      const at = nameOf(section, kind, target);
      references.push({ $ref, at, from: position });
      return { $ref: toReference(at), ...asObject(await copyMembers(kind, siblings, position)) };
    }
    const key = keyOf(target);
    if (position.via.includes(key)) {
      throw new ContractError('broken_ref', `\`$ref: ${$ref}\` leads back to itself`, {
        place: position.file.placeOf(below(position.pointer, '$ref')),
      });
    }
    mounts.set(position.at, target);
    const meant = lookUp(target.file.root, target.pointer) as Json;
    const inlined = await copy(kind, meant, { ...target, at: position.at, via: [...position.via, key] });
    for (const name of Object.keys(siblings)) {
      mounts.set(below(position.at, name), { file: position.file, pointer: below(position.pointer, name) });
    }
    return { ...asObject(inlined), ...asObject(await copyMembers(kind, siblings, position)) };
  };

  const copyMembers = async (kind: Kind, value: JsonObject, position: Position): Promise<Json> => {
    const known = members[kind];
    const copied: Record<string, Json> = {};
    for (const [name, member] of Object.entries(value)) {
      const how = Object.hasOwn(known, name) ? known[name] : undefined;
      const inner = step(position, name);
      if (how?.as === 'one') copied[name] = await copy(how.kind, member, inner);
      else if (how?.as === 'list' && Array.isArray(member)) {
        // One after the other, so that names are given in the same order each time.
        const items: Json[] = [];
        for (const [index, item] of (member as Json[]).entries()) {
          items.push(await copy(how.kind, item, step(inner, index)));
        }
        copied[name] = items;
      } else if (how?.as === 'map' && isObject(member)) {
        const entries: [string, Json][] = [];
        for (const [entry, item] of Object.entries(member)) {
          const isData = how.kind !== 'schema' && entry.startsWith('x-');
          entries.push([entry, isData ? item : await copy(how.kind, item, step(inner, entry))]);
        }
        copied[name] = Object.fromEntries(entries);
      } else if (kind === 'link' && name === 'operationRef' && typeof member === 'string') {
        copied[name] = new URL(member, position.file.href).href;
      } else copied[name] = member;
    }
    return copied;
  };

  const nameOf = (section: string, kind: Kind, target: Target): string => {
    if (target.file === root) return target.pointer;
    const key = `${section} ${keyOf(target)}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const taken = { ...asObject(lookUp(root.root, below('/components', section))), ...extra[section] };
    const wanted = stepsOf(target.pointer).at(-1) ?? baseName(target.file.href);
    let name = wanted;
    for (let count = 2; Object.hasOwn(taken, name); count += 1) name = `${wanted}-${count}`;
    extra[section] = { ...extra[section], [name]: null };
    const at = below('/components', section, name);
    names.set(key, at);
    mounts.set(at, target);
    waiting.push({ section, name, kind, position: { ...target, at, via: [] } });
    return at;
  };

  await adoptComponents();
  const copied = asObject(await copy('document', root.root, { file: root, pointer: '', at: '', via: [] }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { section, name, kind, position } = next;
    const value = await copy(kind, lookUp(position.file.root, position.pointer) as Json, position);
    extra[section] = { ...extra[section], [name]: value };
  }
  const components = asObject(copied.components);
  const document: JsonObject = {
    ...copied,
    components: {
      ...components,
      ...Object.fromEntries(
        Object.entries(extra).map(([section, entries]) => [section, { ...asObject(components[section]), ...entries }]),
      ),
    },
  };
  for (const { $ref, at, from } of references) {
    const why = whyNowhere(document, at);
    if (why === undefined) continue;
    throw new ContractError('broken_ref', `\`$ref: ${$ref}\` leads nowhere: ${why}`, {
      place: from.file.placeOf(below(from.pointer, '$ref')),
    });
  }
  return {
    document,
    placeOf(pointer) {
      const { file, pointer: within } = sourceOf(pointer);
      return file.placeOf(within);
    },
    originOf: (pointer) => keyOf(sourceOf(pointer)),
  };

  /** An entry of the root's `components` that only points to a file is that file's name, and holds what the file says. */
  async function adoptComponents(): Promise<void> {
    for (const [kind, section] of Object.entries(sections) as [Kind, string][]) {
      const at = below('/components', section);
      for (const [name, entry] of Object.entries(asObject(lookUp(root.root, at)))) {
        if (!isObject(entry) || typeof entry.$ref !== 'string' || Object.keys(entry).length > 1) continue;
        const pointer = below(at, name);
        const target = await follow(entry.$ref, { file: root, pointer });
        const key = `${section} ${keyOf(target)}`;
        if (target.file === root || names.has(key)) continue;
        names.set(key, pointer);
        mounts.set(pointer, target);
        waiting.push({ section, name, kind, position: { ...target, at: pointer, via: [] } });
      }
    }
  }
}

/** Why a reference to `at` has no meaning, if it has none. */
function whyNowhere(document: JsonObject, at: string): string | undefined {
  const seen = new Set<string>();
  for (let pointer = at; ; ) {
    if (seen.has(pointer)) return 'it leads back to itself';
    seen.add(pointer);
    const value = lookUp(document, pointer);
    if (value === undefined) return `there is nothing at \`${pointer}\``;
    if (!isObject(value) || typeof value.$ref !== 'string') return undefined;
    pointer = fromReference(value.$ref);
  }
}

function step(position: Position, name: string | number): Position {
  return { ...position, pointer: below(position.pointer, name), at: below(position.at, name) };
}

function keyOf({ file, pointer }: Target): string {
  return `${file.href}#${pointer}`;
}

function baseName(href: string): string {
  const last = decodeFragment(new URL(href).pathname.split('/').at(-1) ?? '');
  return last.replace(/\.[^.]*$/, '') || 'root';
}

function findAnchor(value: Json, anchor: string, at = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isObject(value) && (value.$anchor === anchor || value.$dynamicAnchor === anchor)) return at;
  for (const [key, child] of Object.entries(value)) {
    const found = findAnchor(child as Json, anchor, below(at, key));
    if (found !== undefined) return found;
  }
  return undefined;
}
