/** Makes text fit its place: smaller type first, then more columns, so that nothing is cut off. The styles read
 *  `--size` and `--columns`. */

export type Step = [size: number, columns: number];

/** Down to 28 the hall reads it from the back row; after that there are columns, and only then smaller type. */
export const HALL_STEPS: Step[] = [
  [44, 1],
  [40, 1],
  [36, 1],
  [32, 1],
  [28, 1],
  [32, 2],
  [28, 2],
  [28, 3],
  [24, 3],
  [20, 3],
  [16, 4],
];

/** One clause alone. */
export const POINT_STEPS: Step[] = [88, 76, 66, 56, 48, 40, 34, 28, 24].map((size) => [size, 1]);

export function fit(steps: Step[], _text: unknown): (place: HTMLElement) => () => void {
  return (place) => {
    const tooMuch = () => place.scrollHeight > place.clientHeight + 1 || place.scrollWidth > place.clientWidth + 1;
    function apply(): void {
      for (const [size, columns] of steps) {
        place.style.setProperty('--size', String(size));
        place.style.setProperty('--columns', String(columns));
        if (!tooMuch()) return;
      }
    }
    const watching = new ResizeObserver(apply);
    watching.observe(place);
    void document.fonts.ready.then(apply);
    apply();
    return () => watching.disconnect();
  };
}
