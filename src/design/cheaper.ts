import type { Blueprint } from '../model/blueprint.ts'
import type { Spec } from '../model/spec.ts'
import { contradictionsIn } from './contradictions/contradictions.ts'
import { design } from './design.ts'
import { overruleProblems } from './overrules.ts'

/** Something that could be asked less of, reckoned by designing anew. */
export interface Cheaper {
  /** What would change in the spec; several that only do it together. */
  readonly changes: readonly string[]
  readonly givenUp: readonly string[]
  /** Dollars a month of the whole, and what that is less. */
  readonly total: number
  readonly saves: number
}

interface Change {
  readonly what: string
  readonly givenUp: string
  readonly apply: (spec: Spec) => Spec
}

interface Tried {
  readonly parts: readonly Change[]
  readonly total: number
}

/** The three cheapest ways to keep below `budget`: single changes where they do, else as few together as do. */
export function cheaper(blueprint: Blueprint, budget: number): readonly Cheaper[] {
  const { spec, cost } = blueprint
  const known = new Set(cost.unpriced)
  const singles = changesOf(blueprint)
    .flatMap((change) => tried(spec, [change], known))
    .filter(({ total }) => total < cost.total - 1)
    .sort((a, b) => a.total - b.total)
  const found = singles.filter(({ total }) => total <= budget)
  let partly = singles.filter(({ total }) => total > budget)
  for (let size = 2; size <= 4 && found.length < 3; size++) {
    const wider = partly
      .slice(0, most)
      .flatMap(({ parts }) => singles.slice(0, most).flatMap(({ parts: [more] }) => joined(spec, parts, more, known)))
    const fresh = firstOfEach(wider).sort((a, b) => a.total - b.total)
    found.push(...fresh.filter(({ total }) => total <= budget))
    partly = fresh.filter(({ total }) => total > budget)
  }
  return found.slice(0, 3).map(({ parts, total }) => ({
    changes: parts.map(({ what }) => what),
    givenUp: parts.map(({ givenUp }) => givenUp),
    total,
    saves: cost.total - total,
  }))
}

/** Of so many the combinations are tried. */
const most = 6

function tried(spec: Spec, parts: readonly Change[], known: ReadonlySet<string>): Tried[] {
  const changed = parts.reduce((before, { apply }) => apply(before), spec)
  if (contradictionsIn(changed).length > 0 || overruleProblems(changed).length > 0) return []
  const { total, unpriced } = design(changed).cost
  // What has no price is no saving.
  return unpriced.every((what) => known.has(what)) ? [{ parts, total }] : []
}

function joined(spec: Spec, parts: readonly Change[], more: Change | undefined, known: ReadonlySet<string>): Tried[] {
  if (!more || parts.some(({ what }) => what >= more.what)) return []
  return tried(spec, [...parts, more], known)
}

function firstOfEach(all: readonly Tried[]): Tried[] {
  const seen = new Map(all.map((each) => [each.parts.map(({ what }) => what).join('\n'), each]))
  return [...seen.values()]
}

/** Everything that might be asked less of: promises, places, and answers of decisions. */
function changesOf({ spec, decided }: Blueprint): readonly Change[] {
  return [...promised(spec), ...placed(spec), ...Object.entries(decided).flatMap(([key, each]) => overruled(key, each))]
}

function placed({ cloud, environments }: Spec): Change[] {
  const spare = environments.filter(({ kind }) => kind !== 'production')
  return [
    ...(cloud.recovery === undefined
      ? []
      : [
          {
            what: `No recovery region (\`cloud.recovery: ${cloud.recovery}\` taken out)`,
            givenUp: `When ${cloud.region} is lost, everything is down until it is back.`,
            apply: withoutRecovery,
          },
        ]),
    ...spare.map(({ name, kind }) => ({
      what: `No environment \`${name}\``,
      givenUp: `Changes are no longer tried in ${kind === 'preview' ? 'a preview of their own' : `\`${name}\``} first.`,
      apply: (spec: Spec) => ({ ...spec, environments: spec.environments.filter((each) => each.name !== name) }),
    })),
  ]
}

function withoutRecovery(spec: Spec): Spec {
  const { recovery: _, ...cloud } = spec.cloud
  return { ...spec, cloud }
}

function promised(spec: Spec): Change[] {
  const { availability, rpo, rto } = spec.objectives
  const lower = [0.999, 0.995, 0.99].find((each) => each < availability)
  const day = 86_400_000
  return [
    ...(lower === undefined
      ? []
      : [
          {
            what: `Availability ${lower * 100} % instead of ${Number((availability * 100).toPrecision(6))} %`,
            givenUp: `${downtime(lower)} a month may be lost instead of ${downtime(availability)}.`,
            apply: (before: Spec) => availableFor(before, lower),
          },
        ]),
    ...(rpo < day
      ? [
          {
            what: 'Up to a day of data may be lost (`objectives.rpo: 24h`)',
            givenUp: 'What was written since the last daily backup.',
            apply: (before: Spec) => ({
              ...before,
              objectives: { ...before.objectives, rpo: day },
              data: before.data.map((each) => ({ ...each, rpo: Math.max(each.rpo, day) })),
            }),
          },
        ]
      : []),
    ...(rto < day
      ? [
          {
            what: 'A day until it works again (`objectives.rto: 24h`)',
            givenUp: 'A loss takes a day to repair instead of hours.',
            apply: (before: Spec) => ({
              ...before,
              objectives: { ...before.objectives, rto: day },
              data: before.data.map((each) => ({ ...each, rto: Math.max(each.rto, day) })),
            }),
          },
        ]
      : []),
  ]
}

function downtime(availability: number): string {
  const minutes = Math.round((1 - availability) * 43_800)
  return minutes < 120 ? `${minutes} minutes` : `${Number((minutes / 60).toPrecision(2))} hours`
}

function availableFor(spec: Spec, availability: number): Spec {
  return {
    ...spec,
    objectives: { ...spec.objectives, availability },
    services: spec.services.map((service) => ({
      ...service,
      objectives: { ...service.objectives, availability: Math.min(service.objectives.availability, availability) },
    })),
  }
}

function overruled(key: string, { answer, options, overruled: own }: Blueprint['decided'][string]): Change[] {
  if (own) return []
  return options
    .filter((option) => option.answer !== answer)
    .map((option) => ({
      what: `\`${key}: ${option.answer}\` (${option.meaning})`,
      givenUp: option.against ?? `What \`${answer}\` was chosen for.`,
      apply: (spec: Spec) => ({
        ...spec,
        overrules: { ...spec.overrules, [key]: { answer: option.answer, because: 'It costs less.' } },
      }),
    }))
}
