/** The meetings of a movement that are still to come or under way: where a proposal can be brought. */
import { api, asRefusal } from '../api';
import type { Refusal } from '../protocol';
import { sorted } from '../select';
import type { HomeMeeting } from './home';

export class ComingMeetings {
  meetings = $state.raw<[string, HomeMeeting][]>([]);
  refusal = $state.raw<Refusal | undefined>();

  async load(movement: string): Promise<void> {
    try {
      const { meetings } = await api.home();
      this.meetings = sorted(meetings)
        .filter(([, each]) => each.movements.includes(movement) && each.phase !== 'ended' && !each.archived)
        .sort(([, a], [, b]) => (a.starts_at < b.starts_at ? -1 : 1));
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }
}
