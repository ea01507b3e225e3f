import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SMOKE = fileURLToPath(new URL('../../scripts/smoke-private.mjs', import.meta.url))
const FLAG = '--js-nonextensible-applies-to-private'

// Node 26 knows what a closed object that takes no private member is; those before it, without the flag alone.
const isKnown = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' }).includes(FLAG)

test.each(isKnown ? [[], [FLAG]] : [[]])(
  'classes with private members work in every closing %s',
  (...flags: readonly string[]) => {
    const output = execFileSync(process.execPath, [...flags, SMOKE], { encoding: 'utf8' })
    expect(output).toContain(
      `checks of private members passed, closed objects take ${flags.length > 0 ? 'none' : 'them'}`,
    )
  },
)
