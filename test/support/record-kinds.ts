import { defineDynamic, defineSlots, extendSlots, optional, readonly, slot, text, type LooseClass } from './loosely.js'

/** The record that the tools are shown. */
export interface User {
  name: string
  friend: unknown
  greet(): string
}

export type UserClass = LooseClass<User>

interface Fields {
  name: string
  friend: unknown
}

/** One class `User` of every kind of records, each of the form that is on. */
export function defineKinds() {
  const named = (base: LooseClass<Fields>): UserClass =>
    class User extends base {
      greet(): string {
        return `Hello, ${this.name}`
      }
    }
  const slots = { name: text, friend: optional(slot()) }
  const args = ['name', 'friend']
  return {
    sealed: named(defineSlots<Fields>(['name', 'friend'])),
    guarded: named(defineSlots<Fields>(['name', 'friend'], { closed: 'guarded' })),
    frozen: named(defineSlots<Fields>(['name', 'friend'], { closed: 'frozen' })),
    open: named(defineSlots<Fields>(['name', 'friend'], { closed: 'open' })),
    extended: named(extendSlots<Fields>(class extends defineSlots(['name']) {}, ['friend'])),
    strict: named(defineSlots<Fields>(['name', 'friend'], { strictReads: true })),
    keyword: named(defineSlots<Fields>(slots, { args })),
    readonly: named(defineSlots<Fields>({ ...slots, name: readonly(text) }, { args })),
    checked: named(defineSlots<Fields>(slots, { args, validate: 'always' })),
    dynamic: named(defineDynamic<Fields>(['name', 'friend'])),
  }
}

export type Kind = keyof ReturnType<typeof defineKinds>

/** All kinds whose slots are own properties: all but Dynamic. */
export const withSlots: readonly Kind[] = [
  'sealed',
  'guarded',
  'frozen',
  'open',
  'extended',
  'strict',
  'keyword',
  'readonly',
  'checked',
]

export const allKinds: readonly Kind[] = [...withSlots, 'dynamic']
