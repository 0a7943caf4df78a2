import type { Duties } from '../../../model/oncall.ts'
import type { Server } from '../../../model/server.ts'
import { saveConnection } from '../../../store/oncall/contacts.ts'
import { saveEscalation, saveService } from '../../../store/oncall/escalations.ts'
import { savePerson, saveTeam } from '../../../store/oncall/people.ts'
import { removeFrom } from '../../../store/oncall/removals.ts'
import { saveSchedule } from '../../../store/oncall/schedules.ts'
import { changeSetting } from '../../../store/settings.ts'
import { record } from '../../../store/trail.ts'
import { defaultSetting } from '../../roster.ts'
import { type Change, keyOf } from './merge.ts'

/** Writes the changes, each with its line in the trail, all or none. */
export async function applied(server: Server, after: Duties, changes: readonly Change[], now: Date): Promise<void> {
  await server.database.transaction(async (database) => {
    for (const { section, name, is } of changes) {
      if (section === 'default')
        await changeSetting(database, defaultSetting, after.default ?? null, { at: now, by: server.actor.id })
      else if (is === 'gone') await removeFrom(database, section, name)
      else {
        const one = <T extends object>(all: readonly T[]) => all.filter((each) => keyOf(each) === name)
        for (const each of section === 'connections' ? one(after.connections) : []) await saveConnection(database, each)
        for (const each of section === 'people' ? one(after.people) : []) await savePerson(database, each)
        for (const each of section === 'teams' ? one(after.teams) : []) await saveTeam(database, each)
        for (const each of section === 'schedules' ? one(after.schedules) : []) await saveSchedule(database, each)
        for (const each of section === 'escalations' ? one(after.escalations) : []) await saveEscalation(database, each)
        for (const each of section === 'services' ? one(after.services) : []) await saveService(database, each)
      }
      await record(database, {
        at: now,
        actor: server.actor.id,
        action: 'oncall/apply',
        subject: `${section}/${name}`,
        detail: { is },
      })
    }
    if (changes.length > 0) await server.announce(database, 'oncall', 'duties')
  })
}
