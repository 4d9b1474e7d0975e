/** What was, and what was taken back: undo and redo. Letters typed into one field are one change. Pure. */
export interface History<T> {
  past: T[];
  now: T;
  future: T[];
  /** The field that the last change was typed into. */
  typing?: string | undefined;
}

const MOST = 200;

export function begun<T>(now: T): History<T> {
  return { past: [], now, future: [] };
}

export function changed<T>(history: History<T>, now: T, typing?: string): History<T> {
  if (Object.is(now, history.now)) return history;
  const goesOn = typing !== undefined && typing === history.typing;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST);
  return { past, now, future: [], typing };
}

/** What is typed next is another change. */
export function paused<T>(history: History<T>): History<T> {
  return { ...history, typing: undefined };
}

export function undone<T>({ past, now, future }: History<T>): History<T> | undefined {
  const before = past.at(-1);
  return before === undefined ? undefined : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redone<T>({ past, now, future }: History<T>): History<T> | undefined {
  const [next, ...rest] = future;
  return next === undefined ? undefined : { past: [...past, now], now: next, future: rest };
}
