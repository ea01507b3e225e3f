import { badOption, unknownOption } from './errors.js'

/** Settings of the whole library. */
export interface Settings {
  /** May classes be generated as source text? `false` gives every later definition the interpreted form. Default: `true`. */
  readonly codegen?: boolean
}

const settings = { codegen: true }

/**
 * Changes a setting for the definitions that follow; classes that exist keep their form.
 *
 * @throws {SlotError} `unknown-option`, `bad-option`.
 */
export function configure(changes: Settings): void {
  for (const key of Object.keys(changes)) if (!(key in settings)) throw unknownOption('configure()', key, Object.keys(settings))
  const { codegen = settings.codegen } = changes
  if (typeof codegen !== 'boolean') throw badOption('configure()', 'codegen', 'true or false')
  settings.codegen = codegen
}

export function codegenWanted(): boolean {
  return settings.codegen
}
