/** The last thing that can be taken back. It stays until the next one, or until it is taken back. */

export interface Done {
  /** What was done, as a sentence. */
  text: string;
  undo: () => Promise<boolean>;
}

export class Undoing {
  last = $state.raw<Done | undefined>();

  did(text: string, undo: () => Promise<boolean>): void {
    this.last = { text, undo };
  }

  forget(): void {
    this.last = undefined;
  }

  async undo(): Promise<void> {
    const done = this.last;
    if (done && (await done.undo()) && this.last === done) this.last = undefined;
  }
}
