import { expect, test } from 'vitest'
import type { Form } from '../support/form.js'

// An index against a Map under random acts. The model is the list of the records as plain objects, in the order of
// their rows, and a Map from each key to how many have it. Acts choose keys from few, so that some are there already:
// those must be refused, and change nothing. All keys are looked up now and then, and one after each act.

const KEYS = 3000
const MAX_ROWS = 300

/** Numbers that are the same in each run: xorshift, by G. Marsaglia, 2003. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

interface Row {
  id: number
  group: string
}

/** One of the ways in which a key is made of a number: whole numbers, fractions, no number, bigint and so on. */
interface KeyKind {
  readonly name: string
  readonly of: (number: number) => unknown
}

function keyText(key: unknown): string {
  return key instanceof Date ? String(key.getTime()) : String(key)
}

export function packedIndexProperties({ slotted, packed, isCompiled }: Form, acts: number): void {
  const { assign, defineSlots, f64, u32, u64, text, date, optional, nullable } = slotted
  const { PackedArray, PackedIndex, PackedPool } = packed
  const seeds: readonly (KeyKind & { readonly seed: number })[] = [
    { name: 'u32', of: (number) => number, seed: 1 },
    { name: 'f64', of: (number) => (number === 0 ? Number.NaN : number / 3), seed: 2 },
    { name: 'u64', of: (number) => BigInt(number) << 20n, seed: 3 },
    { name: 'text', of: (number) => `k${number}`.slice(number === 0 ? 2 : 0), seed: 4 },
    { name: 'optional date', of: (number) => (number === 0 ? undefined : new Date(number)), seed: 5 },
    { name: 'nullable text', of: (number) => (number === 0 ? null : `k${number}`), seed: 6 },
  ]
  const kinds = {
    u32: u32(0),
    f64: f64(0),
    u64: u64(0n),
    text: text(''),
    'optional date': optional(date),
    'nullable text': nullable(text)(null),
  }

  test.each(seeds)('an array with indexes over $name does what a Map does', ({ name, of, seed }) => {
    class Item extends defineSlots({ id: kinds[name as 'u32'], group: text('') }) {}
    const random = randomOf(seed)
    const rows = new PackedArray(Item)
    const byId = new PackedIndex(rows, 'id')
    const byGroup = new PackedIndex(rows, 'group', { unique: false })
    const byBoth = new PackedIndex(rows, ['group', 'id'])
    const model: Row[] = []
    const used = new Set<number>()
    const refusing = (isRefused: boolean, act: () => unknown, follow: () => void): void => {
      let code: unknown
      try {
        act()
      } catch (error) {
        code = (error as { code?: unknown }).code
      }
      // An assertion takes longer than the act.
      if (code !== (isRefused ? 'duplicate-key' : undefined)) expect(code).toBe(isRefused ? 'duplicate-key' : undefined)
      if (!isRefused) follow()
    }
    const init = ({ id, group }: Row): never => ({ id: of(id), group }) as never
    const change = (row: number, after: Row, act: () => unknown): void => {
      const before = model[row] as Row
      refusing(after.id !== before.id && used.has(after.id), act, () => {
        used.delete(before.id)
        used.add(after.id)
        model[row] = after
      })
    }
    const anyRow = (): Row => ({ id: random(KEYS), group: `g${random(20)}` })
    const push = (): void => {
      const row = anyRow()
      refusing(
        used.has(row.id),
        () => rows.pushObject(init(row)),
        () => {
          used.add(row.id)
          model.push(row)
        },
      )
    }
    const removeFrom = (length: number): void => {
      for (const { id } of model.splice(length)) used.delete(id)
    }
    const changes: readonly (() => void)[] = [
      push,
      push,
      push,
      () => {
        const row = random(model.length)
        used.delete((model[row] as Row).id)
        rows.swapRemove(row)
        const last = model.pop() as Row
        if (row < model.length) model[row] = last
      },
      () => {
        const [a, b] = [random(model.length), random(model.length)]
        rows.swap(a, b)
        ;[model[a], model[b]] = [model[b] as Row, model[a] as Row]
      },
      () => {
        const [row, after] = [random(model.length), anyRow()]
        change(row, after, () => rows.set(row, init(after)))
      },
      () => {
        const row = random(model.length)
        const after = { ...(model[row] as Row), id: random(KEYS) }
        const view = rows.at(row)
        change(row, after, () => (view.id = of(after.id) as never))
      },
      () => {
        const row = random(model.length)
        const after = { ...(model[row] as Row), group: `g${random(20)}` }
        change(row, after, () => (rows.at(row).group = after.group))
      },
      () => {
        const [row, after] = [random(model.length), anyRow()]
        change(row, after, () => assign(rows.at(row), init(after)))
      },
    ]
    const rare: readonly (() => void)[] = [
      () => {
        rows.sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
        model.sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0))
      },
      () => {
        const length = model.length - random(Math.min(20, model.length + 1))
        rows.truncate(length)
        removeFrom(length)
      },
      () => {
        if (random(8) > 0) return
        rows.clear()
        removeFrom(0)
      },
      () => {
        byId.reindex()
      },
    ]
    const look = (id: number): void => {
      const row = model.findIndex((one) => one.id === id)
      expect(byId.placeOf(of(id) as never)).toBe(row < 0 ? undefined : row)
    }
    const lookAtAll = (): void => {
      const places = new Map(model.map(({ id }, row) => [id, row]))
      for (let id = 0; id < KEYS; id++) if (byId.placeOf(of(id) as never) !== places.get(id)) look(id)
      const groups = new Map<string, Set<number>>()
      for (const { id, group } of model) groups.set(group, (groups.get(group) ?? new Set()).add(id))
      expect([byId.size, byGroup.size, byBoth.size]).toEqual([model.length, groups.size, model.length])
      const idsOf = new Map(Array.from({ length: KEYS }, (_, id) => [keyText(of(id)), id]))
      for (const [group, ids] of groups) {
        const found = byGroup.rows(group).map((row) => idsOf.get(keyText(row.id)))
        expect(new Set(found)).toEqual(ids)
        expect(found).toHaveLength(ids.size)
      }
      for (const [row, { id, group }] of model.entries())
        if (byBoth.placeOf(group, of(id) as never) !== row) expect.unreachable(`${group} ${id} is not in row ${row}`)
    }
    for (let act = 0; act < acts / seeds.length; act++) {
      if (model.length === 0) push()
      else if (act % 50 === 0) (rare[random(rare.length)] as () => void)()
      else if (model.length > MAX_ROWS) (changes[3] as () => void)()
      else (changes[random(changes.length)] as () => void)()
      if (act % 5000 === 0) lookAtAll()
    }
    lookAtAll()
  })

  test(`a pool with an index does what a Map does, ${isCompiled ? 'compiled' : 'interpreted'}`, () => {
    class Item extends defineSlots({ id: u32, x: f64(0) }, { args: ['id'] }) {}
    const random = randomOf(7)
    const pool = new PackedPool(Item)
    const byId = new PackedIndex(pool, 'id')
    const handles = new Map<number, number>()
    for (let act = 0; act < acts / 10; act++) {
      const id = random(KEYS)
      const handle = handles.get(id)
      if (byId.placeOf(id) !== handle) expect(byId.placeOf(id)).toBe(handle)
      if (act % 20_000 === 19_999) {
        const ids = new Map([...handles].map(([key, value]) => [value, key]))
        pool.compact((from, to) => handles.set(ids.get(from) as number, to))
      } else if (handle === undefined) handles.set(id, pool.add(id))
      else if (random(2) === 0) {
        pool.remove(handle)
        handles.delete(id)
      } else {
        const other = random(KEYS)
        const isTaken = handles.has(other) && other !== id
        try {
          ;(pool.get(handle) as Item).id = other
          if (isTaken) expect.unreachable(`${other} is there twice`)
          handles.delete(id)
          handles.set(other, handle)
        } catch (error) {
          if (!isTaken || (error as { code?: unknown }).code !== 'duplicate-key') throw error
        }
      }
    }
    expect(byId.size).toBe(handles.size)
    expect(pool.size).toBe(handles.size)
    for (let id = 0; id < KEYS; id++) expect(byId.placeOf(id)).toBe(handles.get(id))
  })
}
