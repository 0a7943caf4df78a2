import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { changePassword } from '../../store/access/accounts.ts'
import { record } from '../../store/trail.ts'
import { hashOfPassword, weaknessOf } from '../../values/password.ts'
import type { Command } from '../command.ts'
import { weak } from '../first-administrator.ts'
import { serverOf } from '../server.ts'
import { accountFor } from '../sign-in.ts'

const secret = (about: string) => z.string().min(1).max(1000).meta({ secret: true }).describe(about)

const input = z.object({
  current: secret('Your password until now'),
  password: secret('The one from now on: twelve letters or more'),
})
const output = z.object({ changed: z.literal(true).describe('Every session has ended: sign in anew') })

export const command: Command<z.output<typeof input>, z.output<typeof output>> = {
  summary: 'Choose another password for yourself',
  input,
  output,
  role: 'viewer',
  changes: true,
  personal: true,
  on: 'server',
  async run({ current, password }, world) {
    const { database, actor } = serverOf(world)
    const [, name] = /^user:(.+)$/.exec(actor.id) ?? []
    if (name === undefined || actor.scopes)
      throw new Fault('forbidden', 'a token has no password', 'Sign in yourself: `devops login`.')
    const at = world.now()
    await accountFor(database, { name, password: current }, { address: 'a session', agent: '', at })
    const weakness = weaknessOf(password, name)
    if (weakness) throw weak(weakness)
    const hash = await hashOfPassword(password)
    await database.transaction(async (within) => {
      await changePassword(within, name, { hash })
      await record(within, { at, actor: actor.id, action: 'me/password', subject: `user/${name}` })
    })
    return { changed: true }
  },
}
