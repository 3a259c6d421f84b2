import type { Step } from './step.js';

/** The steps that a step builds on. */
export function causesOf({ needs, parameters, body }: Step): string[] {
  return [
    ...(needs === undefined ? [] : [needs]),
    ...parameters.flatMap(({ value }) => ('step' in value ? [value.step] : [])),
    ...(body !== undefined && 'value' in body && 'step' in body.value ? [body.value.step] : []),
  ];
}
