import type { Delivery, Told } from '../model/delivery.ts'
import type { World } from '../model/world.ts'
import { tellDelivery } from '../store/deliveries/deliveries.ts'
import { record } from '../store/trail.ts'
import { serverOf } from './server.ts'

/** Keeps what somebody tells of a delivery, and that it was told; `undefined` where all of it was known. */
export async function keepTold(world: World, told: Told): Promise<Delivery | undefined> {
  const { database, actor, announce } = serverOf(world)
  return database.transaction(async (within) => {
    const kept = await tellDelivery(within, told)
    if (!kept) return undefined
    const { service, environment, version, status, source } = kept
    const detail = { service, environment, version, status, source }
    await record(within, {
      at: world.now(),
      actor: actor.id,
      action: 'delivery/record',
      subject: `delivery/${kept.id}`,
      detail,
    })
    await announce(within, 'delivery', String(kept.id))
    return kept
  })
}
