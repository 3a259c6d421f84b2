const STEPS = [
  'startTheSnapshotCreation',
  'snapshotTheIndexScheduler',
  'snapshotTheIndexes',
  'snapshotTheUpdateFiles',
  'createTheTarball',
] as const;

/** Where a snapshot stands: Meilisearch's names of the steps, and within them the bytes written of all that there are. */
export class SnapshotProgress {
  #step = 0;
  #bytesDone = 0;
  #bytesTotal = 0;

  update({ entry, bytesDone, bytesTotal }: { entry: string; bytesDone: number; bytesTotal: number }): void {
    this.#step = Math.max(this.#step, stepOf(entry));
    this.#bytesDone = bytesDone;
    this.#bytesTotal = bytesTotal;
  }

  /** The same in one line. */
  now(): { step: string; bytesDone: number; bytesTotal: number } {
    return { step: STEPS[this.#step] ?? STEPS[0], bytesDone: this.#bytesDone, bytesTotal: this.#bytesTotal };
  }

  steps(): { currentStep: string; finished: number; total: number }[] {
    const outer = { currentStep: STEPS[this.#step] ?? STEPS[0], finished: this.#step, total: STEPS.length };
    return this.#bytesTotal === 0
      ? [outer]
      : [outer, { currentStep: 'byte', finished: this.#bytesDone, total: this.#bytesTotal }];
  }
}

function stepOf(entry: string): number {
  const [folder] = entry.split('/');
  return Math.max(0, ['VERSION', 'control', 'documents', 'update_files', 'manifest.json'].indexOf(folder ?? ''));
}
