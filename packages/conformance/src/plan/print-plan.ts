import type { Plan, Step, Value } from './step.js';

/** A plan for people and for diffs: a line for each step, the same each time. */
export function printPlan({ steps, notExercisable }: Plan): string {
  const left = notExercisable.map(({ obligation, reason }) => `  ${obligation}: ${reason}`);
  return [
    ...steps.map(printStep),
    'clean up: a DELETE of whatever an answer of success has a link to',
    ...(left.length === 0 ? [] : ['', 'Not put to the test:', ...left]),
    '',
  ].join('\n');
}

function printStep(step: Step): string {
  const { name, method, path, parameters, body, credential, expects, repeats, needs, unless } = step;
  const said = [
    ...parameters.map(({ in: where, name: parameter, value }) => `${where}.${parameter}=${printValue(value)}`),
    ...(body === undefined
      ? []
      : [`${body.type ?? 'no type'} ${'text' in body ? JSON.stringify(body.text) : printValue(body.value)}`]),
    ...(repeats === undefined ? [] : [printRepeats(repeats)]),
    ...(needs === undefined ? [] : [`if «${needs}» had success`]),
    ...(unless === undefined ? [] : [`unless «${unless}» had success`]),
    ...expects.map(
      ({ outcome, statuses }) => `expects ${outcome}${statuses === undefined ? '' : ` ${statuses.join(' or ')}`}`,
    ),
  ];
  return `${name}: ${method} ${path} as ${credential}${said.length === 0 ? '' : `; ${said.join('; ')}`}`;
}

function printRepeats(repeats: NonNullable<Step['repeats']>): string {
  if ('pages' in repeats) return 'page by page';
  return 'until' in repeats ? 'until it has ended' : `again from «${repeats.whileMoved[0]}» on, if that was another`;
}

function printValue(value: Value): string {
  if ('known' in value) return JSON.stringify(value.known);
  return 'third' in value ? `a third of «${value.step}» ${value.third}` : `«${value.step}» ${value.expression}`;
}
