import type { Init } from './fields.js'
import type { Names } from './names.js'

/** Parameters in the order of the names, then `Last`. One may be left out if all to its right may. */
type Positional<Order extends readonly unknown[], Init, Last extends unknown[] = []> = number extends Order['length']
  ? unknown[]
  : Init extends Required<Init>
    ? [...{ -readonly [Position in keyof Order]: Init[Order[Position] & keyof Init] }, ...Last]
    : FromRight<Order, Init, Last>

type FromRight<Order extends readonly unknown[], Init, Right extends unknown[]> = Order extends readonly [
  ...infer Left,
  infer Name extends keyof Init,
]
  ? FromRight<Left, Init, {} extends Pick<Init, Name> ? [Init[Name]?, ...Right] : [Init[Name], ...Right]>
  : Right

/** The keyword argument: absent if it has no slots, optional if all its slots are. */
export type Keywords<Init> = [keyof Init] extends [never] ? [] : {} extends Init ? [init?: Init] : [init: Init]

type Without<Init, Name> = { [Key in keyof Init as Key extends Name ? never : Key]: Init[Key] } & {}

/** The slots by name that are given by position. */
export type ArgsOf<Options> = Options extends { readonly args: infer Args extends Names } ? Args : []

/** The slots by name that go into the keyword argument. */
export type KeywordInit<D, Types, Options> = D extends Names
  ? {}
  : Options extends { readonly args: infer Args extends Names }
    ? Without<Init<D, Types>, Args[number]>
    : Init<D, Types>

/** The parameters of the constructor of a definition. */
export type Parameters<D, Types, Options> = D extends Names
  ? Positional<D, Init<D, Types>>
  : ParametersBefore<D, Types, Options, Keywords<KeywordInit<D, Types, Options>>>

/** The parameters of a class and of all that it extends: the slots in `Args` by position, the rest by keyword. */
export type AllParameters<Args extends Names, Init> = Positional<Args, Init, Keywords<Without<Init, Args[number]>>>

/** The positional parameters of slots by name, and then `Last`. */
export type ParametersBefore<D, Types, Options, Last extends unknown[]> = Options extends {
  readonly args: infer Args extends Names
}
  ? Positional<Args, Init<D, Types>, Last>
  : Last
