import { z } from 'zod'
import { Fault } from '../../model/fault.ts'
import { revokeToken, tokenNamed, tokens } from '../../store/access/tokens.ts'
import { record } from '../../store/trail.ts'
import { nearest } from '../../values/nearest.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { tokenAnswer, tokenShape } from '../tokens.ts'

const input = z.object({ name: z.string().describe('Which') })
const output = z.object({ token: tokenShape })

export const command: Command<z.output<typeof input>, z.output<typeof output>> = {
  summary: 'End a token at once',
  input,
  positional: ['name'],
  output,
  role: 'viewer',
  changes: true,
  on: 'server',
  async run({ name }, world) {
    const { database, actor, announce } = serverOf(world)
    const at = world.now()
    return database.transaction(async (within) => {
      const token = await tokenNamed(within, name)
      const isTheirs = token && actor.id === `user:${token.account}`
      if (!token || (actor.role !== 'admin' && !isTheirs)) {
        const account = actor.role === 'admin' ? undefined : actor.id.replace(/^user:/, '')
        const known = (await tokens(within, { account, at })).map((each) => each.name)
        const [near] = nearest(name, known)
        const help = near ? `Did you mean \`${near}\`?` : '`devops token list` lists them.'
        throw new Fault('unknown-token', `you have no token \`${name}\``, help)
      }
      if (!token.revokedAt) {
        await revokeToken(within, name, at)
        await record(within, { at, actor: actor.id, action: 'token/revoke', subject: `token/${name}` })
        await announce(within, 'setting', `token/${name}`)
      }
      return { token: tokenAnswer({ ...token, revokedAt: token.revokedAt ?? at }) }
    })
  },
}
