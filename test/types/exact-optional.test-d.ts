/**
 * What `exactOptionalPropertyTypes` adds: a slot with a default may be left out, and `undefined` is not given for it.
 */
import { assign, copy, defineSlots, f64, fromObject, optional, slot, u32 } from '../../src/index.js'

export class Account extends defineSlots(
  { name: slot<string>(), level: u32(0), size: optional(f64) },
  { args: ['name', 'level'] },
) {}
export class Keywords extends defineSlots({ name: slot<string>(), level: u32(0), size: optional(f64) }) {}
export class User extends defineSlots(['name', 'nick'])<{ name: string; nick?: string }> {}

const account = new Account('Ada', undefined, { size: undefined })
new Keywords({ name: 'Ada', size: undefined })
copy(account, { size: undefined })
// @ts-expect-error -- left out or a number
new Keywords({ name: 'Ada', level: undefined })
// In a patch it leaves the slot alone.
copy(account, { level: undefined })
assign(account, { name: undefined, level: 5 })
copy(new User('Ada'), { nick: undefined })
// @ts-expect-error -- left out or a number
fromObject(Account, { name: 'Ada', level: undefined })
// Every slot exists, so what was left out reads as undefined.
export const nick: string | undefined = new User('Ada').nick
