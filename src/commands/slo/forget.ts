import { z } from 'zod'
import { forgetDeliveries } from '../../store/deliveries/deliveries.ts'
import { forgetChecks } from '../../store/slo/gate.ts'
import { forgetMeasured } from '../../store/slo/history.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { setting } from '../settings.ts'

export const command: Command<object, { readonly forgotten: true }> = {
  summary: 'Forget measurements, deliveries and checks of the gate that are older than the settings say',
  on: 'server',
  background: true,
  every: '17 3 * * *',
  input: z.object({}),
  output: z.object({ forgotten: z.literal(true) }),
  role: 'admin',
  changes: true,
  async run(_, world) {
    const { database } = serverOf(world)
    const { points, deliveries } = await setting(database, 'retention')
    const before = (days: number) => new Date(world.now().getTime() - days * day)
    await forgetMeasured(database, before(points))
    await forgetDeliveries(database, before(deliveries))
    await forgetChecks(database, before(deliveries))
    return { forgotten: true }
  },
}

const day = 86_400_000
