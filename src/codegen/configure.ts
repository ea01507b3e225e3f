import { checkOptions } from '../base/options.js'

/** Settings of the whole library. */
export interface Settings {
  /**
   * May classes be generated as source text? `false` gives every later definition the interpreted form. Default:
   * `true`.
   */
  readonly codegen?: boolean
}

/** The settings in force. */
export const settings = { codegen: true }

/**
 * Changes a setting for the definitions that follow; classes that exist keep their form.
 *
 * @throws {SlotError} `unknown-option`, `bad-option`.
 */
export function configure(changes: Settings): void {
  Object.assign(settings, checkOptions('configure()', changes, { codegen: 'boolean' }))
}
