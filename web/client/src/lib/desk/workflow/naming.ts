/** Names for machines, made from titles so that nobody has to think of one: 'Terug naar de schrijvers' is called
 *  `terug_naar_de_schrijvers`. Pure. */
const LONGEST = 40;

/** A name that nothing has yet. */
export function nameFor(title: string, taken: Iterable<string>, usual: string): string {
  const plain = slugOf(title) || usual;
  const all = new Set(taken);
  if (!all.has(plain)) return plain;
  for (let n = 2; ; n++) {
    const ending = `_${n}`;
    const numbered = plain.slice(0, LONGEST - ending.length) + ending;
    if (!all.has(numbered)) return numbered;
  }
}

/** Whether a name says what the title says, numbered or not. */
export function isNamedAfter(name: string, title: string): boolean {
  return name.replace(/_\d+$/, '') === slugOf(title).replace(/_\d+$/, '');
}

export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replace(/^_+|_+$/g, '');
}
