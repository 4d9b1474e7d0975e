/** What a hand feels, on devices that can: short for 'recorded', longer for what calls somebody away from a talk. */

const FELT = {
  recorded: [40],
  floor: [80, 60, 80],
  bell: [200, 100, 200],
} as const;

export function feel(what: keyof typeof FELT): void {
  // A browser that was not touched yet refuses, and says so in its console only.
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate([...FELT[what]]);
}
