import { type Disk, type DiskFile, nodeDisk } from '../publish/disk.js';

/** A disk that fails once, and keeps a list of what it was asked to do. */
export interface FailingDisk {
  disk: Disk;
  calls: string[];
}

/** Which call fails: the n-th of its name, and what the system would say. */
export interface DiskFailure {
  call: string;
  occurrence: number;
  errno: string;
}

export function failingDisk({ call: failing, occurrence, errno }: DiskFailure): FailingDisk {
  const calls: string[] = [];
  const counted = <A extends unknown[], R>(name: string, call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      calls.push(name);
      if (name === failing && calls.filter((asked) => asked === name).length === occurrence + 1) {
        throw Object.assign(new Error(`${errno}: injected, ${name}`), { code: errno });
      }
      return call(...args);
    };
  };
  const file = (opened: DiskFile): DiskFile => ({
    write: counted('write', opened.write),
    chmod: counted('chmod', opened.chmod),
    sync: counted('sync', opened.sync),
    // Closing also happens while a failure is being dealt with.
    close: opened.close,
  });
  const disk: Disk = {
    makeDirectory: counted('makeDirectory', nodeDisk.makeDirectory),
    freeBytes: counted('freeBytes', nodeDisk.freeBytes),
    create: counted('create', async (path) => file(await nodeDisk.create(path))),
    read: nodeDisk.read,
    list: counted('list', nodeDisk.list),
    rename: counted('rename', nodeDisk.rename),
    remove: nodeDisk.remove,
    link: counted('link', nodeDisk.link),
    syncDirectory: counted('syncDirectory', nodeDisk.syncDirectory),
  };
  return { disk, calls };
}
