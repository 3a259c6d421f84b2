/** A piece of work that some first request would have to wait for. It takes a few milliseconds. */
export type Preparation = () => void | Promise<void>;

/** Between two pieces the requests that wait are answered. */
const PAUSE_MS = 2;

/** Does them one after another, once nothing else is to do; the process may end meanwhile. @returns what stops it */
export function warmUp(preparations: readonly Preparation[]): () => void {
  const left = [...preparations].reverse();
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    timer = setTimeout(async () => {
      const prepare = left.pop();
      if (!prepare) return;
      await prepare();
      if (timer) next();
    }, PAUSE_MS).unref();
  };
  next();
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}
