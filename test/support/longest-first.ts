import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What starts other processes or asks thousands of requests; none of them shows that in its length. */
const LONG = ['test/schemathesis/', 'test/crash/restoration-points', 'test/crash/kill-points', 'test/mutants/judge'];

/** Files that are known to take long come first: the last one would run alone. The others are in vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((part) => moduleId.includes(part));
      return at === -1 ? LONG.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
