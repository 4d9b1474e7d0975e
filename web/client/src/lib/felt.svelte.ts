/** What a meeting lets a hand feel: the bell of the small groups, and that the floor is mine. */
import { feel } from './haptics';
import type { Meeting } from './meeting.svelte';
import { currentRound } from './select';

export function feelMeeting(meeting: Meeting): void {
  const rung = $derived(meeting.view ? currentRound(meeting.view)?.[1].rung_at : undefined);
  const speaker = $derived(meeting.view?.floor.speaker?.person);
  const speaking = $derived(speaker !== undefined && speaker === meeting.me?.person);
  onBecoming(
    () => rung,
    () => feel('bell'),
  );
  onBecoming(
    () => speaking || undefined,
    () => feel('floor'),
  );
}

/** What was so when the page came is no news. */
function onBecoming<T>(read: () => T | undefined, tell: () => void): void {
  let before: T | undefined;
  let known = false;
  $effect(() => {
    const now = read();
    if (known && now !== undefined && now !== before) tell();
    before = now;
    known = true;
  });
}
