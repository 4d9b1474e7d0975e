/** Whoever works with the keys, or listens, is never put out of the page: when what has the focus goes away and nothing
 *  else takes it, the nearest place around it that is still there does, by its heading; or else that of the page. A page
 *  that goes away itself leaves it to the one that comes. */
const HEADINGS = ':scope > summary, h1, h2, h3';
/** What lies in a closed box has its place all the same. */
const BOXED = 'details:not([open]) > :not(summary)';
const isSeen = (place: HTMLElement) => place.getClientRects().length > 0 && !place.closest(BOXED);

export function holdFocus(page: HTMLElement): () => void {
  let last: HTMLElement | undefined;
  let around: HTMLElement[] = [];
  let frame = 0;

  function remember(event: FocusEvent): void {
    last = event.target as HTMLElement;
    around = [];
    for (let each = last.parentElement; each && page.contains(each); each = each.parentElement) around.push(each);
  }
  function restore(): void {
    if (!last || document.activeElement !== document.body) return;
    const gone = !isSeen(last);
    last = undefined;
    if (!gone) return;
    for (const place of [...around, page].filter(isSeen)) {
      const heading = [...place.querySelectorAll<HTMLElement>(HEADINGS)].find(isSeen);
      const target = heading ?? (place.hasAttribute('tabindex') ? place : undefined);
      if (!target) continue;
      if (target.tabIndex < 0) target.tabIndex = -1;
      return target.focus({ preventScroll: true });
    }
  }
  // After whatever else puts it somewhere, which happens before the page is drawn.
  function look(): void {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(restore);
  }

  const changes = new MutationObserver(look);
  changes.observe(page, { childList: true, subtree: true });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', look);
  return () => {
    changes.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', look);
  };
}
