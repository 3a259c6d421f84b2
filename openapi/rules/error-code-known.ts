import { asNode, type Finding, isNode, type Rule } from './contract.js';
import { below, resolve } from './pointer.js';
import { walk } from './walk.js';

/** Every code that an extension names is one that `ErrorCode` lists. */
export const errorCodeKnown: Rule = {
  id: 'error-code-known',
  check({ document }) {
    const { node: errorCode } = resolve(document, '#/components/schemas/ErrorCode', {
      $ref: '#/components/schemas/ErrorCode',
    });
    const known = new Set(Array.isArray(errorCode.enum) ? errorCode.enum : []);
    const findings: Finding[] = [];
    for (const { pointer, node } of walk(document)) {
      if (!isNode(node)) continue;
      const named: [string, unknown][] = [
        ...['x-error-code', 'x-missing-error-code']
          .filter((key) => key in node)
          .map((key): [string, unknown] => [below(pointer, key), node[key]]),
        ...Object.entries(asNode(node['x-immutable'])).map(([key, code]): [string, unknown] => [
          below(pointer, 'x-immutable', key),
          code,
        ]),
      ];
      for (const [at, code] of named)
        if (!known.has(code)) findings.push({ at, message: `\`${code}\` is not in ErrorCode` });
    }
    return findings;
  },
};
