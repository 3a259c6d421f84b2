import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import {
  type Contract,
  ContractError,
  githubReport,
  type JudgedServer,
  type JudgeServerOptions,
  jsonReport,
  judgeServer,
  junitReport,
  loadContract,
  measurePower,
  planServer,
  powerReport,
  printPlan,
  sarifReport,
  terminalReport,
} from '@stillframe/conformance';
import { Command, InvalidArgumentError, Option } from 'commander';
import { CommandFailure } from '../command-failure.js';
import type { Surroundings } from '../surroundings.js';

const help = `
What is judged: what each answer has to look like, what has to be accepted and refused, who may do what, and what
answers mean together (x-laws, links). The contract may be anybody's; without --contract it is Stillframe's own.

A check makes, changes and deletes things, and removes what it made. It refuses a server that holds data, unless
--read-only or --allow-data is given. The first --key does all of this, so it has to be one that may do everything.

What could not be tested fails the check too, unless its obligation stands in the file of --agreed: one a line, where
* at the end stands for any rest and # begins a comment.

Examples:
  stillframe check --url http://localhost:7700 --key owner=$MASTER_KEY
  stillframe check --contract openapi.yaml --url http://localhost:8080 --report junit=check.xml
  stillframe check --key owner=$A --key reader=$B --role-actions reader=tasks.get,documents.get
  stillframe check --plan --contract openapi.yaml

Exit codes: 0 the contract is kept, 1 it is broken, 2 it could not be judged.`;

const FORMATS = {
  json: jsonReport,
  junit: junitReport,
  sarif: sarifReport,
  github: githubReport,
} as const;

interface Options {
  contract?: string;
  url?: string;
  key: Record<string, string>;
  roleActions: Record<string, string>;
  skip: string;
  only?: string[];
  readOnly?: true;
  allowData?: true;
  plan?: true;
  agreed?: string;
  report: Record<string, string>;
  power?: true;
  fuzz?: number;
  fuzzRequests: number;
  timeout: number;
}

/** `stillframe check`: whether a live server keeps its contract. */
export function createCheckCommand({ stdout, stderr, env, signal }: Surroundings): Command {
  return new Command('check')
    .summary('judge any server by its contract')
    .description('Proves that a live server keeps its OpenAPI 3.1 contract, or says which clause it breaks.')
    .option('--contract <file>', 'the contract: a file, a folder or a URL')
    .option('--url <url>', 'the server; by default the first that the contract names')
    .addOption(pairs('--key <role=key>', 'a credential and whose it is; again for each role, the owner first'))
    .addOption(pairs('--role-actions <role=a,b>', 'what a role may do, in the words of x-actions'))
    .option('--only <operations>', 'judge these operations alone, by their ids, with commas between', list)
    .option('--read-only', 'only send requests that change nothing')
    .option('--allow-data', 'go on though the server holds data')
    .option('--agreed <file>', 'obligations that may stay untested')
    .addOption(pairs('--report <format=file>', 'write a report too: junit, sarif, json, github; - is standard output'))
    .option('--power', 'damage each answer that came, judge it again, and say what the contract lets pass')
    .option('--fuzz <seed>', 'send random requests instead of the plan, the same ones for the same seed', wholeNumber)
    .option('--fuzz-requests <count>', 'how many', wholeNumber, 500)
    .option('--plan', 'print what would be asked, and ask nothing')
    .option('--skip <extension>', 'leave out operations with this extension', 'x-planned')
    .option('--timeout <seconds>', 'how long an answer may take', seconds, 10)
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', help)
    .action(async (options: Options) => {
      const judged = await judgeOrExplain(options);
      if (judged === undefined) return;
      const { report, exchanges, contract } = judged;
      // Whoever reads a report from standard output wants nothing else in it.
      const screen = Object.values(options.report).includes('-') ? stderr : stdout;
      for (const [format, file] of Object.entries(options.report)) {
        const text = formatOf(format)(report);
        if (file === '-') stdout.write(text);
        else await writeFile(file, text);
      }
      screen.write(terminalReport(report, { color: screen.isTTY === true && env.NO_COLOR === undefined }));
      if (options.power) {
        const { server } = report;
        screen.write(`\n${powerReport(measurePower(contract, exchanges, server === undefined ? {} : { server }))}`);
      }
      if (options.fuzz !== undefined) screen.write(`seed ${options.fuzz}, ${options.fuzzRequests} requests\n`);
      if (report.verdict === 'kept') return;
      throw new CommandFailure(
        report.verdict === 'broken' ? 'the contract is not kept' : (report.reason ?? 'the server could not be judged'),
        {
          exitCode: report.verdict === 'broken' ? 1 : 2,
        },
      );
    });

  async function judgeOrExplain(options: Options): Promise<(JudgedServer & { contract: Contract }) | undefined> {
    try {
      for (const format of Object.keys(options.report)) formatOf(format);
      const contract = await loadContract(options.contract ?? bundledContract(), { skip: options.skip });
      const asked: JudgeServerOptions = {
        contract,
        ...(options.url === undefined ? {} : { url: options.url }),
        keys: options.key,
        actions: Object.fromEntries(
          Object.entries(options.roleActions).map(([role, actions]) => [role, actions.split(',')]),
        ),
        ...(options.only === undefined ? {} : { only: known(contract, options.only) }),
        readOnly: options.readOnly === true,
        allowData: options.allowData === true,
        agreed: options.agreed === undefined ? [] : readAgreed(await readFile(options.agreed, 'utf8')),
        timeoutMs: options.timeout * 1000,
        ...(options.fuzz === undefined ? {} : { fuzz: { seed: options.fuzz, requests: options.fuzzRequests } }),
        signal,
      };
      if (options.plan) {
        stdout.write(printPlan(planServer(asked).plan));
        return undefined;
      }
      if (stderr.isTTY) stderr.write('judging …\n');
      return { ...(await judgeServer(asked)), contract };
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      const { place } = error;
      throw new CommandFailure(place === undefined ? error.message : `${place.file}:${place.line}: ${error.message}`, {
        exitCode: 2,
        cause: error,
      });
    }
  }
}

/** The contract of this version, as the server obeys it. */
function bundledContract(): string {
  return fileURLToPath(import.meta.resolve('@stillframe/contract/openapi.json'));
}

function readAgreed(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s*#.*$/, '').trim())
    .filter((line) => line !== '');
}

function formatOf(format: string): (typeof FORMATS)[keyof typeof FORMATS] {
  if (Object.hasOwn(FORMATS, format)) return FORMATS[format as keyof typeof FORMATS];
  throw new CommandFailure(`there is no report "${format}"`, {
    hint: `there are ${Object.keys(FORMATS).join(', ')}`,
    exitCode: 2,
  });
}

/** An option that is given again for each name. */
function pairs(flags: string, description: string): Option {
  return new Option(flags, description).argParser(pair).default({}, 'none');
}

function pair(text: string, known: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('It has to be NAME=VALUE.');
  return { ...known, [text.slice(0, at)]: text.slice(at + 1) };
}

function list(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

/** A misspelt operation would judge nothing, and find no fault. */
function known(contract: Contract, only: string[]): string[] {
  const ids = contract.operations.map(({ id }) => id);
  const stranger = only.find((id) => !ids.includes(id));
  if (stranger === undefined) return only;
  throw new CommandFailure(`the contract has no operation "${stranger}"`, {
    hint: `it has ${ids.join(', ')}`,
    exitCode: 2,
  });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(text);
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('It has to be a number above 0.');
  return value;
}
