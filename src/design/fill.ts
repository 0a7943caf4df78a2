import { posix } from 'node:path'
import type { Tree } from '../model/source.ts'
import type { Datastore, Objectives, Service, ServiceSecret, Setting, Spec, TrafficPattern } from '../model/spec.ts'
import { parseTemplate } from '../values/template.ts'
import { environmentsOf } from './environments.ts'
import type { Written, WrittenData, WrittenService } from './schema.ts'

/** Fills in what was left out. Nothing is judged here. */
export function filled(written: Written, tree: Tree, remarks: readonly string[]): Spec {
  const users = written.users ?? 1000
  const compliance = [...new Set(written.compliance ?? [])]
  const objectives = objectivesOf(written)
  const called = new Set(
    Object.values(written.services).flatMap(({ type, uses = [] }) => (type === 'frontend' ? uses : [])),
  )
  return {
    name: written.name,
    domain: written.domain,
    users,
    cloud: given({ ...written.cloud }),
    repository: { host: 'github', name: written.repository, branch: written.branch ?? 'main' },
    team: {
      engineers: written.team?.engineers ?? 5,
      knows: (written.team?.knows ?? []).map((each) => each.toLowerCase()),
      pager: written.team?.pager ?? 'slack',
    },
    objectives,
    services: Object.entries(written.services).map(([name, service]) =>
      serviceOf(name, service, { users, objectives, public: service.type === 'frontend' || called.has(name) }),
    ),
    data: Object.entries(written.data ?? {}).map(([name, data]) =>
      datastoreOf(name, typeof data === 'string' ? { engine: data } : data, objectives, compliance),
    ),
    environments: environmentsOf(written.environments),
    compliance,
    ...given({ budget: written.budget, history: written.history }),
    overrules: written.overrules ?? {},
    patches: (written.patches ?? []).map(({ file, set, to, because }) => ({
      file,
      set: set.split('.').map((step) => (/^\d{1,6}$/.test(step) ? Number(step) : step)),
      to,
      because,
    })),
    remarks,
    tree,
  }
}

function waits(type: WrittenService['type']): boolean {
  return type === 'worker' || type === 'job'
}

const minute = 60_000
const day = 1440 * minute
const defaultLatency = { percentile: 0.95, under: 200 }

function objectivesOf({ objectives = {} }: Written): Objectives {
  return given({
    availability: objectives.availability ?? 0.999,
    latency: objectives.latency,
    page: objectives.page,
    rpo: objectives.rpo ?? 15 * minute,
    rto: objectives.rto ?? 60 * minute,
  })
}

interface Around {
  readonly users: number
  readonly objectives: Objectives
  readonly public: boolean
}

function serviceOf(name: string, written: WrittenService, around: Around): Service {
  const { type } = written
  const runtime = written.runtime ?? 'static'
  const port = written.port ?? (waits(type) || runtime === 'static' ? undefined : 8080)
  const { objectives } = around
  const own = written.objectives ?? {}
  return {
    name,
    type,
    runtime,
    path: posix.normalize(written.path ?? name).replace(/(?<=.)\/$/, ''),
    ...given({ port, schedule: written.schedule, disk: written.disk }),
    protocol: written.protocol ?? 'http',
    gpus: written.gpus ?? 0,
    migrations: written.migrations ?? [],
    figures: Object.entries(written.figures ?? {}).map(([name, title]) => ({ name, title })),
    health: written.health ?? (type === 'frontend' ? '/' : '/healthz'),
    public: written.public ?? around.public,
    uses: [...new Set(written.uses ?? [])],
    bound: written.bound ?? 'io',
    traffic: trafficOf(written, around),
    objectives: given({
      availability: own.availability ?? objectives.availability,
      latency: own.latency ?? (type === 'api' ? (objectives.latency ?? defaultLatency) : undefined),
      page: own.page ?? (type === 'frontend' ? (objectives.page ?? 2000) : undefined),
    }),
    secrets: secretsOf(written.secrets ?? []),
    variables: Object.entries(written.variables ?? {}).map(([name, value]) => settingOf(name, value)),
  }
}

function secretsOf(written: NonNullable<WrittenService['secrets']>): ServiceSecret[] {
  if (Array.isArray(written)) return [...new Set(written)].map((name) => ({ name, made: false }))
  return Object.entries(written).map(([name, { made, rotates }]) => ({
    name,
    made: made === 'random',
    ...(rotates !== undefined && { rotates }),
  }))
}

function settingOf(name: string, value: string | Readonly<Record<string, string>>): Setting {
  if (typeof value !== 'string')
    return { name, by: Object.fromEntries(Object.entries(value).map(([key, text]) => [key, textOf(text)])) }
  const pieces = parseTemplate(value) ?? []
  if (pieces.every((piece) => typeof piece === 'string')) return { name, value: pieces.join('') }
  return { name, parts: pieces.map((piece) => (typeof piece === 'string' ? piece : { like: piece.named })) }
}

function textOf(value: string): string {
  return (parseTemplate(value) ?? []).join('')
}

/** Where nothing is said: a tenth of the users at a time, one request each every 25 seconds; a worker has a quarter of that, a job one an hour. */
function trafficOf({ type, traffic }: WrittenService, { users }: Around): Service['traffic'] {
  const pattern = traffic?.pattern ?? 'steady'
  const average = traffic?.average ?? (type === 'job' ? 1 / 3600 : (users / 250) * (type === 'worker' ? 0.25 : 1))
  return { pattern, average, peak: traffic?.peak ?? average * peaks[pattern], answer: traffic?.answer ?? 10_000 }
}

const peaks: Readonly<Record<TrafficPattern, number>> = { steady: 2, global: 2, predictable: 3, spiky: 5 }

function datastoreOf(
  name: string,
  written: Exclude<WrittenData, string>,
  objectives: Objectives,
  compliance: readonly string[],
): Datastore {
  const { engine } = written
  // What can be computed anew, or is passed on at once, may be lost unless the team says otherwise.
  const fleeting = engine === 'redis' || engine === 'queue' || engine === 'stream'
  // A warehouse and an index are filled from other data, which has backups of its own.
  const copied = engine === 'analytics' || engine === 'search'
  const regulated = compliance.includes('gdpr') || compliance.includes('hipaa')
  return {
    name,
    engine,
    size: written.size ?? (fleeting ? 1e9 : 20e9),
    rpo: written.rpo ?? (fleeting ? Number.POSITIVE_INFINITY : Math.max(objectives.rpo, copied ? day : 0)),
    rto: written.rto ?? objectives.rto,
    personal: written.personal ?? (regulated && !fleeting),
    ...(written.readers !== undefined && { readers: written.readers }),
  }
}

/** Without the fields that are not there. */
function given<T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
