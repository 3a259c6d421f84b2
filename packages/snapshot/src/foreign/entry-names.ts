const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** What Meilisearch packs: `VERSION`, its queue, its keys, an environment an index, payloads of tasks that wait. */
const filePattern = new RegExp(
  `^(VERSION|instance-uid|(tasks|auth|indexes/${uuid})/(data|lock)\\.mdb|update_files/${uuid})$`,
);
const folderPattern = new RegExp(`^(|update_files|indexes|indexes/${uuid}|tasks|auth)$`);

/** An entry's name without `./` in front and `/` behind. */
export function plainName(name: string): string {
  return name.replace(/^\.\/|^\.$/, '').replace(/\/$/, '');
}

export function isForeignFile(name: string): boolean {
  return filePattern.test(name);
}

export function isForeignFolder(name: string): boolean {
  return folderPattern.test(name);
}

/** The folder of an index, from the 16 bytes that the queue knows it by. */
export function indexFolder(uuidBytes: Buffer): string {
  return `indexes/${formatUuid(uuidBytes)}`;
}

/** Hyphenated, lower case. */
export function formatUuid(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
