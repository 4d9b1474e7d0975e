/** One meeting as its coordinator sees it, read once: for a page that need not follow it live. */
import { api, asRefusal } from '../api';
import type { MeetingView, Refusal } from '../protocol';

export class MeetingPage {
  view = $state.raw<MeetingView | undefined>();
  refusal = $state.raw<Refusal | undefined>();

  constructor(readonly id: string) {}

  async load(): Promise<void> {
    try {
      this.view = (await api.meeting(this.id)).view;
      this.refusal = undefined;
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }
}
