import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { RootDatabase } from 'lmdb';
import type { Layout } from './layout.js';

/** Bytes on disk, and those of them that hold pages. */
export interface DatabaseSize {
  databaseSize: number;
  usedDatabaseSize: number;
}

interface EnvironmentStats {
  root: { pageSize: number };
  lastPageNumber: number;
}

/** Bytes of both environments: their files, and the pages that were ever given out. */
export function databaseSize(layout: Layout, control: RootDatabase, documents: RootDatabase): DatabaseSize {
  const files = [layout.control, layout.documents].map((folder) => statSync(join(folder, 'data.mdb')).size);
  const used = [control, documents].map((root) => {
    const stats = root.getStats() as EnvironmentStats;
    return (stats.lastPageNumber + 1) * stats.root.pageSize;
  });
  return { databaseSize: sum(files), usedDatabaseSize: Math.min(sum(used), sum(files)) };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
