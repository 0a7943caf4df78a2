import { z } from 'zod'
import { isReceipt, post, receiptOf } from '../../connectors/post.ts'
import { pulse } from '../../operate/oncall/pulse.ts'
import { deliveryState } from '../../store/oncall/delivery.ts'
import { saveHeartbeat } from '../../store/oncall/heartbeat.ts'
import { settingOf } from '../../store/settings.ts'
import type { Command } from '../command.ts'
import { deadMan } from '../dead-man.ts'
import { serverOf } from '../server.ts'

const output = z.object({ well: z.boolean(), sent: z.boolean() })

export const command: Command<Record<string, never>, z.output<typeof output>> = {
  summary: 'Tell the dead-man switch that pages go out, if they do',
  background: true,
  every: '* * * * *',
  input: z.object({}),
  output,
  role: 'admin',
  changes: true,
  async run(_, world) {
    const { database, seal, fetch, announce } = serverOf(world)
    const now = world.now()
    const checks = pulse(await deliveryState(database), now)
    const well = checks.every((check) => check.well)
    const sealed = await settingOf<string>(database, deadMan)
    let sent = false
    if (well && sealed) {
      const url = seal.open(sealed)
      const answer = await post({ url, headers: {}, body: '' }, { fetch, now: world.now })
      const receipt = isReceipt(answer) ? answer : receiptOf(answer, { url })
      sent = receipt.outcome === 'sent'
      checks.push({ name: 'dead-man switch', well: sent, detail: receipt.detail })
    }
    await saveHeartbeat(database, { at: now, sent, checks })
    if (!well) await announce(database, 'page', 'heartbeat')
    return { well, sent }
  },
}
