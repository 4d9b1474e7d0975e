/** What the server says of home: where I belong, what is planned, on its way and to be done. */
import type { MeetingFacts, Ordered, Titled } from '../protocol';

export interface Stage {
  title: Titled;
  activity?: string;
  outcome?: string;
  state: 'done' | 'now' | 'ahead';
}

export interface HomeMovement {
  name: string;
  roles: string[];
  /** The names of the organisations that I am with. */
  organisations: string[];
}

export interface HomeMeeting {
  title: string;
  movements: string[];
  starts_at: string;
  time_zone: string;
  lasts?: number;
  place?: string;
  call_link?: string;
  phase: MeetingFacts['phase'];
  code: string;
  entry: MeetingFacts['entry'];
  roles: string[];
  archived?: true;
  series?: string;
  next_date?: string;
  /** Seats, while the doors are open. */
  present?: number;
  expected?: number;
}

export interface HomeProposal {
  title: string;
  movement: string;
  meeting?: string;
  workflow: { title: Titled };
  stage: string;
  stage_title: Titled;
  activity?: string;
  outcome?: string;
  since: string;
  route: Ordered<Stage>;
  clauses: number;
  /** When its stage is meant to be over. */
  deadline?: string;
  /** The day on which it is looked at again: coordinators see it. */
  review?: string;
  archived?: true;
  ballot?: { id: string; closes_at?: string; mine?: Record<string, { name: string; voted?: boolean }> };
}

/** What a proposal lets me know, and I have not read. It has `words`, or reminds that a stage ends, or of a `review`. */
export interface HomeNotice {
  proposal: string;
  proposal_title: string;
  number: number;
  at: string;
  words?: Titled;
  stage_title?: Titled;
  ends?: string;
  days?: number;
  review?: string;
}

export interface HomeTask {
  proposal: string;
  proposal_title: string;
  task: string;
  text: string;
  /** Without one it looks for somebody. */
  owner?: string;
  owner_name?: string;
  due?: string;
  done?: true;
  mine?: true;
  /** I may take it on. */
  takes?: true;
  /** I took it on. */
  taken?: true;
}

export interface HomeView {
  person: string;
  name: string;
  language: string;
  movements: Ordered<HomeMovement>;
  meetings: Ordered<HomeMeeting>;
  proposals: Ordered<HomeProposal>;
  notices: Ordered<HomeNotice>;
  tasks: Ordered<HomeTask>;
}

export interface Installation {
  empty: boolean;
  can_start: boolean;
}

export interface Founding {
  key: string;
  movement: string;
  name: string;
  email: string;
  password: string;
  language: string;
}
