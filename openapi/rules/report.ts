import type { Contract, Rule } from './contract.js';

/** What a rule finds, a line each: `openapi/paths/tasks.yaml#/get: message (rule)`. */
export function report(rule: Rule, contract: Contract): string {
  return rule
    .check(contract)
    .map(({ at, message }) => `openapi/${locate(at)}: ${message} (${rule.id})\n`)
    .join('');
}

/** Where in the files a pointer into the bundled document leads. */
function locate(at: string): string {
  const steps = at.split('/');
  if (steps[0] !== '#') return at;
  if (steps[1] === 'paths' && steps[2] !== undefined) {
    const path = steps[2].replaceAll('~1', '/').replaceAll('~0', '~');
    return `paths/${path.slice(1).replaceAll('/', '_')}.yaml${inside(steps.slice(3))}`;
  }
  if (steps[1] === 'components' && steps[2] !== 'securitySchemes' && steps[3] !== undefined) {
    return `components/${steps[2]}/${steps[3]}.yaml${inside(steps.slice(4))}`;
  }
  return `openapi.yaml${inside(steps.slice(1))}`;
}

function inside(steps: string[]): string {
  return steps.length === 0 ? '' : `#/${steps.join('/')}`;
}
