import type { Indicator, Objective } from '../../model/objective.ts'
import type { SourceFile } from '../../model/source.ts'
import { objectivesIn } from '../../readers/slo/objectives.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** Objectives of a service in the words of a spec, each file that they come from, and what could not be said. */
export interface Taken {
  readonly services: Readonly<Record<string, { readonly objectives: TakenObjectives; readonly from: string }>>
  readonly remarks: readonly string[]
}

export interface TakenObjectives {
  /** Percent. */
  readonly availability?: number
  /** `p95 < 200ms`. */
  readonly latency?: string
}

/** What files for OpenSLO, Sloth and Pyrra promise of these services. A spec knows a share of requests that succeed, and how fast they are. */
export function promisesIn(files: readonly SourceFile[], services: readonly string[]): Taken {
  const documents = files
    .filter(
      ({ path, text }) =>
        /\.ya?ml$/.test(path) && /^(?:apiVersion|version): *["']?(?:openslo|sloth|pyrra|prometheus\/v1)/m.test(text),
    )
    .flatMap((file) => {
      const { data, problems } = yaml.parse(file)
      return problems.length === 0 && Array.isArray(data)
        ? data.map((each: unknown) => ({ path: file.path, data: each }))
        : []
    })
  const { objectives, problems, origins } = objectivesIn(documents.map(({ data }) => data))
  const found: Record<string, { objectives: TakenObjectives; from: string }> = {}
  const remarks: string[] = problems.map(({ path, message }) => `${documents[Number(path[0])]?.path ?? ''}: ${message}`)
  objectives.forEach((objective, index) => {
    const from = documents[origins[index] ?? 0]?.path ?? ''
    const service = services.find((name) => name === objective.service.toLowerCase())
    const taken =
      service === undefined ? `there is no program by the name \`${objective.service}\`` : takenOf(objective)
    if (service === undefined || typeof taken === 'string') {
      remarks.push(
        `${from}: \`${objective.name}\` is not taken over: ${taken}. \`devops slo rules ${from}\` writes its rules as they are.`,
      )
      return
    }
    const before = found[service]
    found[service] = {
      // Of several the strictest: who keeps that keeps the others.
      objectives: { ...taken, ...before?.objectives, ...strictest(before?.objectives, taken) },
      from: before && before.from !== from ? `${before.from} and ${from}` : from,
    }
    remarks.push(...differences(objective, from))
  })
  return { services: found, remarks }
}

/** The same in a spec, or why it cannot be said there. */
function takenOf({ indicator, target }: Objective): TakenObjectives | string {
  const speed = speedOf(indicator, target)
  if (speed) return { latency: `p${percent(speed.share)} < ${Number(speed.under.toPrecision(6))}ms` }
  if (indicator.kind === 'ratio' || indicator.kind === 'share') return { availability: percent(target) }
  return indicator.kind === 'threshold'
    ? 'it bounds a value that is no time of requests, which a spec does not know'
    : 'it is made of other objectives; a spec has each by itself'
}

const bucket = /_bucket\{[^}]*\ble *= *"([\d.]+)"/
const quantile = /histogram_quantile\( *(0?\.\d+)/

/** Milliseconds, and the share of requests that is under them. */
function speedOf(indicator: Indicator, target: number): { readonly share: number; readonly under: number } | undefined {
  if (indicator.kind === 'ratio') {
    const [, bound] = (indicator.partIs === 'good' && bucket.exec(indicator.part)) || []
    return bound === undefined ? undefined : { share: target, under: Number(bound) * unitOf(indicator.part) }
  }
  if (indicator.kind !== 'threshold' || !indicator.operator.startsWith('lt')) return undefined
  const [, share] = quantile.exec(indicator.query) ?? []
  return share === undefined ? undefined : { share: Number(share), under: indicator.value * unitOf(indicator.query) }
}

function unitOf(query: string): number {
  return /_(?:milliseconds|millis|ms)_/.test(query) ? 1 : 1000
}

function strictest(before: TakenObjectives | undefined, taken: TakenObjectives): TakenObjectives {
  const availability = Math.max(before?.availability ?? 0, taken.availability ?? 0)
  return availability > 0 ? { availability } : {}
}

/** What is reckoned otherwise from now on. */
function differences({ name, budgeting, periods: [first], indicator }: Objective, from: string): string[] {
  const days = first.kind === 'rolling' ? first.length / 86_400_000 : undefined
  return [
    ...(days === 30
      ? []
      : [
          `${from}: \`${name}\` is reckoned over ${days === undefined ? 'months of the calendar' : `${days} days`} there, over 30 days in a spec.`,
        ]),
    ...(budgeting.by === 'occurrences'
      ? []
      : [`${from}: \`${name}\` counts slices of time there, requests in a spec.`]),
    ...(indicator.kind === 'ratio' &&
    !/http_server_request_duration_seconds|jobs_processed_total|job_duration_seconds/.test(indicator.total)
      ? [
          `${from}: \`${name}\` reads series of its own; from a spec rules read those of the service contract. \`devops slo rules ${from}\` keeps its PromQL.`,
        ]
      : []),
  ]
}

function percent(share: number): number {
  return Number((share * 100).toPrecision(10))
}
