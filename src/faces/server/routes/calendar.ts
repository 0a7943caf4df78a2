import { onCallCalendar } from '../../../commands/on-call-calendar.ts'
import type { Routes } from '../route.ts'

export const routes: Routes = {
  'GET /calendar/:file': {
    summary: 'A schedule or one person’s shifts as an iCalendar; the token in the path is the secret',
    access: 'open',
    async handle(context, { server, world }) {
      const [, token] = /^([\w-]{20,100})\.ics$/.exec(context.req.param('file') ?? '') ?? []
      const text = token && (await onCallCalendar(server.database, token, world.now()))
      if (!text) return context.text('there is no such calendar\n', 404)
      return context.body(text, 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'cache-control': 'private, max-age=300',
        'x-content-type-options': 'nosniff',
      })
    },
  },
}
