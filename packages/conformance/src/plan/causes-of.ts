import type { Step } from './step.js';

/** The steps that a step builds on. */
export function causesOf({ needs, unless, parameters, body }: Step): string[] {
  return [
    ...(needs === undefined ? [] : [needs]),
    ...(unless === undefined ? [] : [unless]),
    ...parameters.flatMap(({ value }) => ('step' in value ? [value.step] : [])),
    ...(body !== undefined && 'value' in body && 'step' in body.value ? [body.value.step] : []),
  ];
}
