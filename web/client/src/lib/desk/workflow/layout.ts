/** Where the cards and the moves between them are drawn: dagre puts them in layers, the words of a move as broad as they
 *  are, so that nothing lies on anything else. Pure. */
import { Graph, layout } from '@dagrejs/dagre';
import type { Source } from './source';

export interface Point {
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
/** One arrow: a move that leads from several stages has one for each. */
export interface Arrow {
  id: string;
  move: string;
  from: string;
  to: string;
  /** Where its words stand. */
  label: Point;
  points: Point[];
}
export interface Drawing extends Size {
  stages: Record<string, Point>;
  arrows: Arrow[];
}
export type Direction = 'LR' | 'TB';

export const CARD: Size = { width: 184, height: 84 };
/** What is left free below a drawing, for nearer and further. */
export const TOOLS = 60;
const LETTER = 8.2;
/** A pill's sides, and the number that may stand behind its words: of its conditions, or of the plays that made it. */
const BESIDE = 60;
const LINES = [40, 56];
/** Words up to so many letters stand on one line, longer ones on two: a broad drawing is a small one. */
const LONG = 15;
const WIDEST = 250;

/** About as large as its words: it is laid out before it is drawn. */
export function pillSize(words: string): Size {
  const two = words.length > LONG;
  const letters = two ? words.length / 2 + 2 : words.length;
  return { width: Math.min(WIDEST, BESIDE + letters * LETTER), height: LINES[two ? 1 : 0] as number };
}

export function drawn(source: Source, wordsOf: (move: string) => string, direction: Direction): Drawing {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: direction, nodesep: 34, edgesep: 22, ranksep: 34, marginx: 16, marginy: 16 });
  for (const name of Object.keys(source.stages)) graph.setNode(name, { ...CARD });
  const arrows = arrowsOf(source);
  for (const { id, move, from, to } of arrows) {
    graph.setEdge(from, to, { ...pillSize(wordsOf(move)), labelpos: 'c', minlen: 1 }, id);
  }
  layout(graph);
  const stages = Object.keys(source.stages).map((name): [string, Point] => {
    const { x = 0, y = 0 } = graph.node(name) as Partial<Point>;
    return [name, { x: x - CARD.width / 2, y: y - CARD.height / 2 }];
  });
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return {
    width,
    height,
    stages: Object.fromEntries(stages),
    arrows: arrows.map((each) => {
      const found = graph.edge(each.from, each.to, each.id) as { points?: Point[] } & Partial<Point>;
      return { ...each, points: found.points ?? [], label: { x: found.x ?? 0, y: found.y ?? 0 } };
    }),
  };
}

/** The one in which more of it can be read at once. */
export function bestDirection(source: Source, wordsOf: (move: string) => string, room: Size): Direction {
  const shown = (direction: Direction): number => {
    const { width, height } = drawn(source, wordsOf, direction);
    return Math.min(room.width / width, room.height / height);
  };
  return shown('LR') >= shown('TB') ? 'LR' : 'TB';
}

function arrowsOf(source: Source): Omit<Arrow, 'label' | 'points'>[] {
  return Object.entries(source.moves)
    .filter(([, move]) => move.to in source.stages)
    .flatMap(([name, move]) =>
      [...new Set(move.from)]
        .filter((from) => from in source.stages)
        .map((from) => ({ id: `${name} ${from}`, move: name, from, to: move.to })),
    );
}

/** A line through all points, round at the corners. */
export function pathOf(points: Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const last = rest.at(-1) ?? first;
  const bends = rest.slice(0, -1).map((point, n) => {
    const next = rest[n + 1] ?? last;
    const middle = n === rest.length - 2 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q${round(point.x)} ${round(point.y)} ${round(middle.x)} ${round(middle.y)}`;
  });
  const straight = bends.length ? '' : `L${round(last.x)} ${round(last.y)}`;
  return `M${round(first.x)} ${round(first.y)}${bends.join('')}${straight}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
