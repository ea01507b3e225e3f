/** https://zod.dev: an object is what `parse` makes of another. What is done with it then is written by hand. Unknown names
 * are refused, as by the library: without that it takes some two thirds of the time. */
import * as z from 'zod'
import { withFields } from './by-hand.mjs'

export const title = 'zod, parsed object'
export const packages = ['zod']

export function define() {
  const User = z.strictObject({ name: z.string(), identifier: z.uint32(), score: z.number() })
  let Team
  const scaled = (user, by) => user.score * by + user.identifier
  return {
    ...withFields((name, identifier, score) => User.parse({ name, identifier, score })),
    method: scaled,
    copyWith: (record, score) => User.parse({ ...record, score }),
    parse: (input) => User.safeParse(input).data,
    parseTeam: (input) => {
      Team ??= z.strictObject({ title: z.string(), lead: User, members: z.array(User) })
      return Team.safeParse(input).data
    },
  }
}
