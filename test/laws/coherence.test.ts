import { beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/generators/make.ts'
import { ready } from '../../src/readers/survey.ts'
import { provisions, worldOf } from './provisions.ts'
import { blueprintOf, specs } from './specs.ts'

beforeAll(ready)

describe.each(Object.entries(specs))('for %s', (_, text) => {
  const world = worldOf(blueprintOf(text))
  it.each(Object.entries(provisions))('%s are provided', (_, missing) => expect(missing(world)).toEqual([]))
})

describe('the law sees what is missing', () => {
  const crm = made(specs.crm ?? '')
  const startup = made(specs['a startup of two, in containers'] ?? '')
  const press = made(specs['Flux, and a canary that it waits for'] ?? '')
  const ledger = made(specs['shown by a service outside'] ?? '')
  const pay = made(specs['a canary, and two that change over at once'] ?? '')
  const notes = made(specs['one service, one environment'] ?? '')
  type Planted = readonly [path: RegExp, from: string | RegExp, to: string, made?: typeof crm]
  const planted: Readonly<Record<keyof typeof provisions, Planted>> = {
    'keys of secrets that containers read': [/external-secrets/, 'secretKey: password', 'secretKey: pass'],
    'secrets that the cluster copies': [/^terraform/, /crm\/production\/db/g, 'crm/production/database'],
    'secrets that pods mount': [
      /secret-provider-classes/,
      'objectName: ledger_host',
      'objectName: ledger_address',
      made(specs['a bank of small services with a mesh'] ?? ''),
    ],
    'ports that are scraped': [/monitor\.yaml$/, 'port: metrics', 'port: metric'],
    'backends of an ingress': [/ingress\.yaml$/, 'name: http', 'name: web'],
    'gateways and backends of routes': [/routes\.yaml$/, 'sectionName: https', 'sectionName: tls', notes],
    'what an autoscaler scales': [
      /autoscaler\.yaml$/,
      /(scaleTargetRef:\n(?: +(?:apiVersion|kind).*\n)* +name: )\w+/,
      '$1nobody',
    ],
    'nodes that pods are for': [/deployment\.yaml$/, 'node-group: application', 'node-group: applications'],
    'disks, priorities and metrics that pods are told of': [
      /priorities\.yaml$/,
      'name: crm-serving',
      'name: crm-served',
    ],
    'directories and value files of applications': [
      /apps\/production\.yaml$/,
      'kubernetes/overlays/production',
      'kubernetes/overlays/prod',
    ],
    'what Flux takes, and what it waits for': [/apps\/production\.yaml$/, 'name: monitoring', 'name: monitors', press],
    'runbooks of alerts, and alerts of runbooks': [/^monitoring\/base\/rules/, /docs\/runbooks\//g, 'docs/runbook/'],
    'alerts of the plan': [/^monitoring\/base\/rules/, /alert: \w+/g, 'alert: Other'],
    'certificates in the regions that use them': [
      /production\/edge\.tf$/,
      /\bregions += \[.*\]/,
      'regions = ["us-east-2"]',
      startup,
    ],
    'files that documents lead to': [
      /^docs\/threats\.md$/,
      'terraform/stacks/bootstrap/trail.tf',
      'terraform/trail.tf',
    ],
    'alerts that Falco raises': [
      /^security\/falco\/production\.yaml$/,
      'alertname:PodRuntimeThreat',
      'alertname:Other',
    ],
    'metrics that rules read': [/^monitoring\/base\/rules/, /kube_pod_container/g, 'kube_pot_container'],
    'metrics that dashboards read': [/^dashboards\//, /kube_node_status/g, 'kube_note_status'],
    'metrics that CloudWatch is asked for': [/^dashboards\//, /aws_rds_cpuutilization/g, 'aws_rds_cpu_utilization'],
    'buckets that logs and traces are kept in': [/^terraform/, /crm-production-logs/g, 'crm-production-log'],
    'those who take logs and spans': [/^logs\//, /loki\.monitoring/g, 'elsewhere.monitoring'],
    'dashboards that are linked': [/^dashboards\//, /"uid": "crm-objectives"/, '"uid": "crm-slos"'],
    'the administrator of Grafana': [/values\.yaml$/, 'passwordKey: password', 'passwordKey: pass'],
    'images that are deployed': [/deliver\.yaml$/, /crm\/api/g, 'crm/other'],
    'hosts that another stage stands in for': [/recovery\/ingress\.yaml$/, /annotation-only/, 'defined-hosts-only'],
    'load balancers that Terraform writes names of': [/names\.tf$/, /"ledger-production\//, '"ledger-prod/', ledger],
    'services behind a CDN': [/staging\/target-groups\.yaml$/, 'pay-staging-shop', 'pay-stage-shop', pay],
    'public hosts that lead to either region': [/production\/ingress\.yaml$/, /api-production\./g, 'api-east.'],
    'the switch between regions': [/^scripts\/recovery\/common\.sh$/, 'SWITCH_METRIC=Takeover', 'SWITCH_METRIC=Other'],
    'roles that pipelines take on': [/deliver\.yaml$/, /crm-publish/g, 'crm-publisher'],
    'accounts that have a role in the cloud': [/^terraform/, /"external-dns"/g, '"dns"'],
    'roles that accounts name': [/^terraform/, /"crm-preview-\*"/g, '"crm-previews-*"'],
    'firewalls before load balancers': [/^terraform/, /crm-production-ingress/g, 'crm-firewall'],
    'images of releases': [/containers\.tf$/, /tally\/api\$/g, 'tally/other$', startup],
    'variables of releases': [/containers\.tf$/, /DB_PASSWORD/g, 'DB_PASS', startup],
    'roles of releases': [/pipeline\.tf$/, /environment:staging"/g, 'environment:stage"', startup],
    'hosts of releases': [/balancers\.tf$/, /"api\.staging/g, '"other.staging', startup],
    'the configuration of Alertmanager': [/values\.yaml$/, 'configSecret: alertmanager-config', 'configSecret: other'],
  }
  it.each(Object.entries(planted))('%s', (what, [path, from, to, { blueprint, artifacts } = crm]) => {
    let changed = 0
    const bad = artifacts.map((artifact) => {
      const text = path.test(artifact.path) ? artifact.text.replace(from, to) : artifact.text
      changed += Number(text !== artifact.text)
      return { ...artifact, text }
    })
    expect(changed).toBeGreaterThan(0)
    expect(provisions[what]?.(worldOf(blueprint, bad))).not.toEqual([])
  })
})

function made(text: string) {
  const blueprint = blueprintOf(text)
  return { blueprint, artifacts: make(blueprint) }
}
