/** The smoke test in this engine: compiled, and then interpreted. */
import * as slotted from 'slotted'
import * as packed from 'slotted/packed'
import { smoke } from './smoke.mjs'
import { smokePacked } from './smoke-packed.mjs'
import { smokeSharing } from './smoke-sharing.mjs'

for (const codegen of [true, false]) {
  slotted.configure({ codegen })
  const { form, problems } = smoke(slotted)
  problems.push(...smokePacked(slotted, packed))
  const sharing = await smokeSharing(slotted, packed, codegen)
  problems.push(...sharing.problems)
  if (problems.length > 0 || form !== (codegen ? 'compiled' : 'interpreted'))
    throw new Error([form, ...problems].join(', '))
  console.log(`${form}: ok; ${sharing.summary}`)
}
