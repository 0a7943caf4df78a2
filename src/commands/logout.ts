import { z } from 'zod'
import { Fault } from '../model/fault.ts'
import type { Command } from './command.ts'

const output = z.object({ server: z.string().optional().describe('Where you were signed in') })

export const command: Command<object, z.output<typeof output>> = {
  summary: 'Revoke the token that `devops login` has left on this machine',
  input: z.object({}),
  output,
  role: 'viewer',
  changes: true,
  personal: true,
  async run(_, { doors }) {
    if (!doors) throw new Fault('no-doors', 'nobody can sign out from here', 'Run `devops logout` in a terminal.')
    const server = await doors.signOut()
    return { ...(server && { server }) }
  },
}
