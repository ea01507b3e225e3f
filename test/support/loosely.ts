import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as library from '../../src/index.js'

/** A schema as https://standardschema.dev has it: what any consumer may rely on. */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => { readonly value: unknown } | { readonly issues: readonly Issue[] }
  }
}

interface Issue {
  readonly message: string
  readonly path: readonly PropertyKey[]
}

/** A record class whose slots are given by hand: what is under test here are other people's tools, not the types. */
export interface LooseClass<Fields extends object> extends StandardSchema {
  new (...given: readonly unknown[]): Fields
}

type Define = <Fields extends object>(definition: unknown, options?: object) => LooseClass<Fields>

/** The library, typed by hand in the same way. */
export const { defineDynamic, defineSlots, extendSlots, withMethods } = library as unknown as {
  defineDynamic: Define
  defineSlots: Define
  extendSlots: <Fields extends object>(Base: unknown, definition: unknown, options?: object) => LooseClass<Fields>
  withMethods: <R extends object>(Base: new (...given: never) => R) => LooseClass<R>
}

export const { assign, attributesOf, compare, copy, equals, fromObject, hash, parse, schemaOf, toObject } =
  library as unknown as {
    assign: <R extends object>(record: R, patch: object) => R
    attributesOf: (record: object) => Map<PropertyKey, unknown>
    compare: (left: object, right: object) => number
    copy: <R extends object>(record: R, patch?: object) => R
    equals: (left: object, right: unknown) => boolean
    fromObject: <R>(Class: new (...given: never) => R, init: object) => R
    hash: (record: object) => number
    parse: <R>(Class: new (...given: never) => R, input: unknown) => R
    schemaOf: (Class: unknown) => StandardSchema
    toObject: (record: object) => object
  }

export const { f64, optional, readonly, slot, text } = library as unknown as {
  f64: unknown
  optional: (of: unknown) => unknown
  readonly: (of: unknown) => unknown
  slot: (...initial: readonly unknown[]) => unknown
  text: unknown
}

/**
 * Runs tests over the compiled and over the interpreted form: all that is defined in `body` and its tests is of that
 * form.
 */
export function inBothForms(body: (codegen: boolean) => void): void {
  describe.each([true, false])('codegen: %s', (codegen) => {
    library.configure({ codegen })
    beforeAll(() => library.configure({ codegen }))
    afterAll(() => library.configure({ codegen: true }))
    test('the form is the one it is said to be', () => {
      expect(library.isCompiled(defineSlots(['a']) as never)).toBe(codegen)
    })
    body(codegen)
  })
}
