/** A house that is busy is asked again, with the same id, so that what was asked happens once. */
import type { Ack } from './protocol';

const TRIES = 3;

/** Each at a moment of its own, or a hall knocks all together again. */
export const shortly = () => new Promise((done) => setTimeout(done, 1_000 + Math.random() * 2_000));

export async function patiently<T>(ask: () => Promise<Ack<T>>, pause = shortly, tries = TRIES): Promise<Ack<T>> {
  const answer = await ask();
  if (answer.ok || answer.code !== 'busy' || !tries) return answer;
  await pause();
  return patiently(ask, pause, tries - 1);
}
