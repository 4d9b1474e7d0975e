/** Something to be done once nothing has happened for a moment, or at once if somebody cannot wait. */
export class Soon {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: () => unknown,
    private readonly after: number,
  ) {}

  get waits(): boolean {
    return this.#timer !== undefined;
  }

  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), this.after);
  }

  now(): void {
    this.stop();
    void this.run();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
