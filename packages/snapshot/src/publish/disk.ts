import { open, readdir, readFile, rename, rm, statfs, symlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.js';
import { syncDirectory } from '../sync-directory.js';

/** A file being written. */
export interface DiskFile {
  /** Appends all of the bytes. */
  write(bytes: Uint8Array): Promise<void>;
  chmod(mode: number): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What publishing asks of a file system. Every method fails as `node:fs` does. */
export interface Disk {
  /** With its parents, mode 0700; nothing happens if it is there. */
  makeDirectory(path: string): Promise<void>;
  /** Free for this process, in bytes. */
  freeBytes(path: string): Promise<number>;
  /** A new file, mode 0600; fails when something is there. */
  create(path: string): Promise<DiskFile>;
  read(path: string): Promise<string>;
  list(path: string): Promise<{ name: string; kind: 'file' | 'link' | 'other' }[]>;
  rename(from: string, to: string): Promise<void>;
  /** Nothing happens if it is not there. */
  remove(path: string): Promise<void>;
  link(target: string, path: string): Promise<void>;
  syncDirectory(path: string): Promise<void>;
}

export const nodeDisk: Disk = {
  async makeDirectory(path) {
    const firstMade = await makeFolder(path);
    if (firstMade !== undefined) await syncDirectory(dirname(firstMade));
  },
  async freeBytes(path) {
    const { bavail, bsize } = await statfs(path);
    return bavail * bsize;
  },
  async create(path) {
    const file = await open(path, 'wx', 0o600);
    return {
      write: (bytes) => file.appendFile(bytes),
      chmod: (mode) => file.chmod(mode),
      sync: () => file.sync(),
      close: () => file.close(),
    };
  },
  read: (path) => readFile(path, 'utf8'),
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({
      name: entry.name,
      kind: entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other',
    }));
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  link: (target, path) => symlink(target, path),
  syncDirectory,
};
