// Written by `npm run gen`: one line per unit.
import type { Routes } from '../route.ts'
import { routes as alertmanagerAlerts } from './alertmanager-alerts.ts'
import { routes as alertmanagerSilences } from './alertmanager-silences.ts'
import { routes as alertmanagerStatus } from './alertmanager-status.ts'
import { routes as auth } from './auth.ts'
import { routes as calendar } from './calendar.ts'
import { routes as console } from './console.ts'
import { routes as deliveries } from './deliveries.ts'
import { routes as events } from './events.ts'
import { routes as health } from './health.ts'
import { routes as intake } from './intake.ts'
import { routes as mcp } from './mcp.ts'
import { routes as metrics } from './metrics.ts'
import { routes as oidc } from './oidc.ts'
import { routes as status } from './status.ts'

export const routes: Readonly<Record<string, Routes>> = {
  'alertmanager-alerts': alertmanagerAlerts,
  'alertmanager-silences': alertmanagerSilences,
  'alertmanager-status': alertmanagerStatus,
  auth: auth,
  calendar: calendar,
  console: console,
  deliveries: deliveries,
  events: events,
  health: health,
  intake: intake,
  mcp: mcp,
  metrics: metrics,
  oidc: oidc,
  status: status,
}
