/** The time as a screen looks at it: again every so often, for as long as it is shown. */
export class Ticking {
  now = $state(0);

  /** To be made while a component is set up. `read` gives milliseconds, by the server's clock. */
  constructor(read: () => number, every: number) {
    this.now = read();
    $effect(() => {
      const look = () => (this.now = read());
      look();
      const timer = setInterval(look, every);
      return () => clearInterval(timer);
    });
  }
}
