declare const SLOTTED_VERSION: string | undefined

/** The version of the package; the build fills it in. */
export const VERSION = typeof SLOTTED_VERSION === 'string' ? SLOTTED_VERSION : 'unbuilt'

/** Marks the classes, records and slots of every copy of the library: two versions may be loaded side by side. */
export const COPY_OF = Symbol.for('slotted')

/** The mark of this copy. */
export const THIS_COPY: { readonly version: string } = Object.freeze({ version: VERSION })

/** The version of another copy that made a class, a record or a slot; `undefined` for anything else. */
export function foreignVersion(value: unknown): string | undefined {
  if (Object(value) !== value) return undefined
  const { [COPY_OF]: copy }: { readonly [COPY_OF]?: Partial<typeof THIS_COPY> } = Object(value)
  return typeof copy === 'object' && copy !== null && copy !== THIS_COPY ? String(copy.version) : undefined
}
