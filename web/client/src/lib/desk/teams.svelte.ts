/** A movement's teams: read again after each change, and what was last taken away can be brought back. */
import { asRefusal, call } from '../http';
import type { Door } from '../doing.svelte';
import { house } from '../house';
import type { Ordered, Refusal } from '../protocol';

export interface TeamPerson {
  name: string;
  organisation: string;
}

export interface Team {
  name: string;
  about?: string;
  state: 'active' | 'dissolved';
  founded_at: string;
  dissolved_at?: string;
  members: Ordered<TeamPerson>;
  proposal?: { id: string; title: string };
  /** The day on which its proposal is looked at again. */
  review?: string;
  mine?: true;
}

export interface TeamsView {
  id: string;
  name: string;
  roles: string[];
  may: string[];
  teams: Ordered<Team>;
  /** Who can be added, for who may change a team. */
  people?: Ordered<TeamPerson>;
}

interface Undo {
  text: string;
  name: string;
  fields: object;
}

export class Teams implements Door {
  view = $state.raw<TeamsView | undefined>();
  refusal = $state.raw<Refusal | undefined>();
  /** Until the next change. */
  undo = $state.raw<Undo | undefined>();
  #asked = 0;

  constructor(readonly movement: string) {}

  /** An answer that a later question overtook is not taken. */
  async load(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const view = await call<TeamsView>('GET', `/api/teams?movement=${encodeURIComponent(this.movement)}`);
      if (asked !== this.#asked) return;
      this.view = view;
      this.refusal = undefined;
    } catch (error) {
      if (asked === this.#asked) this.refusal = asRefusal(error);
    }
  }

  async command(name: string, fields: object): ReturnType<Door['command']> {
    const answer = await house.command(name, fields);
    if (answer.ok) {
      this.undo = undefined;
      await this.load();
    }
    return answer;
  }

  async takeBack(): Promise<void> {
    const last = this.undo;
    if (!last) return;
    this.undo = undefined;
    const answer = await this.command(last.name, last.fields);
    if (answer.ok) return;
    this.undo = last;
    this.refusal = { code: answer.code, params: answer.params };
  }

  get leads(): boolean {
    return this.view?.roles.includes('coordinator') ?? false;
  }

  /** A member says what the team is and who is in it, and so does a coordinator; of one that is dissolved nobody. */
  mayChange(team: Team): boolean {
    return team.state === 'active' && (this.leads || Boolean(team.mine));
  }
}
