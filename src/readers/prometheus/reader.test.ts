import { expect, it } from 'vitest'
import { yaml } from '../../syntax/yaml/yaml.ts'
import { reader } from './reader.ts'

const groups =
  'groups:\n  - name: web\n    rules:\n      - { alert: Down, expr: up == 0 }\n      - { record: a:b, expr: 1 }\n'
const indented = groups.replace(/^(?=.)/gm, '  ')

it.each([
  [
    'a rule file',
    groups,
    [
      'monitoring/rule-group web 0.groups.0',
      'monitoring/rule web/Down 0.groups.0.rules.0',
      'monitoring/rule web/a:b 0.groups.0.rules.1',
    ],
  ],
  [
    'a PrometheusRule',
    `kind: PrometheusRule\nspec:\n${indented}`,
    [
      'monitoring/rule-group web 0.spec.groups.0',
      'monitoring/rule web/Down 0.spec.groups.0.rules.0',
      'monitoring/rule web/a:b 0.spec.groups.0.rules.1',
    ],
  ],
  [
    'a configuration',
    'scrape_configs:\n  - job_name: api\n  - {}\n',
    [
      'monitoring/prometheus-config prometheus 0',
      'monitoring/scrape-job scrape/api 0.scrape_configs.0',
      'monitoring/scrape-job scrape/2 0.scrape_configs.1',
    ],
  ],
  ['Alertmanager', 'route: {}\nreceivers: []\n', ['monitoring/alertmanager-config alertmanager 0']],
  [
    'a monitor in a list',
    'kind: List\nitems:\n  - kind: ServiceMonitor\n    metadata: { name: api }\n',
    ['monitoring/monitor ServiceMonitor/api 0.items.0'],
  ],
  ['rules of Loki', 'groups:\n  - rules:\n      - alert: A\n        expr: sum(rate({a="b"} |= "c" [5m])) > 1\n', []],
  ['rules of vmalert for logs', groups.replace('name: web', 'name: web\n    type: vlogs'), []],
  ['a pipe in a string', groups.replace('up == 0', `'up{job=~"a|b"} == 0'`), undefined],
  ['groups of something else', 'groups:\n  - name: admins\n    rules: [allow]\n', []],
  ['another kind', `kind: Other\n${groups}`, []],
  ['nothing', '', []],
])('reads %s', (_, text, found) => {
  const tree = yaml.parse({ path: 'a.yaml', text })
  const sightings = [...reader.read(tree)].map(({ kind, name, path }) => `${kind.id} ${name} ${path.join('.')}`)
  expect(reader.claims?.(tree)).toBe(found === undefined || found.length > 0)
  if (found) expect(sightings).toEqual(found)
})

it('reads what charts take over from their values', () => {
  const text = `alertmanager:\n  config:\n    route: {}\n    receivers: []\nadditionalPrometheusRulesMap:\n  web:\n${groups.replace(/^(?=.)/gm, '    ')}`
  const tree = yaml.parse({ path: 'monitoring/values.yaml', text })
  expect([...reader.read(tree)].map(({ kind, path }) => `${kind.id} ${path.join('.')}`)).toEqual([
    'monitoring/alertmanager-config 0.alertmanager.config',
    'monitoring/rule-group 0.additionalPrometheusRulesMap.web.groups.0',
    'monitoring/rule 0.additionalPrometheusRulesMap.web.groups.0.rules.0',
    'monitoring/rule 0.additionalPrometheusRulesMap.web.groups.0.rules.1',
  ])
  expect([...reader.read(yaml.parse({ path: 'other.yaml', text }))]).toEqual([])
  const release = `kind: HelmRelease\nspec:\n  values:\n${text.replace(/^(?=.)/gm, '    ')}`
  expect([...reader.read(yaml.parse({ path: 'release.yaml', text: release }))]).toHaveLength(4)
})
