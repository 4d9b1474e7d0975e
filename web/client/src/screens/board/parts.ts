/** What shows something of the board, each with the words that it says. A meeting that has none fetches none of it. */
import { words } from '../../lib/i18n.svelte';

export const board = async () => (await Promise.all([import('./Board.svelte'), words.with('board')]))[0];
export const onScreen = async () => (await Promise.all([import('./OnScreen.svelte'), words.with('board')]))[0];
export const strip = async () => (await Promise.all([import('./Strip.svelte'), words.with('board')]))[0];
export const hallCard = async () => (await Promise.all([import('./HallCard.svelte'), words.with('board')]))[0];
