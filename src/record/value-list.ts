/**
 * Like `items.map(valueOf)`, in an array that holds anything: one of numbers only would hold all of them as doubles,
 * and a small integer that went through it would give the record it is written to another hidden class.
 */
export function valueList<Item>(items: readonly Item[], valueOf: (item: Item, position: number) => unknown): unknown[] {
  const values: unknown[] = Array.from({ length: items.length }, () => undefined)
  for (const [position, item] of items.entries()) values[position] = valueOf(item, position)
  return values
}
