import { ContractError, loadContract, readLaws } from '../../conformance/src/index.js';

/** What the judge has against the laws of the contract at `path`: the first fault, with the line of its file. */
export async function faultsOfLaws(path: string): Promise<{ at: string; message: string }[]> {
  try {
    readLaws(await loadContract(path));
    return [];
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    const { file, line } = error.place ?? { file: 'openapi.yaml', line: 1 };
    return [{ at: `${file}:${line}`, message: error.message }];
  }
}
