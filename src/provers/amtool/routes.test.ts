import { expect, test } from 'vitest'
import { routeTestsIn } from './routes.ts'

test('tests of routes are read with their lines', () => {
  const text = `# who is told
config: ../stacks/production/alertmanager.yaml
routes:
  - labels:
      severity: page
    receivers:
      - page
  - labels: { severity: none, retries: 3 }
    receivers: [nobody]
`
  expect(routeTestsIn({ path: 'monitoring/tests/routes.yaml', text })).toEqual({
    config: 'monitoring/stacks/production/alertmanager.yaml',
    routes: [
      { labels: { severity: 'page' }, receivers: ['page'], line: 4 },
      { labels: { severity: 'none', retries: '3' }, receivers: ['nobody'], line: 8 },
    ],
  })
})

test.each([
  ['a configuration of Alertmanager', 'route: { receiver: a }\nreceivers: [{ name: a }]\n'],
  ['routes of something else', 'routes:\n  - path: /\n'],
  ['a list', '- config: a\n- routes: []\n'],
])('%s is none', (_, text) => expect(routeTestsIn({ path: 'a.yaml', text })).toBeUndefined())
