import type { Closing, Validation } from '../layout/record-layout.js'
import type { Flat, Writable } from './brand.js'
import type { SetUpFields } from './fields.js'
import type { Names } from './names.js'

/** What may stand in `args`. */
export type ArgName<D> = D extends Names ? 'slots named by an array are given by position already' : keyof D & string

/** Options of `defineSlots`. */
export interface SlotsOptions<D, Closed extends Closing, Args extends Names, Validate extends Validation = Validation> {
  /**
   * How records are closed to other names. `'sealed'`, the default: by the engine, to everything, for 25–45 ns a
   * record. `'guarded'`: only to assignment, at no cost. `'frozen'`: sealed, with every slot read-only. `'open'`: other
   * names go to a Map, see `attributesOf`.
   */
  readonly closed?: Closed
  /** The slots by name that the constructor takes by position. The others go into a last keyword argument. */
  readonly args?: Args
  /**
   * Names that are not slots but that readers ask for, as tree walkers do. They read as `undefined` at full speed,
   * while the guard takes 25–40 ns for any other name. `in` finds them; writing one is refused like any other name.
   */
  readonly absent?: readonly string[]
  /** When kinds and schemas check values: `'construct'` (the default), `'always'` (at assignment too) or `'never'`. */
  readonly validate?: Validate
  /**
   * Reading an unknown name throws, except for names that tools probe: symbols, `_…`, `$…`, `@@…`, `then`, `toJSON`,
   * `length` and the like.
   */
  readonly strictReads?: boolean
  /** Runs on every new record, after its slots are written and before it is sealed. */
  setUp?(record: SetUpFields<D>): void
  /**
   * The name of the generated class. Errors also use it for the class that extends it, because minifiers change names.
   * Without it they use the name of the class that `new` was called on.
   */
  readonly name?: string
}

/** Options of `extendSlots`. An option that is left out is that of the base. */
export interface ExtensionOptions<
  D,
  Closed extends Closing,
  Args extends Names,
  BaseArgs extends number,
> extends SlotsOptions<D, Closed, Args> {
  /**
   * How many leading arguments the base's constructor takes. Default: as many as it has parameters, including those
   * with a default. If `...` gathers them: as many as the generated constructor takes.
   */
  readonly baseArgs?: BaseArgs
}

/** Options of `defineDynamic`. */
export interface DynamicOptions<D> extends Pick<SlotsOptions<D, never, never>, 'name' | 'setUp'> {}

/** The given options on which types depend: the short form that hovers and `.d.ts` files show. */
export type GivenOptions<Closed, Args, BaseArgs = number, Validate = never> = [Closed, Args, number, 'always'] extends [
  never,
  readonly [],
  BaseArgs,
  Exclude<'always', Validate>,
]
  ? {}
  : Flat<
      ([Closed] extends [never] ? {} : { closed: Closed }) &
        (Args extends readonly [] ? {} : { args: Writable<Args> }) &
        (number extends BaseArgs ? {} : { baseArgs: BaseArgs }) &
        ('always' extends Validate ? { validate: 'always' } : {})
    >
