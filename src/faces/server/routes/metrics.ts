import type { Routes } from '../route.ts'

export const routes: Routes = {
  'GET /metrics': {
    summary: 'Measurements of this replica, in the text format of Prometheus',
    access: 'viewer',
    async handle(context, { metrics }) {
      return context.text(await metrics(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    },
  },
}
