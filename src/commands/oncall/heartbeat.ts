import { z } from 'zod'
import { heartbeatOf } from '../../store/oncall/heartbeat.ts'
import { changeSetting, settingOf } from '../../store/settings.ts'
import { record } from '../../store/trail.ts'
import type { Command } from '../command.ts'
import { deadMan } from '../dead-man.ts'
import { serverOf } from '../server.ts'
import { iso } from './rostering/moment.ts'

interface Input {
  readonly url?: string | undefined
  readonly off: boolean
}

const output = z.object({
  configured: z.boolean().describe('Whether a dead-man switch is told'),
  well: z.boolean().describe('Looked at within the last three minutes, and everything was well'),
  at: iso.optional().describe('When it was looked at last'),
  checks: z.array(z.object({ name: z.string(), well: z.boolean(), detail: z.string() })),
})
export type Pulse = z.output<typeof output>

export const command: Command<Input, Pulse> = {
  summary: 'Show whether pages go out, and set the dead-man switch that watches it from outside',
  on: 'server',
  input: z.object({
    url: z.url().optional().describe('Address that is called each minute while all is well; it alarms when that ends'),
    off: z.boolean().default(false).describe('Call none any more'),
  }),
  output,
  role: 'operator',
  changes: true,
  verdict: ({ well, at }) => (well || at === undefined ? 0 : 1),
  async run({ url, off }, world) {
    const { database, seal, actor } = serverOf(world)
    const now = world.now()
    if (url !== undefined || off)
      await database.transaction(async (within) => {
        await changeSetting(within, deadMan, off ? null : seal.seal(url ?? ''), { at: now, by: actor.id })
        const detail = { is: off ? 'off' : 'on' }
        await record(within, { at: now, actor: actor.id, action: 'oncall/heartbeat', subject: 'pager', detail })
      })
    const last = await heartbeatOf(database)
    const fresh = last !== undefined && now.getTime() - last.at.getTime() < 180_000
    return {
      configured: Boolean(await settingOf<string>(database, deadMan)),
      well: fresh && last.checks.every((check) => check.well),
      ...(last && { at: last.at.toISOString() }),
      checks: [...(last?.checks ?? [])],
    }
  },
}
