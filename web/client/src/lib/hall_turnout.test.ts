// @vitest-environment node
import { expect, it } from 'vitest';
import { hallTurnout } from './hall_turnout';
import { turnout } from './field/sowing';
import type { Live, OpenBallot } from './protocol';

const live = {
  present: { room: 9, online: 0, seats: { room: 2, online: 1 } },
  voted: { b: { count: 1 } },
} as unknown as Live;
const ballot = (more: object) => ({ id: 'b', seats: 8, ...more }) as unknown as OpenBallot;

it('counts the organisations that voted, of those that are here', () => {
  expect(hallTurnout(ballot({}), live)).toMatchObject({ count: 1, says: 'screen.voted' });
});
it('counts persons of all who may vote, for it is not known which of them are here', () => {
  expect(hallTurnout(ballot({ persons: true }), live)).toMatchObject({ count: 1, says: 'result.voted_persons' });
  const grounds = turnout({}, live, ballot({ persons: true }), new Set()).map(({ ground }) => ground);
  expect(grounds).toEqual(['sown', ...(Array(7).fill('fallow') as string[])]);
});
it('tells no number where nothing is shown before the close', () => {
  expect(hallTurnout(ballot({ results: 'after_close' }), live)).toEqual({
    says: '',
    part: '',
  });
});
