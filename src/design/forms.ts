import { z } from 'zod'
import { shown, text } from './scalars.ts'

/** A DNS label, short enough for the names that are made from it. */
export const name = text(
  'a name: small letters, digits and single hyphens, a letter first, at most 20',
  /^(?=.{1,20}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  'billing-api',
)
/** Names of other things in the spec. */
export function names(what: string) {
  const each = z.string({ error: ({ input }) => `${shown(input)} is not a name\nName ${what}.` })
  const list = z.array(each, {
    error: ({ input }) => `${shown(input)} is not a list of names\nWrite it like \`[api, db]\`.`,
  })
  return list.max(100, { error: () => 'The list has more than 100 names\nSplit what needs so much.' })
}

/** A map with these keys and no others. The second line of an unknown key's message lists those that there are. */
export function map<S extends z.core.$ZodLooseShape>(what: string, shape: S) {
  return z.strictObject(shape, {
    error: ({ code, input }) =>
      code === 'unrecognized_keys'
        ? `${what}\n${Object.keys(shape).join(' ')}`
        : `${shown(input)} is not a map\nHere stands ${what} with ${Object.keys(shape).slice(0, 4).join(', ')} ….`,
  })
}

export function whole(what: string, least: number, most: number) {
  const error = ({ input }: { readonly input?: unknown }) =>
    `${shown(input)} is not ${what}\nWrite a whole number from ${least} to ${most}.`
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}

export function region() {
  return text('a region', /^[a-z]{2}(?:-[a-z]{2,10}){1,3}-\d$/, 'us-east-1')
}

export function reason(what: string) {
  return text('a reason', /\S.{3,}/, 'our auditors ask for it').describe(`Why; it is kept beside ${what}`)
}

export function flag() {
  return z.boolean({ error: ({ input }) => `${shown(input)} is neither true nor false\nWrite \`true\` or \`false\`.` })
}
