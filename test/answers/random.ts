import { stringify } from 'yaml'
import { regionNames } from '../../src/facts/regions.ts'
import { type Engine, frameworks } from '../../src/model/spec.ts'
import { below, type Chance, oneOf } from '../laws/mutate.ts'

/**
 * A `devops.yaml` as somebody could write it, and always the same one for a seed. Most hold together; what does not
 * (a circle, a budget that is too small, a name that is taken) is there as often as people do it.
 */
export function randomSpec(chance: Chance): string {
  const maybe = (share: number) => chance() < share
  const some = <T>(share: number, value: () => T): T | undefined => (maybe(share) ? value() : undefined)
  const taken = new Set<string>()
  const name = (words: readonly string[]) => {
    const left = words.filter((word) => !taken.has(word))
    const found = maybe(0.01) ? oneOf(words, chance) : oneOf(left, chance)
    taken.add(found)
    return found
  }
  const region = oneOf(maybe(0.7) ? usual : regionNames(), chance)
  const recovery = some(0.3, () =>
    oneOf(
      usual.filter((each) => each !== region),
      chance,
    ),
  )
  const stages = environments(chance)
  const stores = Array.from({ length: below(5, chance) }, () => [name(words), store(chance)] as const)
  const services: [string, Record<string, unknown>][] = []
  const count = maybe(0.02) ? 0 : 1 + (maybe(0.2) ? below(12, chance) : below(4, chance))
  for (let index = 0; index < count; index++) {
    const called = services.flatMap(([other, { type, protocol }]) =>
      type === 'api' && protocol !== 'tcp' && maybe(0.4) ? [other] : [],
    )
    const kept = stores.flatMap(([other]) => (maybe(0.5) ? [other] : []))
    const type = oneOf(['api', 'api', 'api', 'frontend', 'worker', 'job'] as const, chance)
    services.push([name(words), service(type, called, kept)])
  }
  // Now and then, two that wait for each other.
  const [one, other] = services.filter(([, { type }]) => type === 'api')
  if (one && other && maybe(0.03)) one[1].uses = [...((one[1].uses as string[]) ?? []), other[0]]

  function service(type: 'api' | 'frontend' | 'worker' | 'job', called: string[], kept: string[]) {
    const runtime =
      type === 'frontend'
        ? oneOf([undefined, 'static', 'node', 'ruby', 'php'], chance)
        : oneOf(['node', 'python', 'go', 'java', 'dotnet', 'ruby', 'php'], chance)
    const files = type === 'frontend' && (runtime ?? 'static') === 'static'
    const protocol = type === 'api' ? oneOf(['http', 'http', 'http', undefined, 'grpc', 'tcp'], chance) : undefined
    const uses = type === 'frontend' ? called : [...called, ...kept]
    const database = kept.some((each) =>
      stores.some(([other, { engine }]) => other === each && engine === 'postgresql'),
    )
    const handed = stages.map((each) => [each, oneOf(values, chance)] as const)
    return given({
      type,
      runtime,
      uses: uses.length > 0 ? uses : undefined,
      protocol,
      path: some(0.1, () => oneOf(['apps/one', 'src', '.', 'a-b/c.d'], chance)),
      port: type === 'api' ? some(0.2, () => oneOf([1024, 3000, 5432, 8080, 9090, 65535], chance)) : undefined,
      schedule:
        type === 'job' ? oneOf(['0 3 * * *', '*/5 * * * *', '15 3 * * 1-5', '0 4 1 * *', '@daily'], chance) : undefined,
      gpus: type === 'worker' ? some(0.1, () => 1 + below(8, chance)) : undefined,
      disk:
        type === 'job' || type === 'frontend' ? undefined : some(0.1, () => oneOf(['1GB', '200GB', '10TB'], chance)),
      migrations:
        database && type !== 'frontend'
          ? some(0.3, () => oneOf([['migrate'], ['db:migrate', '--yes']], chance))
          : undefined,
      figures: some(0.1, () => ({ orders: "Orders placed, of 'all'", 'a-1': 'A' })),
      health: some(0.1, () => oneOf(['/', '/health/live', '/up.php'], chance)),
      public: type === 'job' || type === 'worker' ? undefined : some(0.3, () => maybe(0.5)),
      bound: some(0.2, () => oneOf(['cpu', 'memory', 'io'], chance)),
      traffic: some(0.6, () => traffic(chance)),
      objectives: some(0.1, () =>
        given({
          availability: oneOf([95, 99, 99.5], chance),
          latency: oneOf([undefined, 'p50 < 1s', 'p99.9 < 5s'], chance),
        }),
      ),
      secrets: files
        ? undefined
        : oneOf<unknown>(
            [
              undefined,
              undefined,
              ['KEY'],
              { S: { made: 'random', rotates: '30d' }, T_2: {} },
              { X: { rotates: '1d' } },
            ],
            chance,
          ),
      variables: some(0.3, () =>
        given({
          LEVEL: oneOf(values, chance),
          BY: Object.fromEntries(handed),
          SHAPE: files ? undefined : oneOf(['a $${b} c', "it's: {x} #1", ''], chance),
        }),
      ),
    })
  }

  return stringify(
    given({
      name: name(systems),
      domain: oneOf(domains, chance),
      users: some(0.5, () => oneOf([1, 100, 50_000, 10_000_000], chance)),
      cloud: given({ account: some(0.6, () => '012345678901'), region, recovery }),
      repository: oneOf(['github.com/acme/crm', 'A-1/x.y_z'], chance),
      branch: some(0.1, () => oneOf(['master', 'release/1.x'], chance)),
      team: some(0.8, () =>
        given({
          engineers: some(0.8, () => oneOf([1, 2, 5, 9, 25, 400], chance)),
          knows: skills.filter(() => maybe(0.15)),
          pager: some(0.5, () => oneOf(['pagerduty', 'slack', 'email'], chance)),
        }),
      ),
      objectives: some(0.7, () =>
        given({
          availability: oneOf(
            [undefined, 95, 99, 99.5, 99.9, 99.95, ...(recovery ? [99.99] : []), ...(maybe(0.1) ? [90, 99.999] : [])],
            chance,
          ),
          latency: some(0.3, () => oneOf(['p95 < 200ms', 'p99 < 1s', 'p90 < 50ms', 'p99.9 < 10s'], chance)),
          rpo: some(0.5, () => oneOf(['5m', '15m', '1h', '24h', '7d'], chance)),
          rto: some(0.5, () => oneOf(['2m', '5m', '30m', '4h', '3d'], chance)),
        }),
      ),
      services: Object.fromEntries(services),
      data: stores.length > 0 ? Object.fromEntries(stores) : undefined,
      environments: stages,
      compliance: some(0.5, () => frameworks.filter(() => maybe(0.3))),
      history: some(0.1, () => 'https://mimir.example.com/api/v1/push'),
      budget: some(0.15, () => oneOf([1, 500, '3000 USD', 40_000, 1e6], chance)),
    }),
  )
}

const usual = ['us-east-1', 'eu-west-1', 'eu-central-1', 'us-west-2', 'ap-southeast-2']
const systems = ['crm', 'a', 'x1', 'null', 'on', 'default', 'kube-system', 'aws', 'very-long-system-20', 'monitoring']
const words = [
  ...['on', 'null', 'true', 'default', 'app', 'service', 'a', 'b', 'z9', 'e1', 'web', 'api', 'worker', 'db', 'cache'],
  ...['queue', 'system', 'this', 'each', 'module', 'var', 'main', 'data', 'name', 'id', 'count', 'for', 'if', 'end'],
  ...['a-b', 'ab', 'a-b-c', 'x-1', 'monitoring', 'grafana', 'prometheus', 'canary', 'pods', 'http', 'metrics', 'key'],
  // None is called `backup`: a job of that name is held to the recovery point that is promised, and rightly.
  ...['twenty-characters-ab', 'twenty-characters-ac', 'aaaaaaaaaaaaaaaaaaaa', 'logs', 'traces', 'root'],
  ...[
    'production',
    'images',
    'base',
    'docs',
    'terraform',
    'scripts',
    'class',
    'import',
    'constructor',
    'users',
    'ingress',
    'standby',
    'no',
  ],
]
const domains = [
  'crm.example.com',
  'a.io',
  'a.b.c.d.e.f.example.co.uk',
  'x-1.example.org',
  `${'l'.repeat(60)}.example.com`,
]
const values = [
  'info',
  'true',
  '3',
  'null',
  'yes',
  '1e3',
  'a "b" c',
  '%d',
  'https://x.example/?a=b&c=#d',
  '{{ x }}',
  '~',
  'a|b `c`',
]
const skills = [
  'kubernetes',
  'terraform',
  'flux',
  'istio',
  'linkerd',
  'datadog',
  'cloudwatch',
  'gateway-api',
  'gatekeeper',
  'litmus',
  'chaos-toolkit',
  'jaeger',
  'opensearch',
  'feature-flags',
  'kafka',
  'linux',
  'helm',
  'kibana',
]

function environments(chance: Chance): string[] {
  return [...['dev', 'staging', 'preview'].filter(() => chance() < 0.5), 'production']
}

function store(chance: Chance): { engine: Engine } & Record<string, unknown> {
  const engine = oneOf<Engine>(
    ['postgresql', 'postgresql', 'key-value', 'redis', 'queue', 'stream', 'search', 'analytics', 'bucket'],
    chance,
  )
  const fleeting = ['redis', 'queue', 'stream', 'search', 'analytics'].includes(engine)
  return given({
    engine,
    size: chance() < 0.6 ? oneOf(['1GB', '50GB', '1TB', '30TB'], chance) : undefined,
    rpo: !fleeting && chance() < 0.2 ? oneOf(['15m', '1h', '24h'], chance) : undefined,
    personal: chance() < 0.3 ? chance() < 0.5 : undefined,
    readers: engine === 'postgresql' && chance() < 0.2 ? 1 + below(4, chance) : undefined,
  }) as { engine: Engine }
}

function traffic(chance: Chance) {
  const average = oneOf([0.01, 0.2, 1, 40, 300, 5000], chance)
  return given({
    pattern: oneOf([undefined, 'steady', 'spiky', 'predictable', 'global'], chance),
    average,
    peak: chance() < 0.5 ? Number((average * oneOf([1, 3, 50], chance)).toFixed(3)) : undefined,
    answer: chance() < 0.2 ? oneOf(['100B', '5MB'], chance) : undefined,
  })
}

function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
