import type { Slotted } from './form.js'

/** A class with a column of each storage, and records of it that differ in all of them. */
// oxlint-disable-next-line typescript/explicit-function-return-type -- the classes are inferred
export function bodiesIn(slotted: Slotted) {
  const { date, defineSlots, f32, f64, i64, list, mapOf, nullable, optional, text, u8, vec } = slotted

  // Constants, because a class of their own would have no name in the type of what is returned.
  const Item = defineSlots({ sku: text, count: u8(1) }, { args: ['sku', 'count'], name: 'Item' })
  const Body = defineSlots(
    {
      id: u8,
      at: vec(f32, 3),
      long: optional(vec(f64, 6)),
      big: nullable(vec(i64, 2))(null),
      due: nullable(date)(null),
      born: date,
      rank: optional(nullable(f64)),
      items: list(Item)(() => []),
      tags: mapOf(u8)(() => new Map()),
    },
    { name: 'Body' },
  )
  type Body = InstanceType<typeof Body>

  const body = (id: number): Body =>
    new Body({
      id,
      at: new Float32Array([id, id + 0.5, -id]),
      ...(id % 2 === 0 ? { long: new Float64Array(6).fill(id) } : {}),
      big: id % 3 === 0 ? null : new BigInt64Array([BigInt(id), -1n]),
      due: id % 3 === 1 ? null : new Date(id),
      born: new Date(id * 1000),
      ...(id % 4 === 0 ? {} : { rank: id % 4 === 1 ? null : id / 2 }),
      items: Array.from({ length: id % 3 }, (_, index) => new Item(`${id}`, index)),
      tags: new Map([[`${id}`, id]]),
    })
  const bodies = (count: number): Body[] => Array.from({ length: count }, (_, id) => body(id))

  return { Item, Body, body, bodies }
}
