/** New personal links, made on this device. The server keeps only what it needs to know them again, so a sheet that is
 *  gone cannot be shown again: a new one carries new links. */
import { house } from '../house';
import type { Refusal } from '../protocol';
import { randomId } from '../random';
import { pagesOf, type Badge, type Bearer } from './badges';

const TOKEN_BYTES = 24;
/** As many as the server takes at once. */
const AT_ONCE = 500;

export class LinkSheet {
  made = $state.raw<Badge[]>([]);
  busy = $state(false);
  refusal = $state.raw<Refusal | undefined>();
  #copied = new Set<string>();
  /** They were printed, saved, copied or sent: leaving the page loses nothing. */
  handedOut = $state(false);

  constructor(readonly movement: string) {}

  async make(people: Bearer[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.refusal = undefined;
    for (const some of pagesOf(people, AT_ONCE)) {
      const badges = some.map((each): Badge => ({ ...each, token: randomId(TOKEN_BYTES) }));
      const links = badges.map(({ person, token }) => ({ person, token }));
      const answer = await house.command('movement.give_links', { movement: this.movement, links });
      if (!answer.ok) {
        this.refusal = { code: answer.code, params: answer.params };
        break;
      }
      this.handedOut = false;
      this.made = [...this.made, ...badges];
    }
    this.busy = false;
  }

  /** This link was copied; once each of them was, nothing is lost. */
  gave(token: string): void {
    this.#copied.add(token);
    if (this.made.every((each) => this.#copied.has(each.token))) this.handedOut = true;
  }

  again(): void {
    this.made = [];
    this.handedOut = false;
  }
}
