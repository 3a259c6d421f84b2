import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contract } from '../contract/contract.js';
import type { Json } from '../contract/json.js';
import { lookUp } from '../contract/pointer.js';
import { isSame } from '../laws/compare.js';
import { clauseOf, followLink } from '../laws/follow-link.js';
import { type Answer, isSafe, readAnswer } from '../laws/history.js';
import { instancesOf } from '../laws/instances.js';
import { endsOf } from '../laws/judge-laws.js';
import type { BoundLaw } from '../laws/read-laws.js';
import type { Exchange, ReceivedResponse } from '../model/exchange.js';
import type { PageRule, Step } from '../plan/step.js';
import { buildRequest } from './build-request.js';
import { CannotJudge } from './cannot-judge.js';
import { NoAnswer, type SendLimits, send } from './send.js';

export interface RunOptions {
  readonly server: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly limits: SendLimits;
  readonly signal?: AbortSignal;
  readonly onExchange?: (exchange: Exchange) => void;
}

/** A request that a server which is there did not answer. */
export interface Unanswered {
  readonly step: Step;
  readonly request: Exchange['request'];
  readonly why: string;
}

const MAX_PAGES = 20;
const MUTED_MS = 500;
/** All in all 1.5 s. */
const MOVED_TRIES = 5;
const MOVED_PAUSE_MS = 50;
const SHORTEST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 100;
/** How long a request that may change something is waited for after the run was stopped. */
const GRACE_MS = 2_000;
/** How long a thing may take that has no law about its end, and each one after the first that did not end in time. */
const IMPATIENT_MS = 200;

/** Carries out steps against a server and remembers what came of each. */
export class Runner {
  readonly exchanges: Exchange[] = [];
  /** Requests to which nothing came though the server is there: only counted once the run is under way. */
  readonly unanswered: Unanswered[] = [];
  /** Until then a request without an answer means that the server cannot be judged. */
  isUnderWay = false;
  private readonly contract: Contract;
  private readonly laws: readonly BoundLaw[];
  private readonly options: RunOptions;
  private readonly answers = new Map<string, Answer>();
  private readonly steps = new Map<string, Step>();
  private readonly agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  /** When what may have made something is given up too: unheard, nobody could take it away again. */
  private readonly grace = new AbortController();
  /** Operations that once gave no answer in time: nobody waits for them so long again. */
  private readonly muted = new Set<string>();
  private hasWaitedInVain = false;
  /** How long what has to be waited for took of late. */
  private usualMs = 0;

  constructor(contract: Contract, laws: readonly BoundLaw[], options: RunOptions) {
    this.contract = contract;
    this.laws = laws;
    this.options = options;
    const { signal } = options;
    const giveUp = () => void wait(GRACE_MS, undefined, { ref: false }).then(() => this.grace.abort());
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
  }

  /**
   * Carries out one step; one whose beginnings are missing is left out.
   *
   * @throws CannotJudge when the server does not answer · NoAnswer `stopped`
   */
  async run(step: Step): Promise<Exchange | undefined> {
    const hasSucceeded = (name: string) => this.answers.get(name)?.isSuccess === true;
    if (step.needs !== undefined && !hasSucceeded(step.needs)) return undefined;
    if (step.unless !== undefined && hasSucceeded(step.unless)) return undefined;
    this.steps.set(step.name, step);
    const first = await this.ask(step);
    if (first === undefined || step.repeats === undefined) return first?.exchange;
    if ('pages' in step.repeats) await this.turnPages(step, step.repeats.pages, first);
    else if ('until' in step.repeats) await this.untilEnded(step, first);
    else await this.whileMoved(step, step.repeats.whileMoved);
    return first.exchange;
  }

  /** Takes away what was made: whatever a link of success leads to a DELETE of. Never fails, and is not judged. */
  async cleanUp(timeoutMs: number): Promise<number> {
    const done = new Set<string>();
    let count = 0;
    const until = Date.now() + timeoutMs;
    for (const exchange of this.exchanges.toReversed()) {
      const operation = exchange.operation === undefined ? undefined : this.contract.operation(exchange.operation);
      if (operation === undefined || isSafe(exchange.request.method) || Date.now() > until) continue;
      const answer = readAnswer(operation, exchange);
      if (operation.method === 'DELETE' && answer.isSuccess) done.add(exchange.request.url);
      if (!answer.isSuccess) continue;
      for (const link of clauseOf(answer)?.links ?? []) {
        const target = this.contract.operation(link.operation);
        const followed = followLink(link, answer);
        if (target?.method !== 'DELETE' || followed === undefined) continue;
        const parameters = target.parameters.flatMap((parameter) => {
          const value = followed.parameters[parameter.name];
          return value === undefined
            ? []
            : [{ in: parameter.in, name: parameter.name, value: { known: value }, explode: parameter.explode }];
        });
        const { credential } = exchange;
        const step: Step = {
          name: 'clean up',
          operation: target.id,
          method: 'DELETE',
          path: target.path,
          parameters,
          credential,
          expects: [],
        };
        const request = buildRequest(step, { contract: this.contract, ...this.options, answers: this.answers });
        if (request === undefined || done.has(request.url)) continue;
        done.add(request.url);
        await send(
          request,
          { ...this.options.limits, timeoutMs: Math.min(timeoutMs, this.options.limits.timeoutMs) },
          this.agents,
        ).then(
          () => {
            count += 1;
          },
          () => undefined,
        );
      }
    }
    return count;
  }

  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }

  private async ask(
    step: Step,
    more: readonly (readonly [string, string])[] = [],
  ): Promise<{ exchange: Exchange; answer?: Answer } | undefined> {
    const request = buildRequest(step, { contract: this.contract, ...this.options, answers: this.answers }, more);
    if (request === undefined) return undefined;
    const sentAt = now();
    const response = await this.receive(step, request);
    if (response === undefined) return undefined;
    const exchange: Exchange = {
      step: step.name,
      ...(step.operation === undefined ? {} : { operation: step.operation }),
      credential: step.credential,
      request,
      response,
      sentAt,
      receivedAt: now(),
    };
    this.exchanges.push(exchange);
    this.options.onExchange?.(exchange);
    const operation = step.operation === undefined ? undefined : this.contract.operation(step.operation);
    if (operation === undefined) return { exchange };
    const answer = readAnswer(operation, exchange);
    if (more.length === 0) this.answers.set(step.name, answer);
    return { exchange, answer };
  }

  private async receive(step: Step, request: Exchange['request']): Promise<ReceivedResponse | undefined> {
    const signal = isSafe(request.method) ? this.options.signal : this.grace.signal;
    const isMuted = step.operation !== undefined && this.muted.has(step.operation);
    const { timeoutMs, bodyBytes } = this.options.limits;
    const limits = { timeoutMs: isMuted ? Math.min(timeoutMs, MUTED_MS) : timeoutMs, bodyBytes };
    try {
      return await send(request, limits, this.agents, signal).catch((error: unknown) => {
        const isAgain = error instanceof NoAnswer && (error.why === 'unreachable' || error.why === 'no-http');
        if (!this.isUnderWay || !isAgain || !(isSafe(request.method) || error.wasReused)) throw error;
        return this.sendAfresh(request, limits, signal);
      });
    } catch (error) {
      if (!(error instanceof NoAnswer) || error.why === 'stopped') throw error;
      if (!this.isUnderWay || !(await this.isThere(request)))
        throw new CannotJudge(`${request.method} ${request.url} got no answer: ${error.message}.`, { cause: error });
      if (error.why === 'timeout' && step.operation !== undefined) this.muted.add(step.operation);
      this.unanswered.push({ step, request, why: error.message });
      return undefined;
    }
  }

  /** Whether the server still answers anything: then it is that one request which it does not. */
  private async isThere({ headers }: Exchange['request']): Promise<boolean> {
    const url = this.exchanges.find(({ request }) => isSafe(request.method))?.request.url ?? this.options.server;
    for (let tries = 0; tries < 3; tries += 1) {
      if (tries > 0) await wait(200 * tries);
      const found = await this.sendAfresh({ method: 'GET', url, headers }, this.options.limits).then(
        () => true,
        () => false,
      );
      if (found) return true;
    }
    return false;
  }

  private async sendAfresh(
    request: Exchange['request'],
    limits: SendLimits,
    signal?: AbortSignal,
  ): Promise<ReceivedResponse> {
    const agents = { http: new Agent(), https: new SecureAgent() };
    try {
      return await send(request, limits, agents, signal);
    } finally {
      agents.http.destroy();
      agents.https.destroy();
    }
  }

  /** Asks all of it again after a pause, so often that what the run itself has set in motion may come to rest. */
  private async whileMoved(step: Step, names: readonly string[]): Promise<void> {
    const [begin = step.name] = names;
    const hasMoved = () => !isSame(this.answers.get(begin)?.body, this.answers.get(step.name)?.body);
    for (let tries = 0; tries < MOVED_TRIES && hasMoved(); tries += 1) {
      await this.pause(MOVED_PAUSE_MS * 2 ** tries);
      for (const name of names) {
        const again = this.steps.get(name);
        if (again !== undefined) await this.run(again);
      }
      await this.ask(step);
    }
  }

  private async pause(ms: number): Promise<void> {
    const { signal } = this.options;
    await wait(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }

  private async untilEnded(step: Step, first: { answer?: Answer }): Promise<void> {
    const begun = Date.now();
    let pause = Math.max(SHORTEST_PAUSE_MS, this.usualMs / 2);
    let next = SHORTEST_PAUSE_MS * 2;
    for (let answer = first.answer; answer !== undefined; ) {
      const limit = this.waitFor(answer);
      if (limit === undefined) {
        if (answer !== first.answer) this.learn(Date.now() - begun);
        return;
      }
      if (Date.now() - begun > (this.hasWaitedInVain ? Math.min(limit, IMPATIENT_MS) : limit)) {
        this.hasWaitedInVain = true;
        return;
      }
      await this.pause(pause);
      pause = next;
      next = Math.min(next * 1.5, LONGEST_PAUSE_MS);
      answer = (await this.ask(step))?.answer;
    }
  }

  /** Beside others each takes longer: what takes long is believed slowly, what is quick at once. */
  private learn(tookMs: number): void {
    this.usualMs = Math.min(tookMs, this.usualMs + (tookMs - this.usualMs) / 8);
  }

  /** Milliseconds that are to be waited for the end of what an answer shows; nothing when it has ended, or never will by any law. */
  private waitFor(answer: Answer): number | undefined {
    if (!answer.isSuccess) return undefined;
    for (const { schema, value, ends, seconds } of endsOf(this.laws)) {
      const shown = instancesOf(this.contract, schema, answer).find(({ at }) => at === '');
      if (shown === undefined) continue;
      if (ends.some((end) => isSame(end, lookUp(shown.value, value) as Json | undefined))) return undefined;
      if (seconds !== undefined) return seconds * 1000 + 500;
    }
    return undefined;
  }

  private async turnPages(step: Step, rule: PageRule, first: { answer?: Answer }): Promise<void> {
    let skipped = 0;
    let page = first.answer;
    for (let count = 1; page?.isSuccess === true && count < MAX_PAGES; count += 1) {
      const items = lookUp(page.body, rule.items);
      skipped += Array.isArray(items) ? items.length : 0;
      const next =
        rule.next === undefined
          ? Array.isArray(items) && items.length > 0
            ? skipped
            : undefined
          : lookUp(page.body, rule.next);
      if (typeof next !== 'string' && typeof next !== 'number') return;
      page = (await this.ask(step, [[rule.begin, String(next)]]))?.answer;
    }
  }
}

/** Milliseconds since the epoch that never go back and tell apart what follows within one millisecond. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
