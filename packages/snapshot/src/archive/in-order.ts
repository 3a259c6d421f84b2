/** Works on items side by side and gives the results back in the items' order, never more than `width` of them begun and not yet asked for. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // Whoever awaits it first hears of a failure; without a listener it would count as unhandled until then.
      result.catch(() => {});
      underWay.push(result);
      if (underWay.length < width) continue;
      const oldest = underWay.shift();
      if (oldest !== undefined) yield await oldest;
    }
    for (let oldest = underWay.shift(); oldest !== undefined; oldest = underWay.shift()) yield await oldest;
  } finally {
    await Promise.allSettled(underWay);
  }
}
