/** Dragging by mouse, pen or finger from a grip to a place that says `data-drop`. Whoever has no pointer uses the list
 *  beside each thing: dragging is never the only way. */

const BEGINS = 6;

export class Dragging {
  /** What is held, and the place it is above. */
  held = $state.raw<readonly string[]>([]);
  over = $state<string | undefined>();
  x = $state(0);
  y = $state(0);
  #begun: { x: number; y: number; what: readonly string[] } | undefined;

  constructor(private readonly dropped: (what: readonly string[], place: string) => void) {}

  start(event: PointerEvent, what: readonly string[]): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.#begun = { x: event.clientX, y: event.clientY, what };
    const grip = event.currentTarget as HTMLElement;
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => this.#move(move);
    grip.onpointerup = () => this.#end(grip, true);
    grip.onpointercancel = () => this.#end(grip, false);
  }

  #move(event: PointerEvent): void {
    const begun = this.#begun;
    if (!begun) return;
    const far = Math.hypot(event.clientX - begun.x, event.clientY - begun.y) > BEGINS;
    if (far && !this.held.length) this.held = begun.what;
    if (!this.held.length) return;
    [this.x, this.y] = [event.clientX, event.clientY];
    const below = document.elementFromPoint(this.x, this.y)?.closest<HTMLElement>('[data-drop]');
    this.over = below?.dataset['drop'];
  }

  #end(grip: HTMLElement, drop: boolean): void {
    grip.onpointermove = grip.onpointerup = grip.onpointercancel = null;
    const [what, place] = [this.held, this.over];
    this.#begun = undefined;
    this.held = [];
    this.over = undefined;
    if (drop && what.length && place !== undefined) this.dropped(what, place);
  }
}
