/** Changing the agenda of a meeting, before it and during it; what was removed can be put back where it stood. */
import { api } from '../api';
import { Doing, type Door } from '../doing.svelte';
import { t } from '../i18n.svelte';
import type { AgendaItem, MeetingView } from '../protocol';
import { randomId } from '../random';
import { sorted } from '../select';
import { beforeWhich, placeOf } from './agenda_times';
import type { Draft } from './agenda_text';
import type { Titled } from './ready';
import { Undoing } from './undoing.svelte';

/** Proposals on their way in these movements that are in no meeting, or only in one that is over. */
export async function unplaced(movements: string[]): Promise<Titled[]> {
  const home = await api.home().catch(() => undefined);
  const free = (meeting?: string) => !meeting || home?.meetings[meeting]?.phase === 'ended';
  return sorted(home?.proposals)
    .filter(([, each]) => movements.includes(each.movement) && free(each.meeting) && !each.outcome && !each.archived)
    .map(([id, each]) => [id, each.title]);
}

export interface Written extends Draft {
  proposal?: string;
}

export class AgendaDesk {
  readonly doing: Doing;
  readonly undoing = new Undoing();
  /** Proposals of these movements that are in no meeting yet: id → title. */
  others = $state.raw<Titled[]>([]);
  /** What moved, for who does not see it. */
  moved = $state('');

  constructor(
    door: Door,
    readonly meeting: string,
  ) {
    this.doing = new Doing(door);
  }

  async look(movements: string[]): Promise<void> {
    this.others = await unplaced(movements);
  }

  /** What it is about is brought to this meeting, if it was not. */
  async add(view: MeetingView, written: Written): Promise<boolean> {
    return (await this.#bring(view, written)) && this.#add(written);
  }

  #add(written: Written): Promise<boolean> {
    this.undoing.forget();
    const item = randomId();
    return this.doing.run('meeting.add_item', { meeting: this.meeting, line: { item, ...lineOf(written) } });
  }

  /** One by one: what was taken in stays, and what is left can be tried again. Gives what is left. */
  async addAll(drafts: Draft[]): Promise<Draft[]> {
    for (const [n, draft] of drafts.entries()) {
      if (!(await this.#add(draft))) return drafts.slice(n);
    }
    return [];
  }

  async change(view: MeetingView, item: string, written: Written): Promise<boolean> {
    this.undoing.forget();
    if (!(await this.#bring(view, written))) return false;
    return this.doing.run('meeting.change_item', { meeting: this.meeting, line: { item, ...lineOf(written) } });
  }

  async #bring(view: MeetingView, { proposal }: Written): Promise<boolean> {
    if (!proposal || view.proposals[proposal]) return true;
    return this.doing.run('proposal.bring', { proposal, meeting: this.meeting });
  }

  /** To that place among the others, counted from nought. */
  async move(view: MeetingView, item: string, to: number): Promise<void> {
    const title = view.agenda[item]?.title;
    const count = Object.keys(view.agenda).length;
    if (to < 0 || to >= count || to === placeOf(view.agenda, item)) return;
    this.undoing.forget();
    if (await this.#place(item, beforeWhich(view.agenda, item, to))) {
      this.moved = t('agenda_edit.moved', { title, place: to + 1, count });
    }
  }

  async remove(view: MeetingView, item: string): Promise<void> {
    const gone = view.agenda[item];
    const before = beforeWhich(view.agenda, item, placeOf(view.agenda, item));
    if (!gone || !(await this.doing.run('meeting.remove_item', { meeting: this.meeting, item }))) return;
    this.undoing.did(t('agenda_edit.removed', { title: gone.title }), () => this.#putBack(gone, before));
  }

  async #putBack(gone: AgendaItem, before: string | undefined): Promise<boolean> {
    const item = randomId();
    const fields = { meeting: this.meeting, line: { item, ...lineOf(gone) } };
    if (!(await this.doing.run('meeting.add_item', fields))) return false;
    // It stands last now; where the one it stood before has gone too, it stays there.
    if (before) await this.#place(item, before);
    return true;
  }

  #place(item: string, before: string | undefined): Promise<boolean> {
    return this.doing.run('meeting.move_item', { meeting: this.meeting, item, ...(before ? { before } : {}) });
  }
}

function lineOf({ title, minutes, proposal }: Written | AgendaItem): object {
  return { title: title.trim(), minutes: Math.round(minutes) || 0, ...(proposal ? { proposal } : {}) };
}
