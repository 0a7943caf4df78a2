import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Spec } from '../model/spec.ts'
import { decisions } from './decisions/index.ts'
import { readSpec } from './read.ts'
import { settle } from './settle.ts'

const crmText = readFileSync('examples/crm/devops.yaml', 'utf8')
const crm = specOf(crmText)
const small = (changes = '') =>
  specOf(`name: shop
domain: shop.example.com
cloud: { region: eu-central-1 }
repository: github.com/acme/shop
team: { engineers: 2 }
services:
  web: { type: frontend, uses: [api] }
  api: { type: api, runtime: node, uses: [db], traffic: { average: 20, peak: 60 } }
data:
  db: { engine: postgresql, size: 20GB }
${changes}`)
const answers = (spec: Spec, thrifty = false) =>
  Object.fromEntries(Object.entries(settle(spec, { thrifty })).map(([key, { answer }]) => [key, answer]))

test('the CRM comes out as its twelve engineers would have it', () => {
  expect(answers(crm)).toEqual({
    'compute/web': 'static-site',
    'compute/api': 'kubernetes',
    'compute/worker': 'kubernetes',
    cluster: 'eks',
    regions: 'pilot-light',
    isolation: 'cluster-per-class',
    dns: 'external-dns',
    endpoints: 'gateways',
    network: 'gateway-per-zone',
    nodes: 'karpenter',
    packaging: 'kustomize',
    ingress: 'application-load-balancer',
    'edge/web': 'cdn',
    logs: 'loki',
    mesh: 'none',
    'database/db': 'rds-multi-az',
    'cache/cache': 'elasticache-valkey',
    'queue/jobs': 'sqs',
    'analytics/warehouse': 'redshift-serverless',
    'backup/db': 'point-in-time',
    'backup/cache': 'none',
    'backup/jobs': 'none',
    'backup/warehouse': 'daily',
    'scaling/api': 'requests',
    'scaling/worker': 'queue',
    'rollout/api': 'rolling',
    'rollout/worker': 'rolling',
    routes: 'ingress',
    gitops: 'argo-cd',
    pipeline: 'github-actions',
    registry: 'ecr',
    admission: 'kyverno',
    detection: 'guardduty-and-falco',
    evidence: 'config',
    flags: 'none',
    scanning: 'trivy-operator',
    vault: 'aws-backup',
    state: 'repository',
    'copies/db': 'none',
    chaos: 'chaos-mesh',
    secrets: 'secrets-manager',
    observability: 'prometheus',
    traces: 'tempo',
    purchase: 'on-demand',
  })
})

test.each([
  [
    'two engineers run containers and no cluster',
    small(),
    { 'compute/api': 'containers', cluster: 'ecs', gitops: 'push', observability: 'cloudwatch', registry: 'ghcr' },
  ],
  [
    'little and uneven traffic runs as functions',
    specOf(
      small()
        .tree.file.text.replace('average: 20, peak: 60', 'pattern: spiky, average: 0.2, peak: 5')
        .replace('cloud: { region', 'cloud: { account: "123456789012", region'),
    ),
    { 'compute/api': 'functions', cluster: 'none', ingress: 'api-gateway', 'database/db': 'rds-multi-az' },
  ],
  [
    'a large database that is seldom asked follows its load, where that costs less',
    specOf(
      small()
        .tree.file.text.replace('average: 20, peak: 60', 'pattern: spiky, average: 0.2, peak: 5')
        .replace('size: 20GB', 'size: 200GB'),
    ),
    { 'database/db': 'aurora-serverless' },
  ],
  [
    'graphics processors and disks bring a cluster, for what runs beside them too',
    specOf(small().tree.file.text.replace('runtime: node, uses', 'runtime: node, gpus: 1, uses')),
    { 'compute/api': 'kubernetes', cluster: 'eks' },
  ],
  [
    'what runs by the clock alone is not ended after a quarter of an hour',
    specOf(
      small()
        .tree.file.text.replace('cloud: { region', 'cloud: { account: "123456789012", region')
        .replace(/ {2}web:.*\n/, '')
        .replace(/api: \{.*/, 'close: { type: job, runtime: python, schedule: 0 1 * * *, uses: [db] }'),
    ),
    { 'compute/close': 'containers' },
  ],
  [
    'two tasks are no reason for a commitment of a year',
    specOf(small().tree.file.text.replace('average: 20', 'pattern: steady, average: 20')),
    { purchase: 'on-demand' },
  ],
  [
    '99.99% takes Aurora and more than a pilot light',
    specOf(crmText.replace('availability: 99.9\n', 'availability: 99.99\n')),
    { 'database/db': 'aurora', regions: 'warm-standby' },
  ],
  [
    'an RTO of five minutes does not wait for a standby to grow',
    specOf(crmText.replace('rto: 1h', 'rto: 5m')),
    { regions: 'active-active' },
  ],
  [
    'an RPO of two days is kept by a log of changes that is there anyway',
    specOf(crmText.replace('rpo: 15m', 'rpo: 2d')),
    { 'backup/db': 'point-in-time', 'backup/warehouse': 'daily' },
  ],
  [
    'many requests under 99.95% are judged by a canary',
    specOf(
      crmText
        .replace('average: 40, peak: 300', 'average: 400, peak: 900')
        .replace('availability: 99.9\n', 'availability: 99.95\n'),
    ),
    { 'rollout/api': 'canary', 'rollout/worker': 'rolling' },
  ],
  [
    'a team that knows Flux keeps it',
    specOf(crmText.replace('knows: [', 'knows: [flux, ').replace('production, preview]', 'production]')),
    { gitops: 'flux' },
  ],
  [
    'previews of pull requests are those of Argo CD',
    specOf(crmText.replace('knows: [', 'knows: [flux, ')),
    { gitops: 'argo-cd' },
  ],
  [
    'without an account images live beside the code',
    specOf(crmText.replace('  account: 111122223333\n', '')),
    { registry: 'ghcr' },
  ],
  [
    'steady load is committed to',
    specOf(crmText.replaceAll('pattern: spiky', 'pattern: steady')),
    { purchase: 'savings-plan' },
  ],
])('%s', (_, spec, expected) => {
  expect(answers(spec)).toMatchObject(expected)
})

test('the thrifty answers keep every objective', () => {
  expect(answers(crm, true)).toMatchObject({
    'database/db': 'rds-multi-az',
    'backup/db': 'point-in-time',
    regions: 'pilot-light',
    network: 'one-gateway',
  })
})

test('an overrule is taken with its reason, and what it displaced is told', () => {
  const spec = specOf(`${crmText}overrules:\n  mesh: { answer: linkerd, because: our auditors ask for it }\n`)
  const { mesh } = settle(spec)
  expect(mesh).toMatchObject({ answer: 'linkerd', because: 'our auditors ask for it', overruled: true })
  expect(mesh?.options.find(({ answer }) => answer === 'none')?.against).toMatch(
    /without it this would have been the answer/,
  )
})

test('an overrule reaches the decisions that read it', () => {
  const forced = ['api', 'worker'].map(
    (name) => `  compute/${name}: { answer: containers, because: we leave Kubernetes }\n`,
  )
  const spec = specOf(`${crmText}overrules:\n${forced.join('')}`)
  expect(answers(spec)).toMatchObject({ cluster: 'ecs', gitops: 'push', observability: 'cloudwatch' })
})

test.each([
  ['the CRM', crm, false],
  ['the CRM, thrifty', crm, true],
  ['a small shop', small(), false],
  ['a small shop, thrifty', small('  cache: redis\n  jobs: queue\n'), true],
])('of %s every option that was not taken has a reason against it', (_, spec, thrifty) => {
  for (const [key, { answer, because, meaning, givenUp, changesIf, options }] of Object.entries(
    settle(spec, { thrifty }),
  )) {
    for (const text of [because, meaning, givenUp, changesIf]) expect(text, key).toMatch(/\S/)
    for (const option of options)
      expect(option.against === undefined, `${key}: ${option.answer}`).toBe(option.answer === answer)
  }
})

test('an answer depends only on the spec and on the decisions that are named in `after`', () => {
  for (const [id, decision] of Object.entries(decisions)) {
    const read: string[] = []
    const decided = new Proxy(settle(crm), {
      get(target, key) {
        if (typeof key === 'string') read.push(key.split('/')[0] ?? '')
        return Reflect.get(target, key)
      },
    })
    const subjects = {
      service: crm.services,
      datastore: crm.data,
      environment: crm.environments,
      system: [{ name: crm.name }],
    }
    for (const subject of subjects[decision.about]) {
      const scene = { spec: crm, decided, thrifty: false }
      if (decision.asks?.(subject, scene) ?? true) decision.decide(subject, scene)
    }
    expect(decision.after ?? [], id).toEqual(expect.arrayContaining([...new Set(read)]))
  }
})

test('the same spec gives the same answers, word for word', () => {
  expect(JSON.stringify(settle(crm))).toBe(JSON.stringify(settle(specOf(crmText))))
})

function specOf(text: string): Spec {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(JSON.stringify(problems))
  return spec
}
