/** Where a row that is carried comes to lie. Pure. */

export function orderWith(ids: string[], id: string, to: number): string[] {
  const others = ids.filter((each) => each !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** The row that a height is in; above the first it is that one, below the last that. */
export function placeAt(rows: { bottom: number }[], height: number): number {
  const place = rows.findIndex((row) => height < row.bottom);
  return place < 0 ? Math.max(0, rows.length - 1) : place;
}

/** The one that `id` comes to stand before when it moves by so many places; nothing for the end. */
export function beforeAfterMoving(ids: string[], id: string, by: number): string | undefined {
  const order = orderWith(ids, id, Math.max(0, ids.indexOf(id) + by));
  return order[order.indexOf(id) + 1];
}
