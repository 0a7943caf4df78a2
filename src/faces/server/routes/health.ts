import type { Routes } from '../route.ts'

export const routes: Routes = {
  'GET /healthz': {
    summary: 'Whether the process lives',
    access: 'open',
    handle: (context) => context.text('ok\n'),
  },
  'GET /readyz': {
    summary: 'Whether it can work: its database answers',
    access: 'open',
    async handle(context, { server }) {
      try {
        await server.database.query('select 1')
        return context.text('ok\n')
      } catch {
        return context.text('the database does not answer\n', 503)
      }
    },
  },
}
