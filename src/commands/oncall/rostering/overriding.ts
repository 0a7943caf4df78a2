import { Fault } from '../../../model/fault.ts'
import type { Server } from '../../../model/server.ts'
import { addOverride, type KeptOverride, type NewOverride } from '../../../store/oncall/overrides.ts'
import { peopleOf } from '../../../store/oncall/people.ts'
import { record } from '../../../store/trail.ts'
import { namedSchedule, nobody } from '../../roster.ts'

/** Adds overrides, all or none, each with its line in the trail. */
export async function overridden(server: Server, wanted: readonly NewOverride[], now: Date): Promise<KeptOverride[]> {
  return server.database.transaction(async (database) => {
    const known = (await peopleOf(database)).map(({ id }) => id)
    const kept: KeptOverride[] = []
    for (const one of wanted) {
      await namedSchedule(database, one.schedule, now)
      for (const name of [one.person, one.replaces])
        if (name !== undefined && !known.includes(name)) throw nobody('person', name, known)
      if (!(one.to > one.from))
        throw new Fault('bad-time', 'an override ends after it begins', 'Write `--to` behind `--from`.')
      const override = await addOverride(database, one, { at: now, by: server.actor.id })
      kept.push(override)
      await record(database, {
        at: now,
        actor: server.actor.id,
        action: 'oncall/override',
        subject: `schedules/${one.schedule}`,
        detail: { ...one, from: one.from.toISOString(), to: one.to.toISOString(), id: override.id },
      })
    }
    await server.announce(database, 'oncall', 'overrides')
    return kept
  })
}
