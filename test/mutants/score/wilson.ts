/** 95 % of a normal distribution lie within so many standard deviations. */
const Z = 1.959964;

/**
 * Wilson's interval for a share: where the true share lies, with 95 % confidence, after `hits` of `trials`.
 *
 * @returns from and to, between 0 and 1
 * @see E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)
 */
export function wilson(hits: number, trials: number): [from: number, to: number] {
  if (trials === 0) return [0, 1];
  const share = hits / trials;
  const spread = Z ** 2 / trials;
  const centre = share + spread / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / trials + spread / trials / 4);
  return [Math.max(0, (centre - half) / (1 + spread)), Math.min(1, (centre + half) / (1 + spread))];
}
