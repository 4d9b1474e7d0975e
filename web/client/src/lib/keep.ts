/** What this device remembers. Where the browser keeps nothing (a private window), it lasts as long as the page. */

/** What was being written on this device begins so. It goes when its writer signs out. */
export const DRAFTS = 'polder.draft.';

const memory = new Map<string, string>();

export function recall<T>(key: string): T | undefined {
  let text: string | null | undefined = memory.get(key);
  try {
    text ??= localStorage.getItem(key);
  } catch {
    // Storage is switched off; memory is what there is.
  }
  if (text === undefined || text === null) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
}

export function forget(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}

export function keysUnder(prefix: string): string[] {
  const found = new Set([...memory.keys()].filter((key) => key.startsWith(prefix)));
  try {
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i);
      if (key?.startsWith(prefix)) found.add(key);
    }
  } catch {
    // Memory only.
  }
  return [...found];
}
