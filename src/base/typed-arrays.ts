/** The constructor of a typed array whose elements are numbers or bigints. */
export type Elements = new (length: number) => { [index: number]: unknown; readonly length: number }

/** The typed arrays of the kinds of numbers; that of f16 is not in every engine. */
export function elementsOf(name: string): Elements | undefined {
  const ELEMENTS: Readonly<Record<string, unknown>> = {
    f64: Float64Array,
    f32: Float32Array,
    f16: Reflect.get(globalThis, 'Float16Array'),
    i8: Int8Array,
    u8: Uint8Array,
    u8c: Uint8ClampedArray,
    i16: Int16Array,
    u16: Uint16Array,
    i32: Int32Array,
    u32: Uint32Array,
    i64: BigInt64Array,
    u64: BigUint64Array,
  }
  return ELEMENTS[name] as Elements | undefined
}
