import { expect, test } from 'vitest'
import { GrafanaPanel } from '../../kinds/grafana.ts'
import { AlertmanagerConfig, Rule, ScrapeJob } from '../../kinds/monitoring.ts'
import { placeOf } from '../../model/resource.ts'
import { survey } from '../survey.ts'

const map = (name: string, body: string, kind = 'ConfigMap', field = 'data') =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: m, namespace: monitoring }\n${field}:\n  ${name}: |\n${body.replace(/^/gm, '    ')}\n`
const read = (text: string) => survey([{ path: 'k8s/m.yaml', text }])

test('rules in a ConfigMap are rules, and stand where they were written', () => {
  const text = map('shop.rules.yml', 'groups:\n  - name: shop\n    rules:\n      - alert: Down\n        expr: up == 0')
  const [rule] = read(text).of(Rule)
  if (!rule) return expect.unreachable()
  expect(rule.scope).toBe('k8s')
  const { span } = placeOf(rule, ['expr'])
  expect(text.slice(span.start, span.end)).toBe('up == 0')
  const edit = rule.tree.edit({ set: [...rule.path, 'expr'], to: 'up < 1' })
  expect(edit).toEqual({ file: 'k8s/m.yaml', span, text: 'up < 1' })
})

test('an edit that would need other quotes or lines is refused', () => {
  const [rule] = read(map('r.yml', 'groups:\n  - name: g\n    rules:\n      - alert: A\n        expr: up')).of(Rule)
  expect(rule?.tree.edit({ set: [...rule.path, 'for'], to: '5m' })).toHaveProperty('refused')
  expect(rule?.tree.edit({ set: [...rule.path, 'expr'], to: 'a\nb' })).toHaveProperty('refused')
})

test('Prometheus in a ConfigMap, Alertmanager in a Secret, dashboards as JSON', () => {
  expect(read(map('prometheus.yml', 'scrape_configs:\n  - job_name: a')).of(ScrapeJob)).toHaveLength(1)
  const secret = map('alertmanager.yaml', 'route: { receiver: x }\nreceivers: [{ name: x }]', 'Secret', 'stringData')
  expect(read(secret).of(AlertmanagerConfig)).toHaveLength(1)
  const json = '{\n  "title": "T",\n  "schemaVersion": 42,\n  "panels": [{ "title": "P", "type": "stat" }]\n}'
  expect(read(map('t.json', json)).of(GrafanaPanel)).toHaveLength(1)
})

test.each([
  ['a manifest is not deployed from there', map('job.yaml', 'apiVersion: v1\nkind: Pod\ngroups:\n  - x: 1')],
  ['a template is none yet', map('p.yml', '{{- range .x }}\nscrape_configs:\n  - job_name: a')],
  ['words are words', map('readme.md', 'the receivers: of this')],
])('%s', (_, text) => {
  expect(read(text).resources.filter(({ kind }) => !kind.id.startsWith('kubernetes/'))).toEqual([])
})

test('what is broken in there is said with its place', () => {
  const text = map('prometheus.yml', 'scrape_configs:\n  - job_name: a\n bad: [')
  const [problem] = read(text).problems
  expect(problem?.message).toContain('prometheus.yml')
  expect(problem?.place.span.start).toBeGreaterThan(text.indexOf('job_name'))
})
