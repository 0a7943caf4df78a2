import { routingInForce } from '../../../commands/alert/alerting/routing.ts'
import { routingVersion } from '../../../store/alerts/routing.ts'
import type { Routes } from '../route.ts'

const started = new Date()

export const routes: Routes = {
  'GET /api/v2/status': {
    summary: 'What runs here, and its routing configuration without secrets, as Alertmanager says it',
    access: 'viewer',
    async handle(context, { server, version }) {
      const stored = await routingVersion(server.database)
      const original = stored?.shown ?? (await routingInForce(server.database, server.seal)).text
      return context.json({
        cluster: { status: 'disabled' },
        config: { original },
        uptime: started.toISOString(),
        versionInfo: {
          branch: 'millwright',
          buildDate: '',
          buildUser: '',
          goVersion: '',
          revision: '',
          version,
        },
      })
    },
  },
  'GET /api/v2/receivers': {
    summary: 'Names of receivers, as Alertmanager lists them',
    access: 'viewer',
    async handle(context, { server }) {
      const { routing } = await routingInForce(server.database, server.seal)
      return context.json(routing.receivers.map(({ name }) => ({ name })))
    },
  },
}
