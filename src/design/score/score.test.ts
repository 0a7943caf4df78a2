import { expect, test } from 'vitest'
import { readSpec } from '../read.ts'

const workload = (containers: string, rest = '') => `apiVersion: score.dev/v1b1
metadata: { name: api }
containers:
  main: { image: ., ${containers} }
${rest}`

function read(score: string | undefined, service = '', data = '') {
  const text = `name: shop
domain: shop.example.com
cloud: { region: eu-central-1 }
repository: github.com/acme/shop
team: { engineers: 12, knows: [kubernetes] }
services:
  api: { type: api, runtime: node, score: apps/api/score.yaml${service} }
  other: { type: api, runtime: go, public: false }
${data}`
  const { spec, problems } = readSpec({ path: 'devops.yaml', text }, (path) =>
    path === 'apps/api/score.yaml' ? score : undefined,
  )
  return { api: spec?.services[0], spec, problems: problems.map(({ message }) => message) }
}

test('port, health, data, variables and the way in are taken over', () => {
  const { spec, api, problems } = read(
    workload(
      `variables: { LEVEL: info, ME: "\${metadata.name}", URL: "pg://\${resources.db.host}:$\${x}" }, readinessProbe: { httpGet: { path: /up, port: 80 } }`,
      `service: { ports: { web: { port: 80, targetPort: 8081 } } }
resources: { db: { type: postgres }, shared: { type: redis, id: main.cache }, dns: { type: dns }, peer: { type: service-port, params: { workload: other, port: web } } }`,
    ),
  )
  expect(problems).toEqual([])
  expect(api).toMatchObject({ port: 8081, health: '/up', public: true, uses: ['api-db', 'main-cache', 'other'] })
  expect(spec?.data.map(({ name, engine }) => [name, engine])).toEqual([
    ['api-db', 'postgresql'],
    ['main-cache', 'redis'],
  ])
  expect(api?.variables).toEqual([
    { name: 'LEVEL', value: 'info' },
    { name: 'ME', value: 'api' },
    { name: 'URL', parts: ['pg://', { like: 'API_DB_HOST' }, ':${x}'] },
  ])
})

test('what stands in the spec counts, of variables each by itself', () => {
  const { api, spec } = read(
    workload(
      'variables: { LEVEL: info, OTHER: x }',
      'service: { ports: { web: { port: 8081 } } }\nresources: { db: { type: postgres } }',
    ),
    ', port: 9000, variables: { LEVEL: debug }, uses: [db]',
    'data: { db: { engine: postgresql, size: 90GB } }',
  )
  expect(api).toMatchObject({ port: 9000, uses: ['db'] })
  expect(api?.variables).toEqual([
    { name: 'OTHER', value: 'x' },
    { name: 'LEVEL', value: 'debug' },
  ])
  expect(spec?.data.map(({ name, size }) => [name, size])).toEqual([['db', 90e9]])
})

test('what is followed otherwise is said', () => {
  const { spec } = read(
    `apiVersion: score.dev/v1b1
metadata: { name: api }
containers: { main: { image: nginx, args: [x], files: { /a: { content: x } }, resources: { limits: { memory: 1Gi } } } }
service: { ports: { web: { port: 8081 }, admin: { port: 9000 } } }
`,
  )
  expect(spec?.remarks).toEqual([
    'apps/api/score.yaml: the port `admin` is not opened: a service here has one',
    'apps/api/score.yaml: the image `nginx` is not used: the pipeline builds the service',
    'apps/api/score.yaml: command and arguments of `main` are not used: its Dockerfile says what is started',
    'apps/api/score.yaml: files of `main` are not mounted: they belong into its image',
    'apps/api/score.yaml: processor and memory are reckoned from the traffic that the spec states',
  ])
})

test.each([
  ['a file that is not there', undefined, /there is no such file/],
  ['YAML that is none', 'a: [', /score\.yaml`: /],
  ['another format', 'kind: Pod\n', /no workload of Score/],
  ['two containers', workload('x: 1').replace('containers:', 'containers:\n  side: { image: y }'), /has 2 containers/],
  [
    'a store that nothing here is',
    workload('x: 1', 'resources: { db: { type: mongodb } }'),
    /nothing here is a `mongodb`/,
  ],
  ['a volume of no size', workload('x: 1', 'resources: { d: { type: volume } }'), /a volume of no size/],
  [
    'a part that no variable tells',
    workload('variables: { A: "${resources.dns.host}" }', 'resources: { dns: { type: dns } }'),
    /holds `\$\{resources\.dns\.host\}`/,
  ],
  ['a number for containers', 'apiVersion: score.dev/v1b1\ncontainers: 3\n', /has 0 containers/],
])('%s is one error', (_, score, message) => {
  expect(read(score).problems).toEqual([expect.stringMatching(message)])
})

test('a path that climbs out is refused before anything is read', () => {
  const asked: string[] = []
  const { problems } = readSpec(
    {
      path: 'devops.yaml',
      text: 'name: a\ndomain: a.example.com\ncloud: { region: eu-west-1 }\nrepository: github.com/a/b\nservices: { api: { type: api, runtime: go, score: ../../etc/passwd } }\n',
    },
    (path) => {
      asked.push(path)
      return undefined
    },
  )
  expect(asked).toEqual([])
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(/inside the repository/)])
})

test('a variable that says what is handed anyway is no second one', () => {
  const { api, problems } = read(
    workload(
      'variables: { PORT: "8081", DB_HOST: "${resources.db.host}", URL: "x://${resources.db.host}" }',
      'service: { ports: { web: { port: 80, targetPort: 8081 } } }\nresources: { db: { type: postgres, id: db } }',
    ),
  )
  expect(problems).toEqual([])
  expect(api?.variables.map(({ name }) => name)).toEqual(['PORT', 'DB_HOST', 'URL'])
})
