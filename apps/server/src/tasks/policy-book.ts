import { KEEPS, type KeepRule } from '../snapshot/policy/keep-rule.js';
import { RecordFolder } from '../store/record-folder.js';
import { type PolicyRecord, policyForm } from './policy-record.js';

/** The policies of this instance as they lie on disk, and what the flags of the server keep besides. */
export class PolicyBook {
  readonly records: RecordFolder<PolicyRecord>;
  readonly #flags: KeepRule['keep'];

  private constructor(records: RecordFolder<PolicyRecord>, flags: KeepRule['keep']) {
    this.records = records;
    this.#flags = flags;
  }

  static async open(folder: string, flags: KeepRule['keep']): Promise<PolicyBook> {
    return new PolicyBook(await RecordFolder.open(folder, policyForm), flags);
  }

  /** What is to be kept, by the flags and by every policy, enabled or not: one that rests must not let its snapshots go. */
  rules(): KeepRule[] {
    const rules = this.records.list().map(({ policyUid, keep, timeZone }) => ({ source: policyUid, keep, timeZone }));
    const flags = { source: 'flags', keep: this.#flags, timeZone: 'UTC' };
    return [flags, ...rules].filter(({ keep }) => KEEPS.some((name) => keep[name] > 0));
  }
}
