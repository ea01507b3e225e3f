import type { Closing, Validation } from '../layout/record-layout.js'
import type { Flat, Writable } from './brand.js'
import type { SetUpFields } from './fields.js'
import type { Names } from './names.js'

/** What may stand in `args`. */
export type ArgName<D> = D extends Names
  ? 'slots that are named by an array are given by position already'
  : keyof D & string

/** Options of `defineSlots`. */
export interface SlotsOptions<D, Closed extends Closing, Args extends Names, Validate extends Validation = Validation> {
  /**
   * How records are closed to other names. `'sealed'` (the default): by the engine, to everything, 25–45 ns a record.
   * `'guarded'`: to assignment alone, at no cost. `'frozen'`: sealed, and every slot read-only. `'open'`: other names
   * go to a Map, see `attributesOf`.
   */
  readonly closed?: Closed
  /** Of slots by name, those that the constructor takes by position; the rest go into a last keyword argument. */
  readonly args?: Args
  /**
   * Names that are no slots and that readers ask for, as walkers of trees do: they are read at full speed, as
   * `undefined`, and not by way of the guard, which takes 25–40 ns. Writing one is refused as any other name is; `in`
   * finds them.
   */
  readonly absent?: readonly string[]
  /** When kinds and schemas look at values: `'construct'` (the default), `'always'` (at assignment too), `'never'`. */
  readonly validate?: Validate
  /**
   * Reading an unknown name throws, except for names that tools probe: symbols, `_…`, `$…`, `@@…`, `then`, `toJSON`,
   * `length` and the like.
   */
  readonly strictReads?: boolean
  /** Runs on every new record, after its slots are written and before it is sealed. */
  setUp?(record: SetUpFields<D>): void
  /**
   * The name of the generated class. Errors use it for the class that extends it too, since minifiers change names;
   * without it they use that of the class `new` was called on.
   */
  readonly name?: string
}

/** Options of `extendSlots`; those left out are the base's. */
export interface ExtensionOptions<
  D,
  Closed extends Closing,
  Args extends Names,
  BaseArgs extends number,
> extends SlotsOptions<D, Closed, Args> {
  /**
   * How many leading arguments the base's constructor takes. Default: as many as it has parameters, those with a
   * default too; where `...` gathers them, those of the generated constructor.
   */
  readonly baseArgs?: BaseArgs
}

/** Options of `defineDynamic`. */
export interface DynamicOptions<D> extends Pick<SlotsOptions<D, never, never>, 'name' | 'setUp'> {}

/** The options that types depend on, as far as they were given: the short form that hovers and `.d.ts` files show. */
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
