/** The smoke test in this engine: compiled, and then interpreted. */
import * as slotted from 'slotted'
import { smoke } from './smoke.mjs'

for (const codegen of [true, false]) {
  slotted.configure({ codegen })
  const { form, problems } = smoke(slotted)
  if (problems.length > 0 || form !== (codegen ? 'compiled' : 'interpreted')) throw new Error([form, ...problems].join(', '))
  console.log(`${form}: ok`)
}
