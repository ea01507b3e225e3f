declare const SLOTTED_VERSION: string | undefined

/** The version of the package, which the build writes in. */
export const VERSION = typeof SLOTTED_VERSION === 'string' ? SLOTTED_VERSION : 'unbuilt'

/**
 * By which classes, records and slots of every copy of the library are known, whatever its version: two may be loaded
 * side by side.
 */
export const COPY_OF = Symbol.for('slotted')

/** What those of this copy have there. */
export const THIS_COPY: { readonly version: string } = Object.freeze({ version: VERSION })

/** The version of another copy that made a class, a record or a slot; `undefined` for anything else. */
export function foreignVersion(value: unknown): string | undefined {
  if (Object(value) !== value) return undefined
  const copy = (value as { readonly [COPY_OF]?: Partial<typeof THIS_COPY> })[COPY_OF]
  return typeof copy === 'object' && copy !== null && copy !== THIS_COPY ? String(copy.version) : undefined
}
