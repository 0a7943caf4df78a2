import type { Duties } from '../../../model/oncall.ts'
import type { Database } from '../../../model/server.ts'
import { connectionsOf } from '../../../store/oncall/contacts.ts'
import { escalationsOf, servicesOf } from '../../../store/oncall/escalations.ts'
import { peopleOf, teamsOf } from '../../../store/oncall/people.ts'
import { schedulesOf } from '../../../store/oncall/schedules.ts'
import { settingOf } from '../../../store/settings.ts'
import { defaultSetting } from '../../roster.ts'

/** Everything that is stored of who is on call; secrets sealed. */
export async function storedDuties(database: Database): Promise<Duties> {
  const fallback = await settingOf<string>(database, defaultSetting)
  return {
    connections: await connectionsOf(database),
    people: await peopleOf(database),
    teams: await teamsOf(database),
    schedules: (await schedulesOf(database)).map(({ overrides: _, ...schedule }) => schedule),
    escalations: await escalationsOf(database),
    services: await servicesOf(database),
    ...(fallback && { default: fallback }),
  }
}
