export const PERIODS = ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const;
export type Period = (typeof PERIODS)[number];

export const KEEPS = ['last', ...PERIODS] as const;

/** For how many periods the newest snapshot of each is kept; `last` counts snapshots themselves. 0 keeps none. */
export type Keep = Record<(typeof KEEPS)[number], number>;

/** What one policy, or the flags, want to keep. Periods are those of a calendar in this IANA time zone. */
export interface KeepRule {
  /** Who asks: a policyUid, or `flags`. */
  source: string;
  keep: Keep;
  timeZone: string;
}
