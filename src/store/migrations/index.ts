// Written by `npm run gen`: one line per unit, in the order in which they are applied.
import { migration as m001Foundation } from './001-foundation.ts'
import { migration as m010Alerts } from './010-alerts.ts'
import { migration as m011AlertSources } from './011-alert-sources.ts'
import { migration as m020OnCall } from './020-on-call.ts'
import { migration as m021Calendars } from './021-calendars.ts'
import { migration as m030Objectives } from './030-objectives.ts'
import { migration as m031Deliveries } from './031-deliveries.ts'
import { migration as m032Approvals } from './032-approvals.ts'
import { migration as m040Access } from './040-access.ts'
import { migration as m050Incidents } from './050-incidents.ts'

export const migrations: Readonly<Record<string, string>> = {
  '001-foundation': m001Foundation,
  '010-alerts': m010Alerts,
  '011-alert-sources': m011AlertSources,
  '020-on-call': m020OnCall,
  '021-calendars': m021Calendars,
  '030-objectives': m030Objectives,
  '031-deliveries': m031Deliveries,
  '032-approvals': m032Approvals,
  '040-access': m040Access,
  '050-incidents': m050Incidents,
}
