import type { Contract } from '../contract/contract.js';
import type { Operation } from '../contract/operation.js';

/** Where a credential goes in a request. */
export interface Credential {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: readonly (readonly [string, string])[];
}

const UNKNOWN = 'check-nobody-was-given-this-key';

/**
 * What a credential adds to a request, by the security schemes of the operation.
 *
 * @param credential `none`, `malformed`, `unknown`, or a role of `keys`
 */
export function credentialFor(
  contract: Contract,
  { security }: Pick<Operation, 'security'>,
  credential: string,
  keys: Readonly<Record<string, string>>,
): Credential {
  if (credential === 'none') return { headers: [], query: [] };
  const secret = keys[credential] ?? UNKNOWN;
  const alternative = security.find((one) => Object.keys(one).length > 0) ?? {};
  const added: Credential[] = Object.keys(alternative).map((name) => {
    const scheme = contract.securitySchemes[name] ?? {};
    if (scheme.type === 'apiKey' && typeof scheme.name === 'string') {
      const value = credential === 'malformed' ? '' : secret;
      if (scheme.in === 'query') return { headers: [], query: [[scheme.name, value]] };
      if (scheme.in === 'cookie') return { headers: [['cookie', `${scheme.name}=${value}`]], query: [] };
      return { headers: [[scheme.name.toLowerCase(), value]], query: [] };
    }
    if (credential === 'malformed') return { headers: [['authorization', 'check']], query: [] };
    const isBasic = scheme.type === 'http' && String(scheme.scheme).toLowerCase() === 'basic';
    return {
      headers: [['authorization', isBasic ? `Basic ${Buffer.from(secret).toString('base64')}` : `Bearer ${secret}`]],
      query: [],
    };
  });
  return { headers: added.flatMap(({ headers }) => headers), query: added.flatMap(({ query }) => query) };
}
