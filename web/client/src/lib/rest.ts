/** The words come first: a picture that is fetched waits until they stand there. A page that stands already waits for
 *  nothing. The mark tells whoever weighs a page (`make budget`) that what follows is not its first load. */
const AFTER_WORDS = 500;
let rested = false;

export function rest(): void {
  if (!rested) performance.mark('polder:at-rest');
  rested = true;
}

/** Gives what calls it off. */
export function afterWords(then: () => void): () => void {
  const timer = setTimeout(() => (rest(), then()), rested ? 0 : AFTER_WORDS);
  return () => clearTimeout(timer);
}
