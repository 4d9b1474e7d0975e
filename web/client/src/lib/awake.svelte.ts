/** Keeps the screen of this device on, while there is something to keep it on for: an open ballot, a projector. The
 *  browser lets go of it whenever the page is hidden, so it is asked for again. */

export function stayAwake(wanted: () => boolean): void {
  $effect(() => {
    if (!wanted() || !('wakeLock' in navigator)) return;
    let held: Promise<WakeLockSentinel | undefined> = Promise.resolve(undefined);
    const hold = (): void => {
      // A phone that is nearly empty refuses; the meeting goes on.
      if (document.visibilityState === 'visible') held = navigator.wakeLock.request('screen').catch(() => undefined);
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      void held.then((lock) => lock?.release());
    };
  });
}
