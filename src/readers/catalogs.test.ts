import { expect, it } from 'vitest'
import { ApiDescription, CatalogEntity, DependencyUpdates, ScoreWorkload } from '../kinds/catalog.ts'
import { KubernetesObject, OpaqueObject } from '../kinds/kubernetes.ts'
import { ServiceLevelObjective, SloPart } from '../kinds/slo.ts'
import { placeOf } from '../model/resource.ts'
import { valueAt } from '../model/source.ts'
import { isUnknown } from '../model/unknown.ts'
import { survey } from './survey.ts'

const read = (text: string, path = 'a.yaml') => {
  const estate = survey([{ path, text }])
  expect(estate.problems).toEqual([])
  return estate
}

it('reads Backstage entities, with references in full, and takes them for nothing else', () => {
  const estate = read(`apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: web
  namespace: shop
  annotations: { github.com/project-slug: a/b }
spec:
  type: service
  lifecycle: production
  owner: payments
  system: other/checkout
  dependsOn: [resource:default/db, 7]
  providesApis: [pay]
---
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
spec: { targets: [./a.yaml] }
---
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata: { name: service }
spec: { owner: user:guest, type: service }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: payments }
spec: { type: team, parent: all, children: [], members: [ada] }
`)
  expect(estate.of(KubernetesObject)).toEqual([])
  expect(estate.of(OpaqueObject)).toEqual([])
  const reference = (kind: string, namespace: string, name: string) => ({ kind, namespace, name })
  expect(estate.of(CatalogEntity).map(({ name, data }) => ({ as: name, ...data }))).toEqual([
    {
      as: 'component:shop/web',
      kind: 'Component',
      namespace: 'shop',
      name: 'web',
      annotations: { 'github.com/project-slug': 'a/b' },
      type: 'service',
      lifecycle: 'production',
      owner: reference('group', 'shop', 'payments'),
      system: reference('system', 'other', 'checkout'),
      dependsOn: [reference('resource', 'default', 'db'), undefined],
      providesApis: [reference('api', 'shop', 'pay')],
    },
    { as: 'location:default/all', kind: 'Location', namespace: 'default', name: 'all', targets: ['./a.yaml'] },
    {
      as: 'template:default/service',
      kind: 'Template',
      namespace: 'default',
      name: 'service',
      type: 'service',
      owner: reference('user', 'default', 'guest'),
    },
    {
      as: 'group:default/payments',
      kind: 'Group',
      namespace: 'default',
      name: 'payments',
      type: 'team',
      related: [reference('user', 'default', 'ada'), reference('group', 'default', 'all')],
    },
  ])
})

it('reads workloads of Score, placeholders as unknown', () => {
  const estate = read(`apiVersion: score.dev/v1b1
metadata: { name: web }
containers:
  main:
    image: .
    variables: { HOST: '\${resources.db.host}', PRICE: '$\${x}' }
service: { ports: { www: { port: 80, targetPort: 8080 } } }
resources: { db: { type: postgres } }
`)
  expect(estate.of(KubernetesObject)).toEqual([])
  expect(estate.of(ScoreWorkload).map(({ data }) => data)).toEqual([
    {
      name: 'web',
      containers: { main: { image: '.', variables: { PRICE: '${x}' } } },
      ports: { www: { port: 80, targetPort: 8080 } },
      resources: { db: { type: 'postgres' } },
    },
  ])
})

it.each<[string, string, unknown[]]>([
  [
    'OpenSLO v1',
    `apiVersion: openslo/v1
kind: SLO
metadata: { name: web-availability }
spec:
  service: web
  indicator: { spec: { ratioMetric: { good: { metricSource: { type: Prometheus, spec: { query: good } } }, total: { metricSource: { spec: { query: total } } } } } }
  timeWindow: [{ duration: 28d, isRolling: true }]
  objectives: [{ target: 0.995 }]
  alertPolicies: [{ alertPolicyRef: page }, fast]
`,
    [
      {
        language: 'openslo',
        name: 'web-availability',
        service: 'web',
        target: 0.995,
        window: '28d',
        queries: ['good', 'total'],
        policies: ['page', 'fast'],
      },
    ],
  ],
  [
    'OpenSLO v1alpha',
    'apiVersion: openslo/v1alpha\nkind: SLO\nmetadata: { name: a }\nspec:\n  timeWindows: [{ unit: Day, count: 30 }]\n  objectives: [{ targetPercent: 99.9, displayName: x }, { target: 0.9 }]\n',
    [
      { language: 'openslo', name: 'a/x', target: 0.999, window: '30Day', queries: [], policies: [] },
      { language: 'openslo', name: 'a/2', target: 0.9, window: '30Day', queries: [], policies: [] },
    ],
  ],
  [
    'Sloth',
    'version: prometheus/v1\nservice: web\nslos:\n  - name: requests\n    objective: 99.9\n    sli:\n      events:\n        error_query: rate(bad[{{.window}}])\n        total_query: all\n',
    [
      {
        language: 'sloth',
        name: 'requests',
        service: 'web',
        target: 0.999,
        window: '30d',
        queries: ['rate(bad[{{.window}}])', 'all'],
      },
    ],
  ],
  [
    'Pyrra',
    "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: api }\nspec:\n  target: '99'\n  window: 4w\n  indicator: { ratio: { errors: { metric: bad }, total: { metric: all } } }\n",
    [{ language: 'pyrra', name: 'api', target: 0.99, window: '4w', queries: ['bad', 'all'] }],
  ],
])('reads objectives of %s', (_, text, objectives) => {
  expect(
    read(text)
      .of(ServiceLevelObjective)
      .map(({ data }) => data),
  ).toEqual(objectives)
})

it('reads what else OpenSLO knows', () => {
  const estate = read(
    'apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: { name: a }\nspec:\n  conditions: [{ conditionRef: c }]\n  notificationTargets: [{ targetRef: t }]\n',
  )
  expect(estate.of(KubernetesObject)).toEqual([])
  expect(estate.of(SloPart).map(({ data }) => data)).toEqual([
    { kind: 'AlertPolicy', name: 'a', queries: [], uses: ['c', 't'] },
  ])
})

it.each([
  [
    'openapi.json',
    '{"openapi":"3.1.0","info":{"title":"Pay","version":"2"},"servers":[{"url":"https://pay"}],"paths":{"/a":{"get":{},"post":{},"parameters":[]},"/b":{"get":{}}}}',
    { language: '3.1.0', title: 'Pay', version: '2', servers: ['https://pay'], paths: 2, operations: 3 },
  ],
  [
    'api.yaml',
    'swagger: "2.0"\ninfo: { title: Old, version: 1.0 }\nhost: x.org\nbasePath: /v1\nschemes: [http]\npaths: {}\n',
    { language: '2.0', title: 'Old', version: '1', servers: ['http://x.org/v1'], paths: 0, operations: 0 },
  ],
])('reads the head of an API description, %s', (path, text, expected) => {
  expect(
    read(text, path)
      .of(ApiDescription)
      .map(({ data }) => data),
  ).toEqual([expected])
})

it.each([
  [
    '.github/dependabot.yml',
    'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n    schedule: { interval: weekly }\n',
    { tool: 'dependabot', covers: [{ ecosystem: 'npm', directories: ['/'], interval: 'weekly' }] },
  ],
  ['renovate.json', '{"extends":["config:recommended"]}', { tool: 'renovate', extends: ['config:recommended'] }],
])('knows what keeps dependencies up to date, %s', (path, text, expected) => {
  expect(
    read(text, path)
      .of(DependencyUpdates)
      .map(({ data }) => data),
  ).toEqual([expected])
})

it('places what it read', () => {
  const text = 'version: prometheus/v1\nslos:\n  - name: a\n    objective: 99\n'
  const [slo] = read(text).of(ServiceLevelObjective)
  if (!slo) throw expect.unreachable()
  expect(text.slice(placeOf(slo).span.start)).toBe('name: a\n    objective: 99\n')
  expect(isUnknown(valueAt(slo.data, ['target']))).toBe(false)
})
