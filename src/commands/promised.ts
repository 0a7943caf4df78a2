import { design } from '../design/design.ts'
import { readSpec } from '../design/read.ts'
import { countersOf } from '../generators/monitoring/counters.ts'
import { inNamespaces, serious, watched } from '../generators/scope.ts'
import type { Blueprint } from '../model/blueprint.ts'
import { Fault } from '../model/fault.ts'
import type { Indicator, Objective } from '../model/objective.ts'
import type { SourceFile } from '../model/source.ts'
import type { Slo } from '../model/watch.ts'
import { objectivesIn } from '../readers/slo/objectives.ts'
import { windowed, windowMark } from '../syntax/promql/windowed.ts'
import { yaml } from '../syntax/yaml/yaml.ts'
import { besideAmong } from './beside.ts'
import { isSpec } from './specs.ts'

/** Objectives of some files, each with the file that it stands in, and what cannot be measured and why. */
export interface Promised {
  readonly objectives: readonly (Objective & { readonly file: string })[]
  readonly problems: readonly { readonly file: string; readonly message: string }[]
}

/** What a team promises: in a `devops.yaml`, in OpenSLO, or for Sloth or Pyrra. Files may speak of one another. */
export function promisedIn(files: readonly SourceFile[]): Promised {
  const read = files.map((file) => (isSpec(file.path) ? ofSpec(file, files) : undefined))
  // Workloads of Score stand beside a spec that names them, and promise nothing themselves.
  const others = files.flatMap((file) =>
    isSpec(file.path) || /^apiVersion: *["']?score\.dev\//m.test(file.text) ? [] : documentsIn(file),
  )
  const { objectives, problems, origins } = objectivesIn(others.map(({ data }) => data))
  const fileAt = (index: unknown) => others[Number(index)]?.file ?? ''
  return {
    objectives: [
      ...read.flatMap((each) => each?.objectives ?? []),
      ...objectives.map((objective, at) => ({ ...objective, file: fileAt(origins[at]) })),
    ],
    problems: [
      ...read.flatMap((each) => each?.problems ?? []),
      ...problems.map(({ path, message }) => ({ file: fileAt(path[0]), message })),
    ],
  }
}

function documentsIn(file: SourceFile): { readonly file: string; readonly data: unknown }[] {
  const { data, problems } = yaml.parse(file)
  const [broken] = problems
  if (broken) throw new Fault('bad-slo', `${file.path} cannot be read: ${broken.message}`, 'Mend it first.')
  return (Array.isArray(data) ? data : []).map((each) => ({ file: file.path, data: each }))
}

function ofSpec(file: SourceFile, files: readonly SourceFile[]): Promised {
  const { spec, problems } = readSpec(file, besideAmong(files, file))
  const [wrong] = problems
  if (!spec || wrong)
    return {
      objectives: [],
      problems: [{ file: file.path, message: wrong ? `${wrong.message}. ${wrong.remedy}` : 'it is no spec' }],
    }
  const blueprint = design(spec)
  const { slos, alerts } = blueprint.plan
  const measured = (slo: Slo) =>
    alerts.some(
      ({ kind, about, source }) => kind === 'error-budget-burn' && about === slo.name && source === 'prometheus',
    )
  return {
    objectives: slos.filter(measured).map((slo) => ({ ...objectiveOf(slo, blueprint), file: file.path })),
    problems: slos
      .filter((slo) => !measured(slo))
      .map(({ name }) => ({ file: file.path, message: `\`${name}\` is measured by the cloud and not by Prometheus` })),
  }
}

/** The same series that our generated rules read, of the stages that users are on. */
function objectiveOf(slo: Slo, blueprint: Blueprint): Objective {
  const { name, service, title, objective, windowDays, rate } = slo
  const short = name.startsWith(`${service}-`) ? name.slice(service.length + 1) : name
  return {
    name: short,
    service,
    title,
    target: objective,
    indicator: indicatorOf(slo, blueprint),
    budgeting: { by: 'occurrences' },
    periods: [{ kind: 'rolling', length: windowDays * day }],
    rate,
    labels: {},
    alerting: { labels: {}, annotations: {} },
  }
}

function indicatorOf(slo: Slo, { plan, spec }: Blueprint): Indicator {
  const stages = serious(watched(plan))
  const namespaces = inNamespaces(stages.length > 0 ? stages : watched(plan))
  if (slo.kind === 'probe') {
    const matched = `{service="${slo.service}", ${namespaces}}`
    const failed =
      slo.under === undefined
        ? `1 - probe_success${matched}`
        : `probe_success${matched} * (probe_duration_seconds${matched} > bool ${slo.under / 1000})`
    return { kind: 'share', query: `avg(avg_over_time((${failed})[${windowMark}:30s]))`, is: 'bad' }
  }
  const { all, part, partIs } = countersOf(
    slo,
    spec.services.find(({ name }) => name === slo.service),
  )
  const rate = ({ name, matchers }: typeof all) =>
    windowed(`sum(${name}{${[`job="${slo.service}"`, namespaces, ...matchers].join(', ')}})`, { counter: true })
  return { kind: 'ratio', part: rate(part), partIs, total: rate(all) }
}

const day = 86_400_000
