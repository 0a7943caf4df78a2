import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Path, valueAt } from '../model/source.ts'
import { printYaml } from '../syntax/yaml/print.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { affordable } from './affordable.ts'
import { design } from './design.ts'
import { readSpec } from './read.ts'

const good = `name: shop
domain: shop.example.com
cloud: { region: eu-central-1, recovery: eu-west-1 }
repository: github.com/acme/shop
objectives: { availability: 99.9, rpo: 15m, rto: 1h }
services:
  web: { type: frontend, uses: [api] }
  api: { type: api, runtime: node, uses: [db, jobs], traffic: { average: 20, peak: 90 } }
  auth: { type: api, runtime: go }
  mailer:
    type: worker
    runtime: python
    uses: [jobs]
data:
  db: { engine: postgresql, size: 40GB }
  jobs: queue
environments: [dev, staging, production]
budget: 9000 USD
`
const read = (text: string) => readSpec({ path: 'devops.yaml', text })

test('the spec that the bad ones are made from is good', () => {
  expect(read(good)).toMatchObject({ problems: [], spec: { name: 'shop', budget: 9000 } })
})

test.each([
  // What is wrong, what is replaced, by what, where the fault is shown, what it says, what helps.
  [
    'a directory outside the repository',
    'runtime: go',
    'runtime: go, path: ../auth',
    '../auth',
    /leads out/,
    /as it is seen/,
  ],
  [
    'two programs in one directory',
    'auth: { type: api, runtime: go }',
    'auth: { type: api, runtime: go, path: ./api/ }',
    './api/',
    /both built in `api`/,
    /directory of its own/,
  ],
  ['a list where a name is due', 'name: shop', 'name: [shop]', '[shop]', /A list is not a name/, /billing-api/],
  ['a name that is no DNS label', 'name: shop', 'name: My_Shop', 'My_Shop', /`My_Shop` is not a name/, /Write it like/],
  [
    'a name too long for the names made from it',
    'name: shop',
    `name: ${'s'.repeat(21)}`,
    's'.repeat(21),
    /is not a name/,
    /Write it like/,
  ],
  [
    'a variable of two lines',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { A: "x\\ny" },',
    '"x\\ny"',
    /longer than/,
    /file of the image/,
  ],
  [
    'a variable made of what has no name',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { URL: "x://${db.host}" },',
    '"x://${db.host}"',
    /has no name/,
    /Write it like `\$\{DB_HOST\}`/,
  ],
  [
    'a variable like no other',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { HOST: "${DB_HOTS}" },',
    '"${DB_HOTS}"',
    /no variable `DB_HOTS`/,
    /`DB_HOST`/,
  ],
  [
    'a variable like one of its own',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { A: x, B: "${A}" },',
    '"${A}"',
    /no variable `A`/,
    /Did you mean|Choose one/,
  ],
  [
    'a variable that is handed out anyway',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { DB_PORT: 1 },',
    'DB_PORT',
    /by the estate itself/,
    /another name/,
  ],
  [
    'an environment that is none',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { A: { dev: x, stagin: x, production: x } },',
    'stagin',
    /no environment/,
    /staging/,
  ],
  [
    'an environment without its value',
    'uses: [db, jobs],',
    'uses: [db, jobs], variables: { A: { dev: x } },',
    'A',
    /nothing of `staging`, `production`/,
    /each environment/,
  ],
  ['a missing key', 'domain: shop.example.com\n', '', '', /The spec has no `domain`/, /crm\.example\.com/],
  [
    'an unknown key',
    'budget:',
    'budgets:',
    'budgets',
    /`budgets` is not a key of devops\.yaml/,
    /Did you mean `budget`\?/,
  ],
  [
    'an unknown key of a service',
    'runtime: python',
    'runtim: python',
    'runtim',
    /`runtim` is not a key of a service/,
    /Did you mean `runtime`\?/,
  ],
  [
    'an unknown word',
    'type: worker',
    'type: wroker',
    'wroker',
    /`wroker` is no type of service/,
    /Did you mean `worker`\?/,
  ],
  [
    'an unknown kind of data',
    'jobs: queue',
    'jobs: queu',
    'queu',
    /`queu` is no kind of data/,
    /Did you mean `queue`\?/,
  ],
  [
    'a map where a list is due',
    'uses: [jobs]',
    'uses: { jobs: 1 }',
    '{ jobs: 1 }',
    /A map is not a list of names/,
    /\[api, db\]/,
  ],
  ['a duration without a unit', 'rpo: 15m', 'rpo: 15', '15', /`15` is not a duration/, /15m/],
  ['a size in words', 'size: 40GB', 'size: plenty', 'plenty', /`plenty` is not a size/, /1TB/],
  [
    'a percentage out of range',
    'availability: 99.9,',
    'availability: 199.9,',
    '199.9',
    /`199\.9` is not a percentage/,
    /99\.9/,
  ],
  ['a budget of nothing', 'budget: 9000 USD', 'budget: 0', '0', /`0` is not an amount of US dollars/, /20500 USD/],
  ['a budget below nothing', 'budget: 9000 USD', 'budget: -5', '-5', /`-5` is not an amount/, /20500 USD/],
  ['a budget in another currency', 'budget: 9000 USD', 'budget: 9000 EUR', '9000 EUR', /US dollars/, /20500 USD/],
  [
    'a port out of range',
    'type: api, runtime: go',
    'type: api, port: 70000, runtime: go',
    '70000',
    /`70000` is not a TCP port/,
    /65535/,
  ],
  [
    'a port that needs a privilege',
    'type: api, runtime: go',
    'type: api, port: 80, runtime: go',
    '80',
    /Port 80 needs a privilege/,
    /8080/,
  ],
  [
    'the port of the metrics',
    'type: api, runtime: go',
    'type: api, port: 9464, runtime: go',
    '9464',
    /where metrics are read/,
    /another port/,
  ],
  [
    'a region that is none',
    'region: eu-central-1',
    'region: eu-centrl-1',
    'eu-centrl-1',
    /no region `eu-centrl-1`/,
    /Did you mean `eu-central-1`/,
  ],
  [
    'a recovery region that is the region',
    'recovery: eu-west-1',
    'recovery: eu-central-1',
    'eu-central-1',
    /is the region itself/,
    /another region/,
  ],
  [
    'a service that uses nothing known',
    'uses: [db, jobs]',
    'uses: [bd, jobs]',
    'bd',
    /Nothing is called `bd`/,
    /Did you mean `db`\?/,
  ],
  ['a service that uses itself', 'runtime: go }', 'runtime: go, uses: [auth] }', 'auth', /uses itself/, /Take it out/],
  [
    'a frontend that uses a database',
    'frontend, uses: [api]',
    'frontend, uses: [db]',
    'db',
    /from browsers/,
    /Let an api use it/,
  ],
  [
    'a frontend that renders its pages and uses a database',
    'frontend, uses: [api]',
    'frontend, runtime: php, uses: [db]',
    'db',
    /keeps no data of its own/,
    /write `type: api`/,
  ],
  ['a call to a worker', 'frontend, uses: [api]', 'frontend, uses: [mailer]', 'mailer', /it answers no calls/, /queue/],
  [
    'services in a circle',
    'runtime: go }\n',
    'runtime: go, uses: [pay] }\n  pay: { type: api, runtime: go, uses: [auth] }\n',
    'pay',
    /auth → pay → auth/,
    /message/,
  ],
  [
    'an api without a runtime',
    'type: api, runtime: go',
    'type: api',
    'auth',
    /no runtime that could run it/,
    /runtime: node/,
  ],
  [
    'a job without a schedule',
    'type: api, runtime: go',
    'type: job, runtime: go',
    'auth',
    /job without a schedule/,
    /schedule: 0 3/,
  ],
  [
    'a schedule that cron does not read',
    'type: api, runtime: go',
    'type: job, runtime: go, schedule: "0 25 * * *"',
    '"0 25 * * *"',
    /no schedule that cron reads/,
    /minute, hour/,
  ],
  [
    'an api by the clock',
    'type: api, runtime: go',
    'type: api, runtime: go, schedule: "0 3 * * *"',
    'schedule',
    /is no job/,
    /type: job/,
  ],
  [
    'no services',
    good.slice(good.indexOf('services:'), good.indexOf('data:')),
    'services: {}\n',
    '{}',
    /There are no services/,
    /at least one/,
  ],
  [
    'one name for a service and its data',
    'jobs: queue',
    'jobs: queue\n  auth: redis',
    'auth',
    /the name of a service too/,
    /[Rr]ename one/,
  ],
  ['the same key twice', 'jobs: queue', 'jobs: queue\n  jobs: redis', /^jobs/, /twice/, /[Rr]ename one/],
  [
    'no environment for production',
    '[dev, staging, production]',
    '[dev, staging]',
    '[dev, staging]',
    /No environment is for production/,
    /Add `production`/,
  ],
  [
    'two environments for production',
    '[dev, staging, production]',
    '[prod, production]',
    '[prod, production]',
    /are both for production/,
    /Keep one/,
  ],
  [
    'an environment that says nothing',
    '[dev, staging, production]',
    '[dev, stagng, production]',
    'stagng',
    /what kind of environment/,
    /Did you mean `staging`\?/,
  ],
  [
    'a peak below the average',
    'peak: 90',
    'peak: 9',
    '9',
    /peak of 9 a second is below the average of 20/,
    /at least the average/,
  ],
  [
    'an objective that leaves nothing',
    'availability: 99.9,',
    'availability: 100,',
    '100',
    /leaves nothing that may go wrong/,
    /99\.9/,
  ],
  [
    'an objective that no alert can watch',
    'availability: 99.9,',
    'availability: 90,',
    '90',
    /can never fire/,
    /93\.05/,
  ],
  [
    'an objective that a month of requests cannot show',
    'average: 20, peak: 90',
    'average: 1/day, peak: 2/day',
    '1/day',
    /less than one failure/,
    /probe/,
  ],
  [
    '99.99% in one region',
    'availability: 99.9,',
    'availability: 99.99,',
    '99.99',
    /one region/,
    /recovery/,
    ', recovery: eu-west-1',
  ],
  ['an RTO shorter than a change-over', 'rto: 1h', 'rto: 10s', '10s', /shorter than a database takes/, /2m/],
  ['an RPO that no backup gives', 'rpo: 15m', 'rpo: 10s', '10s', /no backup/, /5m/],
  [
    'an unknown decision',
    'budget: 9000 USD',
    'overrules: { databse/db: { answer: aurora, because: we like it } }',
    'databse/db',
    /no decision `databse`/,
    /Did you mean `database`\?/,
  ],
  [
    'an overrule for nothing',
    'budget: 9000 USD',
    'overrules: { database/bd: { answer: aurora, because: we like it } }',
    'database/bd',
    /nothing to decide under `database\/bd`/,
    /Did you mean `database\/db`\?/,
  ],
  [
    'an unknown answer',
    'budget: 9000 USD',
    'overrules: { database/db: { answer: auroa, because: we like it } }',
    'auroa',
    /no answer to `database`/,
    /Did you mean `aurora`\?/,
  ],
  [
    'an overrule without a reason',
    'budget: 9000 USD',
    'overrules: { database/db: { answer: aurora } }',
    'database/db',
    /has no `because`/,
    /auditors/,
  ],
  [
    'daily backups forced under an RPO of 15 minutes',
    'budget: 9000 USD',
    'overrules: { backup/db: { answer: daily, because: it is cheaper } }',
    'daily',
    /24 hours, and the RPO is 15 minutes/,
    /Take the overrule back/,
  ],
  [
    'one zone forced under 99.9%',
    'budget: 9000 USD',
    'overrules: { database/db: { answer: rds-single, because: it is cheaper } }',
    'rds-single',
    /99\.5% for one instance/,
    /rds-multi-az/,
  ],
  [
    'a question that does not arise',
    'budget: 9000 USD',
    'overrules: { mesh: { answer: istio, because: we like it } }',
    'mesh',
    /does not arise/,
    /Take it out/,
  ],
  [
    'YAML that ends in the middle',
    '[dev, staging, production]',
    '[dev, staging, production',
    /^budget$/,
    /./,
    /Close it/,
  ],
  [
    'two documents',
    'budget: 9000 USD',
    '---\nname: other',
    'name: other',
    /holds 2 YAML documents/,
    /own `devops\.yaml`/,
  ],
  ['a list and no map', good, '- a\n- b\n', '- a\n- b', /The file is no spec/, /devops init/],
])('%s is one error, in its place, with its remedy', (_, from, to, at, what, remedy, ...drop) => {
  expect(good).toContain(from)
  const text = drop.reduce((left: string, each) => left.replace(String(each), ''), good.replace(from, to))
  const { problems, spec } = read(text)
  expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(what)])
  const [problem] = problems
  const { start = 0, end = 0 } = problem?.place.span ?? {}
  const shown = text.slice(start, end).trim()
  if (typeof at === 'string') expect(shown).toBe(at)
  else expect(shown).toMatch(at)
  expect(problem?.remedy).toMatch(remedy)
  expect(spec).toBeUndefined()
})

test('a budget that no design can meet is an error at the budget, with the cheapest total', () => {
  const text = readFileSync('examples/crm/devops.yaml', 'utf8').replace('20500 USD', '900 USD')
  const { spec } = read(text)
  const problem = spec && affordable(design(spec))
  expect(text.slice(problem?.place.span.start, problem?.place.span.end)).toBe('900 USD')
  expect(problem?.message).toMatch(
    /No design keeps what is promised for \$900 a month: the cheapest costs at least \$\d/,
  )
  expect(problem?.remedy).toMatch(/db/)
})

test('line ends of Windows and a byte order mark change nothing but the places', () => {
  const { spec, problems } = read(`\uFEFF${good.replaceAll('\n', '\r\n')}`)
  expect(problems).toEqual([])
  expect(spec?.services.map(({ name }) => name)).toEqual(['web', 'api', 'auth', 'mailer'])
})

test('a spec of a hostile size is refused at once', () => {
  const many = Array.from({ length: 3000 }, (_, i) => `  s${i}: { type: api, runtime: go, uses: [s${i + 1}] }`).join(
    '\n',
  )
  const { problems } = read(good.replace('services:\n', `services:\n${many}\n`))
  expect(problems.map(({ message }) => message)).toEqual(['There are 3004 services'])
})

test('any value of the example may be anything', () => {
  const { data } = yaml.parse({ path: 'devops.yaml', text: readFileSync('examples/crm/devops.yaml', 'utf8') })
  const strange = [
    null,
    7,
    -1,
    [],
    {},
    '',
    true,
    'constructor',
    '__proto__',
    [[]],
    { a: { b: 1 } },
    1e308,
    'x'.repeat(5000),
  ]
  for (const path of pathsOf(data).filter((each) => each.length > 1))
    for (const value of strange) {
      const changed: unknown = structuredClone(data)
      const owner = valueAt(changed, path.slice(0, -1)) as Record<string | number, unknown>
      owner[path.at(-1) ?? 0] = value
      const { spec, problems } = read(printYaml(changed as readonly unknown[]))
      expect(spec === undefined, `${path.join('.')} = ${JSON.stringify(value)}`).toBe(problems.length > 0)
      if (spec) design(spec)
    }
})

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([step, each]) =>
      pathsOf(each, [...path, Array.isArray(value) ? Number(step) : step]),
    ),
  ]
}

test('a thousand mutations of the example are read without throwing', () => {
  const text = readFileSync('examples/crm/devops.yaml', 'utf8')
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  }
  const pieces = [
    '',
    '[',
    '{',
    '}',
    ': ',
    '\n',
    '- ',
    '"',
    '&a ',
    '*a',
    '<<: ',
    '__proto__',
    '0',
    '-1',
    'null',
    '\t',
    '#',
    'é',
    '%',
    '1e999',
    '~',
    '!!set ',
    '|',
  ]
  for (let round = 0; round < 1000; round++) {
    let mutated = text
    for (let i = 0; i <= random(3); i++) {
      const at = random(mutated.length)
      mutated = mutated.slice(0, at) + pieces[random(pieces.length)] + mutated.slice(at + random(12))
    }
    const { spec, problems } = read(mutated)
    expect(spec === undefined).toBe(problems.length > 0)
    for (const { message, remedy, place } of problems) {
      expect(message).toMatch(/./)
      expect(remedy).toMatch(/./)
      expect(place.span.end).toBeLessThanOrEqual(mutated.length)
    }
    if (spec) design(spec)
  }
})
