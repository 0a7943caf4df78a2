import type { Routes } from '../route.ts'

export const routes: Routes = {
  'GET /healthz': {
    summary: 'Whether the process lives; says nothing of its database',
    access: 'open',
    handle: (context) => context.text('ok\n'),
  },
  'GET /readyz': {
    summary: 'Whether it can work: its database answers, and it is not about to end',
    access: 'open',
    async handle(context, { server, isEnding }) {
      if (isEnding()) return context.text('it is about to end\n', 503)
      const late = new Promise<never>((_, reject) => setTimeout(reject, 2000, new Error('late')).unref())
      try {
        await Promise.race([server.database.query('select 1'), late])
        return context.text('ok\n')
      } catch {
        return context.text('the database does not answer\n', 503)
      }
    },
  },
}
