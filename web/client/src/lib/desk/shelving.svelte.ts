/** Putting a meeting or a proposal away, and taking it back: what was done last can be undone. */
import { t } from '../i18n.svelte';
import type { AtHome } from './home.svelte';

type Way = 'archive' | 'unarchive';
const BACK: Record<Way, Way> = { archive: 'unarchive', unarchive: 'archive' };

export class Shelving {
  #moved = $state.raw<{ id: string; title: string; way: Way } | undefined>();

  constructor(
    private readonly home: AtHome,
    private readonly noun: 'meeting' | 'proposal',
  ) {}

  /** What happened, while it can still be undone. */
  get said(): string | undefined {
    const { title, way } = this.#moved ?? {};
    return way && t(way === 'archive' ? 'shelf.archived' : 'shelf.restored', { title });
  }

  async move(id: string, { title, archived }: { title: string; archived?: true }): Promise<void> {
    const way = archived ? 'unarchive' : 'archive';
    this.#moved = undefined;
    if (await this.#give(id, way)) this.#moved = { id, title, way };
  }

  async undo(): Promise<void> {
    const was = this.#moved;
    this.#moved = undefined;
    if (was) await this.#give(was.id, BACK[was.way]);
  }

  #give(id: string, way: Way): Promise<boolean> {
    return this.home.run(`${this.noun}.${way}`, { [this.noun]: id });
  }
}
