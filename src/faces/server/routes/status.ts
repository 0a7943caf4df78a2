import { randomBytes } from 'node:crypto'
import { command } from '../../../commands/status/show.ts'
import { headers } from '../pages.ts'
import type { Inside, Routes } from '../route.ts'
import { statusPage } from '../status/page.ts'

const fresh = { 'cache-control': 'public, max-age=15' }

export const routes: Routes = {
  'GET /status': {
    summary: 'The status page: what was published, for everybody',
    access: 'open',
    async handle(context, inside) {
      const nonce = randomBytes(18).toString('base64')
      return context.html(statusPage(await answer(inside), nonce), 200, { ...headers(`'nonce-${nonce}'`), ...fresh })
    },
  },
  'GET /status.json': {
    summary: 'What the status page says, as JSON',
    access: 'open',
    handle: async (context, inside) =>
      context.json(await answer(inside), 200, { ...fresh, 'access-control-allow-origin': '*' }),
  },
}

function answer({ world }: Inside) {
  return command.run({ days: 14 }, world)
}
