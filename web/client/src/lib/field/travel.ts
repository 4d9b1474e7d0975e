/** Lets a parcel travel from where it lay to where its choice is. What is written on it moves along but keeps its shape. */
import type { Attachment } from 'svelte/attachments';
import { TRAVEL_AT, TRAVEL_FOR } from './reveal';
import { boundsOf, type Quad } from './shapes';

export function travel(from: Quad | undefined, to: Quad): Attachment<SVGGElement> {
  return (node) => {
    if (!from) return;
    const [a, b] = [boundsOf(from), boundsOf(to)];
    const [wider, higher] = [(a.right - a.left) / (b.right - b.left), (a.bottom - a.top) / (b.bottom - b.top)];
    const moved = `translate(${a.left - b.left}px, ${a.top - b.top}px)`;
    const shaped = `translate(${a.left - b.left * wider}px, ${a.top - b.top * higher}px) scale(${wider}, ${higher})`;
    const easing = getComputedStyle(node).getPropertyValue('--ease-land').trim() || 'ease';
    const moving = [...node.children].map((part) =>
      part.animate([{ transform: part.matches('.written') ? moved : shaped }, { transform: 'none' }], {
        duration: TRAVEL_FOR,
        delay: TRAVEL_AT,
        easing,
        fill: 'backwards',
      }),
    );
    return () => moving.forEach((each) => each.cancel());
  };
}
