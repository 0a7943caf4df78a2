import { z } from 'zod'
import { linksOf, reach } from '../../operate/delivery/links.ts'
import { deliveriesOf } from '../../store/deliveries/deliveries.ts'
import { incidentsOf } from '../../store/incidents/incidents.ts'
import type { Command } from '../command.ts'
import { serverOf } from '../server.ts'
import { type ShownDelivery, showDelivery, shownDelivery } from './showing/shown.ts'

interface Input {
  readonly service?: string | undefined
  readonly environment?: string | undefined
  readonly limit: number
  readonly before?: number | undefined
}

export const command: Command<Input, { readonly deliveries: readonly ShownDelivery[] }> = {
  summary: 'List deliveries, newest first, with the incidents that followed them',
  on: 'server',
  input: z.object({
    service: z.string().optional().describe('Only of this service'),
    environment: z.string().optional().describe('Only to this environment'),
    limit: z.number().int().min(1).max(500).default(50).describe('How many'),
    before: z.number().int().optional().describe('Only those of a smaller number: the next page'),
  }),
  positional: ['service'],
  output: z.object({ deliveries: z.array(shownDelivery) }),
  role: 'viewer',
  changes: false,
  async run({ service, environment, limit, before }, world) {
    const { database } = serverOf(world)
    const shown = await deliveriesOf(database, {
      limit,
      ...(service !== undefined && { service }),
      ...(environment !== undefined && { environment }),
      ...(before !== undefined && { before }),
    })
    const oldest = shown.at(-1)
    if (!oldest) return { deliveries: [] }
    // What came after the shown ones decides which incidents are still theirs.
    const later = await deliveriesOf(database, { from: new Date(oldest.at.getTime() - reach), limit: 5000 })
    const incidents = await incidentsOf(database, {
      from: oldest.at,
      limit: 5000,
      ...(service !== undefined && { service }),
    })
    const followed = new Map<number, string[]>()
    for (const target of new Set(shown.map((each) => each.environment))) {
      const arrived = later.filter(({ status, environment }) => status === 'succeeded' && environment === target)
      for (const { delivery, incident } of linksOf(arrived, incidents))
        followed.set(delivery.id, [...(followed.get(delivery.id) ?? []), `incident/${incident.id}`])
    }
    return { deliveries: shown.map((each) => showDelivery(each, followed.get(each.id) ?? [])) }
  },
}
