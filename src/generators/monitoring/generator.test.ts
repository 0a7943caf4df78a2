import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { valueAt } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { bound } from './counters.ts'
import { generator } from './generator.ts'

const crm = readFileSync('examples/crm/devops.yaml', 'utf8')

test('every alert of Prometheus in the plan has rules, and no other alert has', () => {
  const { plan, rules } = made(crm)
  // Rules of what guards the cluster stand beside it: the law of coherence sees that they are there.
  const elsewhere: readonly string[] = ['image-vulnerable']
  const promised = plan.alerts
    .filter(({ source, kind }) => source === 'prometheus' && !elsewhere.includes(kind))
    .map(({ name }) => name)
  expect(new Set(rules.flatMap(({ alert }) => alert ?? []))).toEqual(new Set(promised))
})

test('every alert is shown firing and silent by a test', () => {
  const { rules, tests } = made(crm)
  const shown = (alert: string, fires: boolean) =>
    tests.some((each) => each.alertname === alert && each.exp_alerts.length > 0 === fires)
  for (const { alert } of rules)
    if (alert) expect([alert, shown(alert, true), shown(alert, false)]).toEqual([alert, true, true])
})

test('every series that a rule reads is measured by somebody or recorded beside it', () => {
  const { rules } = made(crm)
  const recorded = new Set(rules.flatMap(({ record, labels }) => (record ? `${record}{slo="${labels?.slo}"}` : [])))
  const read = rules.flatMap(({ expr }) => expr.match(/slo:[a-z_0-9:]+\{slo="[^"]+"\}/g) ?? [])
  expect(read.filter((series) => !recorded.has(series))).toEqual([])
})

test('previews are neither watched nor probed', () => {
  for (const [path, text] of made(crm).files) if (!path.endsWith('values.yaml')) expect(text).not.toContain('preview')
})

test('pages leave production only', () => {
  const { files } = made(crm)
  const routes = (stack: string) =>
    valueAt(parsed(files.get(`monitoring/stacks/${stack}/alertmanager.yaml`)), ['route', 'routes'])
  expect(routes('production')).toContainEqual(
    expect.objectContaining({
      receiver: 'page',
      matchers: ['severity="page"', 'namespace=~"crm-production|crm-recovery"'],
    }),
  )
  expect(routes('nonproduction')).not.toContainEqual(expect.objectContaining({ receiver: 'page' }))
})

test('every file that Alertmanager reads is a key of its secret', () => {
  for (const pager of ['pagerduty', 'slack', 'email']) {
    const { files, plan } = made(crm.replace('pager: pagerduty', `pager: ${pager}`))
    const keys = plan.monitoring.secret.keys.map(({ key }) => key)
    const text = files.get('monitoring/stacks/production/alertmanager.yaml') ?? ''
    const used = [...text.matchAll(/\/secrets\/alertmanager-receivers\/(\S+)/g)].map(([, key]) => key)
    expect(new Set(used)).toEqual(new Set(keys))
  }
})

test('what is seldom used gets longer short windows', () => {
  const { rules } = made(crm.replace('average: 40, peak: 300', 'average: 0.002, peak: 1'))
  const fast = rules.find(({ alert, labels }) => alert === 'ApiAvailabilityBudgetBurn' && labels?.burn === '14.4')
  expect(fast?.expr).toContain('slo:error_ratio:rate34m')
})

test.each([
  [200, '0.2'],
  [1000, '1.0'],
  [2500, '2.5'],
])('the bucket of %i ms is called %s, as Prometheus 3 writes it', (milliseconds, le) => {
  expect(bound(milliseconds)).toBe(le)
})

interface Rule {
  readonly record?: string
  readonly alert?: string
  readonly expr: string
  readonly labels?: Readonly<Record<string, string>>
}

interface AlertTest {
  readonly alertname: string
  readonly exp_alerts: readonly unknown[]
}

function made(text: string) {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('the spec has problems')
  const blueprint = design(spec)
  const files = new Map([...generator.make(blueprint, [])].map((artifact) => [artifact.path, artifact.text]))
  const under = (folder: string) =>
    [...files].filter(([path]) => path.startsWith(folder)).map(([, text]) => parsed(text))
  const list = <T>(value: unknown) => (Array.isArray(value) ? (value as T[]) : [])
  return {
    plan: blueprint.plan,
    files,
    rules: under('monitoring/base/rules/').flatMap((data) =>
      list(valueAt(data, ['spec', 'groups'])).flatMap((group) => list<Rule>(valueAt(group, ['rules']))),
    ),
    tests: under('monitoring/tests/').flatMap((data) =>
      list(valueAt(data, ['tests'])).flatMap((each) => list<AlertTest>(valueAt(each, ['alert_rule_test']))),
    ),
  }
}

function parsed(text = ''): unknown {
  return (yaml.parse({ path: 'made.yaml', text }).data as readonly unknown[])[0]
}
