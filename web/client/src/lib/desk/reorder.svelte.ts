/** A list that is put in order with a finger or a mouse: the row follows, the others make room, and where it is let go
 *  is asked for once. Whoever has no pointer uses the buttons beside it. */
import { orderWith, placeAt } from './reorder';

export class Reorder {
  carried = $state<string | undefined>();
  #to = $state(0);

  constructor(
    private readonly ids: () => string[],
    private readonly list: () => HTMLElement | undefined,
    private readonly move: (id: string, before: string | undefined) => void,
  ) {}

  /** The order as it would be if the row were let go now. */
  get order(): string[] {
    return this.carried === undefined ? this.ids() : orderWith(this.ids(), this.carried, this.#to);
  }

  take(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.carried = id;
    this.#to = this.ids().indexOf(id);
  }

  carry(event: PointerEvent): void {
    if (this.carried === undefined) return;
    const rows = [...(this.list()?.children ?? [])].map((row) => row.getBoundingClientRect());
    this.#to = placeAt(rows, event.clientY);
  }

  letGo(): void {
    const id = this.carried;
    if (id === undefined) return;
    const order = this.order;
    this.carried = undefined;
    if (order.join() !== this.ids().join()) this.move(id, order[order.indexOf(id) + 1]);
  }

  leave(): void {
    this.carried = undefined;
  }
}
