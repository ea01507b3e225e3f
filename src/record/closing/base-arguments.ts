import { classElements } from './class-fields.js'
import type { AnyClass, RecordClass } from '../record-class.js'

/**
 * How many arguments the constructor of a class takes, which may be one that the class inherits. A parameter with a
 * default counts, though `length` leaves it out, because TypeScript cannot tell it from an optional one. Where `...`
 * gathers arguments, they are taken for those of the generated constructor.
 */
export function countArguments(Class: AnyClass, { generated, layout: { signature } }: RecordClass): number {
  for (
    let each: AnyClass | null = Class;
    each !== null && each !== generated;
    each = Object.getPrototypeOf(each) as AnyClass | null
  ) {
    const elements = classElements(each)
    if (elements === undefined && each.length > 0) return each.length
    if (elements?.hasConstructor) return elements.parameters ?? signature.parameters.length
  }
  return signature.parameters.length
}
