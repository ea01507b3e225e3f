import { Console } from 'node:console'
import { Writable } from 'node:stream'
import { format, inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { allKinds, defineKinds, withSlots } from '../support/record-kinds.js'
import { attributesOf, inBothForms } from '../support/loosely.js'

/** What a real console writes. */
function printed(write: (console: Console) => void): string {
  let text = ''
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk)
      done()
    },
  })
  write(new Console({ stdout: stream, colorMode: false }))
  return text
}

inBothForms(() => {
  const kinds = defineKinds()

  describe.each(allKinds)('console.log of a record: %s', (kind) => {
    const User = kinds[kind]
    // Here the library gives `inspect` a text of its own, with no memory of what is being shown around it.
    const hasOwnText = ['open', 'checked', 'dynamic'].includes(kind)

    test('shows class and slots', () => {
      expect(printed((console) => console.log(new User('Ada', 1)))).toBe("User { name: 'Ada', friend: 1 }\n")
      expect(format('%s %O', 'a', new User('Ada', 1))).toBe("a User { name: 'Ada', friend: 1 }")
    })

    test('shows records inside of records, arrays and maps', () => {
      const ada = new User('Ada', new User('Bob', [new User('Eve', 1)]))
      expect(inspect(ada, { depth: 5 }).replaceAll(/\s+/g, ' ')).toBe(
        "User { name: 'Ada', friend: User { name: 'Bob', friend: [ User { name: 'Eve', friend: 1 } ] } }",
      )
      expect(inspect(new Map([['a', new User('Ada', 1)]]))).toBe("Map(1) { 'a' => User { name: 'Ada', friend: 1 } }")
    })

    test('breaks lines and indents as for any object', () => {
      const long = 'x'.repeat(60)
      const shown = `User {\n  name: '${long}',\n  friend: User {\n    name: '${long}',\n    friend: 1\n  }\n}`
      expect(inspect(new User(long, new User(long, 1)))).toBe(shown)
    })

    test('has colours', () => {
      expect(inspect(new User('Ada', 1), { colors: true })).toBe(
        "User { name: \u001B[32m'Ada'\u001B[39m, friend: \u001B[33m1\u001B[39m }",
      )
    })

    test('stops at the depth that is asked for', () => {
      const chain = new User('Ada', new User('Bob', new User('Eve', new User('Dan', 1))))
      expect(inspect(chain, { depth: 1 })).not.toContain('Eve')
      expect(inspect(chain)).not.toContain('Dan')
      expect(inspect(chain, { depth: Infinity })).toContain('Dan')
      expect(inspect({ a: { b: { c: chain } } })).toMatch(/c: (\[User]|User \[Object])/)
    })

    test('gets to the end of a chain that is 50,000 long', () => {
      let last = new User('Ada', undefined)
      for (let count = 1; count < 50_000; count++) last = new User('Ada', last)
      expect(inspect(last, { depth: hasOwnText ? 200 : Infinity })).toContain('Ada')
    })

    test('takes subclasses without slots, and nameless ones', () => {
      class Admin extends User {}
      expect(inspect(new Admin('Ada', 1))).toBe("Admin { name: 'Ada', friend: 1 }")
      expect(inspect(new Admin('Ada', new User('Bob', 1)))).toBe(
        "Admin { name: 'Ada', friend: User { name: 'Bob', friend: 1 } }",
      )
    })

    test('shows a circle as one', () => {
      const ring = kind === 'frozen' ? new User('Ada', []) : new User('Ada')
      if (Array.isArray(ring.friend)) ring.friend.push(ring)
      else ring.friend = ring
      expect(inspect(ring)).toMatch(/^<ref \*1> User .*Circular \*1/s)
    })

    test('shows records in a circle in time and space that do not double with every step of depth', () => {
      const links: unknown[] = []
      const ring = new User('Ada', links)
      links.push(ring, ring)
      expect(inspect(ring, { depth: 12 }).length).toBeLessThan(1000)
    })

    test('names the class of what lies deeper', () => {
      expect(inspect(new User('Ada', new User('Bob')), { depth: 0 })).toBe("User { name: 'Ada', friend: [User] }")
    })
  })

  describe('console.log', () => {
    test.each(withSlots)('console.table has a column for each slot: %s', (kind) => {
      const table = printed((console) => console.table([new kinds[kind]('Ada', 1)]))
      expect(table).toContain('name')
      expect(table).toContain("'Ada'")
    })

    test('console.table sees nothing of Dynamic records: give it toObject(record)', () => {
      expect(printed((console) => console.table([new kinds.dynamic('Ada', 1)]))).not.toContain('Ada')
    })

    test.each(['open', 'dynamic'] as const)('shows attributes beside the slots: %s', (kind) => {
      const ada = new kinds[kind]('Ada', 1)
      attributesOf(ada).set('color', 'red')
      expect(inspect(ada)).toBe("User { name: 'Ada', friend: 1, color: 'red' }")
    })

    // With `showHidden` Node shows what hangs on the prototypes of a class too, and the library hangs its own record of
    // the class there.
    const shownByNode = withSlots.filter((kind) => kind !== 'open' && kind !== 'checked')
    test.each(shownByNode)('with the placeholder for hidden properties shows nothing of the library: %s', (kind) => {
      expect(format('%o', new kinds[kind]('Ada', 1))).not.toContain('layout')
    })
  })
})
