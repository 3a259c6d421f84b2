/** Whether an API key's list of index patterns (`movies`, `movies_*`, `*`) shows an index; no list shows all. */
export const isVisible = (indexUid: string, patterns: string[] | undefined): boolean =>
  patterns === undefined ||
  patterns.some((pattern) =>
    pattern.endsWith('*') ? indexUid.startsWith(pattern.slice(0, -1)) : pattern === indexUid,
  );
