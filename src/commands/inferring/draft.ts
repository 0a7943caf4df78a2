import type { Engine, Runtime, ServiceType } from '../../model/spec.ts'
import { note, printYaml } from '../../syntax/yaml/print.ts'
import type { TakenObjectives } from './promises.ts'

/** A value for the spec; with a reason it is a guess, and the reason is written above it. */
export interface Said<T> {
  readonly value: T
  readonly because?: string
}

/** As much of a spec as is known, in the words of `devops.yaml`. */
export interface Draft {
  readonly name: Said<string>
  readonly domain: Said<string>
  readonly users?: Said<number>
  readonly cloud: { readonly region: Said<string>; readonly recovery?: Said<string>; readonly account?: Said<string> }
  readonly repository: Said<string>
  readonly branch?: Said<string>
  readonly availability?: Said<number>
  readonly services: Readonly<Record<string, Said<DraftService>>>
  readonly data: Readonly<Record<string, Said<Engine>>>
  readonly environments?: Said<readonly string[]>
  readonly compliance?: Said<readonly string[]>
  readonly budget?: Said<string | number>
  /** What was found and cannot be said in a spec. */
  readonly remarks: readonly string[]
}

export interface DraftService {
  readonly type: ServiceType
  readonly runtime: Runtime
  readonly path?: string
  readonly score?: string
  readonly port?: number
  readonly protocol?: 'grpc'
  readonly public?: boolean
  readonly uses: readonly string[]
  readonly objectives?: TakenObjectives
}

/** The text of `devops.yaml`, each guess with its reason above it. */
export function draftText(draft: Draft): string {
  const {
    name,
    domain,
    users,
    cloud,
    repository,
    branch,
    availability,
    services,
    data,
    environments,
    compliance,
    budget,
  } = draft
  const written = noted({
    name,
    domain,
    users,
    cloud: { value: noted({ region: cloud.region, recovery: cloud.recovery, account: cloud.account }) },
    repository,
    branch,
    objectives: availability && { value: noted({ availability }) },
    services: {
      value: noted(
        mapValues(services, ({ value, because }) => ({ value: serviceMap(value), ...(because && { because }) })),
      ),
    },
    data: Object.keys(data).length > 0 ? { value: noted(data) } : undefined,
    environments,
    compliance: compliance && compliance.value.length > 0 ? compliance : undefined,
    budget,
  })
  const heading = [
    'What we need. `devops explain` and the JSON Schema describe every key; what is left out has a default.',
    ...(guessesIn(draft) > 0 ? ['Lines with "guess:" were inferred: check them, then delete the remark.'] : []),
    ...draft.remarks,
  ]
  return `${heading.map((line) => `# ${line}`).join('\n')}\n\n${printYaml([written])}`
}

/** How many values were guessed. */
export function guessesIn(draft: Draft): number {
  const { services, data, cloud, remarks: _, ...rest } = draft
  const all: readonly (Said<unknown> | undefined)[] = [
    ...Object.values(rest),
    ...Object.values(cloud),
    ...Object.values(services),
    ...Object.values(data),
  ]
  return all.filter((said) => said?.because !== undefined).length
}

function serviceMap({
  type,
  runtime,
  path,
  score,
  port,
  protocol,
  public: open,
  uses,
  objectives,
}: DraftService): object {
  return {
    type,
    runtime,
    ...(path !== undefined && { path }),
    ...(score !== undefined && { score }),
    ...(port !== undefined && { port }),
    ...(protocol !== undefined && { protocol }),
    ...(open !== undefined && { public: open }),
    ...(uses.length > 0 && { uses }),
    ...(objectives && { objectives }),
  }
}

function noted(fields: Readonly<Record<string, Said<unknown> | undefined>>): object {
  const map: Record<string, unknown> = {}
  const comments: Record<string, string> = {}
  for (const [name, said] of Object.entries(fields)) {
    if (said === undefined) continue
    map[name] = said.value
    if (said.because !== undefined) comments[name] = `guess: ${said.because}`
  }
  return note(map, comments)
}

function mapValues<A, B>(map: Readonly<Record<string, A>>, each: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, each(value)]))
}
