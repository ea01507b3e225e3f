import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { codeOf, refused, write, writeSloppily, type Form } from '../support/form.js'

export function dynamic({ slotted }: Form): void {
  const { attributesOf, defineDynamic, defineSlots, Dynamic } = slotted

  describe('Dynamic', () => {
    test('takes any attribute, with plain syntax, and keeps none of them as a property', () => {
      const loose = new Dynamic()
      loose['color'] = 'red'
      writeSloppily(loose, 'size', 5)
      Object.assign(loose, { weight: 7 })
      expect(loose['color']).toBe('red')
      expect(loose['size']).toBe(5)
      expect(loose['weight']).toBe(7)
      expect(loose['absent']).toBe(undefined)
      expect(Reflect.ownKeys(loose)).toEqual([])
      expect([...attributesOf(loose).keys()]).toEqual(['color', 'size', 'weight'])
    })

    test('defineDynamic() constructs as defineSlots() does: changing one word changes the storage', () => {
      for (const define of [defineSlots, defineDynamic] as (typeof defineSlots)[]) {
        class User extends define(['name', 'identifier'])<{ name: string; identifier: number }> {
          greet(): string {
            return `${this.name} ${this.identifier}`
          }
        }
        const ada = new User('Ada', 1)
        ada.identifier++
        expect(ada.greet()).toBe('Ada 2')
        expect(JSON.stringify(ada)).toBe('{"name":"Ada","identifier":2}')
        expect(inspect(ada)).toBe("User { name: 'Ada', identifier: 2 }")
        expect((User as unknown as { length: number }).length + Object.getPrototypeOf(User).length).toBe(2)
        const error = refused(() => new (User as unknown as new (...values: unknown[]) => object)(1, 2, 3))
        expect(error).toMatchObject({ code: 'too-many-arguments', message: 'User takes at most 2 arguments, not 3.' })
        expect(codeOf(() => define(['a', 'a'] as never))).toBe('duplicate-slot')
        expect(codeOf(() => define('a' as never))).toBe('not-a-definition')
        expect(codeOf(() => define(['a'], { nmae: 'x' } as never))).toBe('unknown-option')
      }
    })

    test('an argument that is missing leaves undefined', () => {
      const Loose = defineDynamic(['a', 'b'])
      const loose = new (Loose as unknown as new (a: unknown) => object)(1)
      expect([...attributesOf(loose)]).toEqual([
        ['a', 1],
        ['b', undefined],
      ])
    })

    test('attributesOf() is the live Map', () => {
      class Loose extends defineDynamic(['name'])<{ name: string }> {}
      const loose = new Loose('Ada')
      attributesOf(loose).set('color', 'red').delete('name')
      expect(loose['color']).toBe('red')
      expect(loose.name).toBe(undefined)
      expect(attributesOf(loose).has('name')).toBe(false)
    })

    test('enumerates, prints and writes as JSON its attributes', () => {
      class Loose extends defineDynamic(['name'])<{ name: string }> {}
      const loose = new Loose('Ada')
      loose['pet'] = new Loose('Rex')
      expect(Object.fromEntries(loose as unknown as Iterable<[string, unknown]>)).toEqual({
        name: 'Ada',
        pet: loose['pet'],
      })
      expect(inspect(loose)).toBe("Loose { name: 'Ada', pet: Loose { name: 'Rex' } }")
      expect(inspect({ deep: { deeper: loose } }, { depth: 1 })).toBe('{ deep: { deeper: [Loose] } }')
      expect(JSON.stringify([loose])).toBe('[{"name":"Ada","pet":{"name":"Rex"}}]')
    })

    test('two records with other attributes are not equal to test tools', () => {
      const Loose = defineDynamic(['name'])
      expect(new Loose('Ada')).not.toEqual(new Loose('Bob'))
      expect(new Loose('Ada')).toEqual(new Loose('Ada'))
    })

    test('attributes called __proto__ and constructor pollute nothing', () => {
      const loose = new Dynamic()
      write(loose, '__proto__', { polluted: true })
      write(loose, 'toString', 'text')
      expect(() => write(loose, 'constructor', 'x')).toThrow(TypeError)
      attributesOf(loose).set('constructor', 'attribute')
      expect(Object.getPrototypeOf(loose)).toBe(Dynamic.prototype)
      expect(({} as { polluted?: boolean }).polluted).toBe(undefined)
      expect((loose as unknown as Record<string, unknown>)['__proto__']).toEqual({ polluted: true })
      expect(loose['toString']).toBe('text')
      expect(Object.keys(JSON.parse(JSON.stringify(loose)) as object)).toEqual(['__proto__', 'toString', 'constructor'])
      expect(Object.prototype.toString).toBeTypeOf('function')
    })

    test('methods and accessors cannot be replaced on a record; on the prototype they can', () => {
      class Loose extends defineDynamic(['name'])<{ name: string }> {
        greet(): string {
          return `Hello, ${this.name}`
        }
      }
      write(Loose.prototype, 'early', () => 'early')
      const loose = new Loose('Ada')
      expect(() => write(loose, 'greet', 1)).toThrow(TypeError)
      expect(loose.greet()).toBe('Hello, Ada')
      expect((loose['early'] as () => string)()).toBe('early')
      expect([...attributesOf(loose).keys()]).toEqual(['name'])
    })

    test('a method that hides a name, and a class field, are refused', () => {
      class Hiding extends defineDynamic(['name']) {
        // @ts-expect-error -- a method is no slot
        name(): void {}
      }
      class Field extends Dynamic {
        field = 1
      }
      class LateField extends Dynamic {
        field = 1
        constructor() {
          super()
        }
      }
      expect(codeOf(() => new Hiding('Ada'))).toBe('hidden-slot')
      expect(codeOf(() => new Field())).toBe('field-over-slot')
      expect(codeOf(() => new LateField())).toBe('field-over-slot')
    })

    test('setUp runs with the attributes written; another option is refused', () => {
      const Loose = defineDynamic(['name'], {
        name: 'Loose',
        setUp(record) {
          record.name = `<${String(record.name)}>`
        },
      })
      expect(new Loose('Ada').name).toBe('<Ada>')
      expect(inspect(new Loose('Ada'))).toBe("Loose { name: '<Ada>' }")
      expect(codeOf(() => defineDynamic(['a'], { closed: 'sealed' } as never))).toBe('unknown-option')
    })

    test('is neither compiled nor has it a source', () => {
      expect(slotted.isCompiled(defineDynamic(['a']))).toBe(false)
      expect(slotted.sourceOf(Dynamic)).toBe(undefined)
    })

    test('an object that inherits from a record keeps what is written to it', () => {
      const heir = Object.create(new Dynamic()) as Record<string, unknown>
      heir['color'] = 'red'
      expect(heir).toHaveProperty('color', 'red')
    })
  })
}
