/** What a badge's code says: the secret behind the # of a personal link. Pure. */

/** As in `engine.directory.commands.Token`. */
const TOKEN = /^[A-Za-z0-9_-]{22,64}$/;

/** The token in a personal link, whichever address this house was reached by; also typed or read by itself. */
export function tokenIn(text: string): string | undefined {
  const found = text.trim();
  const token = /\/link#(.+)$/.exec(found)?.[1] ?? found;
  return TOKEN.test(token) ? token : undefined;
}
