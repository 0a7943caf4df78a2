import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { reaches } from '../../model/principal.ts'
import { roleField } from '../accounts.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { makeToken, tokenAnswer, tokenShape } from '../tokens.ts'

const input = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,62}$/, 'small letters, digits, `.`, `_` and `-`, at most 63')
    .describe('What it is for, such as `ci-api`; it stands in the trail for ever'),
  role: roleField.default('viewer').describe('How far it reaches, at most as far as you'),
  scopes: z
    .array(z.string().regex(/^[a-z0-9*?{},!()/-]{1,200}$/, 'a glob over ids of commands, such as `gate/*`'))
    .max(50)
    .default([])
    .describe('Commands that it is limited to, as globs: `gate/*`; ways in that are no commands are `http/NAME`'),
  days: z.number().int().min(1).max(3650).default(90).describe('Days after which it ends'),
  asMe: z.boolean().default(false).describe('What is done with it is on record as done by you, not by the token'),
})
const output = z.object({ token: tokenShape, secret: z.string().describe('Shown now and never again') })
export type Created = z.output<typeof output>

export const command: Command<z.output<typeof input>, Created> = {
  summary: 'Make a token for a program, with a role, an end and, if need be, a few commands only',
  input,
  positional: ['name'],
  output,
  role: 'viewer',
  changes: true,
  personal: true,
  on: 'server',
  async run({ name, role, scopes, days, asMe: personal }, world) {
    const { database, actor, announce } = serverOf(world)
    const [, account] = /^user:(.+)$/.exec(actor.id) ?? []
    if (account === undefined || actor.scopes)
      throw new Fault('forbidden', 'a token makes no tokens', 'Sign in yourself: `devops login`.')
    if (!reaches(actor.role, role))
      throw new Fault('forbidden', `you are ${actor.role}, and cannot give the role ${role}`, 'Choose a lesser one.')
    const madeAt = world.now()
    const endsAt = new Date(madeAt.getTime() + days * 86_400_000)
    const made = await makeToken(
      database,
      { name, account, personal, role, madeAt, endsAt, ...(scopes.length > 0 && { scopes }) },
      actor.id,
    )
    await announce(database, 'setting', `token/${name}`)
    return { token: tokenAnswer(made.token), secret: made.secret }
  },
}
