/** Answers that the server wrote into the page (`web/brought.py`), by the path that one would ask. Each is good once:
 *  it was true when the page was made. A page out of the offline store has none. */
import type { Refusal } from './protocol';

interface Answer {
  body?: unknown;
  refused?: Refusal;
}

let answers: Record<string, Answer> | undefined;

export function brought(path: string): Answer | undefined {
  answers ??= JSON.parse(document.getElementById('brought')?.textContent ?? '{}') as Record<string, Answer>;
  const answer = answers[path];
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- each is good once
  delete answers[path];
  return answer;
}
