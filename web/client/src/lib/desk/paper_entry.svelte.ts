/** A paper that somebody filled in by hand, on its way into the urn: for whom, what it says, and what came of it. */
import type { Doing } from '../doing.svelte';
import { t } from '../i18n.svelte';
import { asRefusal, call } from '../http';
import type { Choice, Live, MeetingView, OpenBallot, Ordered, Refusal } from '../protocol';
import { rulesOfPaper, wrongWith, wrongWithShares } from '../paper_faults';
import { sorted } from '../select';
import { maySplit } from '../splitting';
import { lacksWhy, reasonsFor } from '../why';

export class PaperEntry {
  seat = $state('');
  choice: Choice = $state({});
  reasons: Choice = $state({});
  /** What was entered last, to be told. */
  entered = $state('');
  /** Where persons vote, who may. */
  roll: Roll = $state.raw({});

  constructor(private readonly doing: Doing) {}

  complete(ballot: OpenBallot): boolean {
    const rules = rulesOfPaper(ballot);
    const weight = this.weight(ballot);
    const wrong = maySplit(ballot, weight) ? (answer: string) => wrongWithShares(answer, weight, rules) : undefined;
    const answers = Object.keys(ballot.questions).map((id) => this.choice[id]);
    if (lacksWhy(this.choice, this.reasons, ballot)) return false;
    return Boolean(this.seat) && answers.every((answer) => answer && !(wrong ?? wrongWith)(answer, rules));
  }

  /** What the vote of the chosen seat weighs. */
  weight(ballot: OpenBallot): number {
    return ballot.weights?.[this.seat] ?? 1;
  }

  forAll(ballot: OpenBallot): void {
    this.choice = Object.fromEntries(Object.keys(ballot.questions).map((id) => [id, 'yes']));
  }

  async readRoll(ballot: OpenBallot): Promise<void> {
    if (!ballot.persons) return;
    try {
      this.roll = (await call<{ seats: Roll }>('GET', `/api/ballots/${encodeURIComponent(ballot.id)}/roll`)).seats;
    } catch (error) {
      this.doing.refusal = asRefusal(error);
    }
  }

  /** The form begins anew for the next paper, with nothing chosen. */
  async enter(proposal: string, ballot: OpenBallot, name: string): Promise<void> {
    this.entered = '';
    const choice = $state.snapshot(this.choice);
    const reasons = reasonsFor(choice, this.reasons, ballot);
    const fields = { proposal, ballot: ballot.id, seat: this.seat, choice, reasons };
    if (!(await this.doing.run('proposal.enter_paper', fields))) return;
    this.entered = t('paper.entered', { name });
    this.seat = '';
    this.choice = {};
    this.reasons = {};
    await this.readRoll(ballot);
  }

  /** A refusal is about the seat that was chosen, not about whoever reads it. */
  refused(name: string): Refusal | undefined {
    const refusal = this.doing.refusal;
    return refusal?.code === 'already_voted' ? { code: 'already_voted_for', params: { name } } : refusal;
  }
}

export interface PaperSeat {
  id: string;
  name: string;
  /** Where it may be seen: it has voted, by phone or on paper. */
  voted?: 'phone' | 'paper';
}

export type Roll = Ordered<{ name: string; voted?: true }>;

/** Every organisation and whether it may be seen that it has voted: the roll of a ballot of theirs. */
export function rollOf(view: MeetingView, ballot: OpenBallot, live: Live | undefined): Roll {
  const cast = live?.voted?.[ballot.id]?.seats ?? {};
  const rows = Object.entries(view.seats).map(([id, { order, name }]) => [
    id,
    { order, name, ...(cast[id] ? { voted: true } : {}) },
  ]);
  return Object.fromEntries(rows);
}

/** Every seat, those first that have not voted as far as may be seen. */
export function paperSeats(roll: Roll, ballot: OpenBallot): PaperSeat[] {
  return sorted(roll)
    .map(([id, { name, voted }]): PaperSeat => {
      if (!voted) return { id, name };
      return { id, name, voted: ballot.by_hand_for?.[id] ? 'paper' : 'phone' };
    })
    .sort((a, b) => Number(Boolean(a.voted)) - Number(Boolean(b.voted)));
}
