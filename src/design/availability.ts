import { promiseOf } from '../facts/promises.ts'
import type { Answers } from '../model/blueprint.ts'
import type { Datastore, Service, Spec } from '../model/spec.ts'

/** One thing that a service needs to answer. */
export interface Link {
  readonly what: string
  /** What the provider promises; absent where no source was read. */
  readonly share?: number
  readonly source?: string
  /** The service goes on without it, if slower. */
  readonly soft: boolean
  /** There is one, however many regions serve. */
  readonly single?: true
}

export interface Chain {
  readonly links: readonly Link[]
  /** What the promises come to together. */
  readonly promised: number
  /** A link has no promise that we know: `promised` is an upper bound. */
  readonly partial: boolean
  readonly objective: number
  /** The hard link that promises least. */
  readonly weakest?: Link
}

/**
 * Composite availability of what a service needs: the product of the promises of its hard links, each counted once however
 * many services share it; what two regions both have fails together with `(1 - a)²`, and the writer of PostgreSQL is one for both. Failures are taken as independent, and promises
 * are what is paid back, not what is measured: an objective above `promised` rests on the provider doing better than it promises.
 */
export function chainOf(service: Service, spec: Spec, decided: Answers): Chain {
  const links = new Map<string, Link>()
  collect(service, spec, decided, links, new Set())
  const all = [...links.values()]
  const hard = all.filter(({ soft }) => !soft)
  const both = decided.regions?.answer === 'active-active'
  const product = (some: readonly Link[]) => some.reduce((all, { share = 1 }) => all * share, 1)
  const twice = hard.filter(({ single }) => !single)
  const promised = both ? product(hard.filter(({ single }) => single)) * (1 - (1 - product(twice)) ** 2) : product(hard)
  const weakest = [...hard].sort((a, b) => (a.share ?? 1) - (b.share ?? 1))[0]
  return {
    links: all,
    promised: Number(promised.toPrecision(8)),
    partial: hard.some(({ share }) => share === undefined),
    objective: service.objectives.availability,
    ...(weakest && { weakest }),
  }
}

function collect(service: Service, spec: Spec, decided: Answers, links: Map<string, Link>, seen: Set<string>): void {
  if (seen.has(service.name)) return
  seen.add(service.name)
  for (const product of front(service, decided)) add(links, product, product, false)
  for (const used of service.uses) {
    const store = spec.data.find(({ name }) => name === used)
    if (store)
      add(
        links,
        `${used} (${productOf(store, decided)})`,
        productOf(store, decided),
        soft(store),
        store.engine === 'postgresql',
      )
    const called = spec.services.find(({ name }) => name === used)
    // A page calls its api from the browser: the page itself loads without it.
    if (called && service.type !== 'frontend') collect(called, spec, decided, links, seen)
  }
}

function add(links: Map<string, Link>, what: string, product: string, soft: boolean, single = false): void {
  const promise = promiseOf(product)
  links.set(what, {
    what,
    soft,
    ...(single && { single: true as const }),
    ...(promise && { share: promise.share, source: `${promise.source}, ${promise.date}` }),
  })
}

function soft({ engine }: Datastore): boolean {
  return engine === 'redis' || engine === 'analytics' || engine === 'search'
}

function front(service: Service, decided: Answers): readonly string[] {
  const compute = decided[`compute/${service.name}`]?.answer
  if (compute === 'static-site') return ['cloudfront', 's3']
  const runs = compute === 'functions' ? 'lambda' : compute === 'containers' ? 'fargate' : 'ec2/multi-az'
  if (!service.public) return [runs]
  // A private load balancer is made for a CDN, whatever stands before the others.
  if (decided[`edge/${service.name}`]?.answer === 'cdn') return ['cloudfront', 'alb', runs]
  return [ways[decided.ingress?.answer ?? ''] ?? 'alb', runs]
}

const ways: Readonly<Record<string, string>> = {
  'application-load-balancer': 'alb',
  'network-load-balancer': 'nlb',
  'api-gateway': 'api-gateway',
}

function productOf({ name, engine }: Datastore, decided: Answers): string {
  if (engine === 'postgresql') return databases[decided[`database/${name}`]?.answer ?? ''] ?? 'rds/single'
  if (engine === 'redis')
    return decided[`cache/${name}`]?.answer === 'in-cluster' ? 'in-cluster' : 'elasticache/multi-az'
  if (engine === 'bucket') return 's3'
  if (engine === 'stream') return 'kinesis'
  if (engine === 'key-value') return 'dynamodb'
  return decided[`${engine}/${name}`]?.answer ?? engine
}

const databases: Readonly<Record<string, string>> = {
  'rds-multi-az': 'rds/multi-az',
  aurora: 'aurora/multi-az',
  'aurora-serverless': 'aurora/multi-az',
}
