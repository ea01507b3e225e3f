/** A CommonJS file of TypeScript uses the same types. */
const slotted = require('../../src/index.js') as typeof import('../../src/index.js')

class User extends slotted.defineSlots(['name', 'identifier'])<{ name: string; identifier: number }> {}
class Account extends slotted.defineSlots({ name: slotted.text, level: slotted.u32(0) }) {}

const user = new User('Ada', 1)
const account: Account = slotted.copy(new Account({ name: 'Ada' }), { level: 1 })
const object: { name: string; identifier: number } = slotted.toObject(user)
// @ts-expect-error -- no such slot
user.nmae
// @ts-expect-error -- no such slot
slotted.copy(account, { nope: 1 })

module.exports = { User, Account, object }
