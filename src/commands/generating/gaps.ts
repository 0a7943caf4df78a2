import { answers } from '../../design/flags.ts'
import { keptInAws } from '../../design/kept-in-aws.ts'
import { meansOf } from '../../design/means.ts'
import { withoutPreview } from '../../design/plan/previews.ts'
import type { Answers, Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'

/** What a design says and no generator writes; said, so that nobody believes it was written. */
export function gapsOf({ spec, decided, plan }: Blueprint): string[] {
  return [
    ...spec.remarks,
    ...unwritten(decided),
    ...(decided.regions?.answer === 'active-active' && !plan.takeover
      ? ['regions: records that lead to the nearer region are written for services in clusters alone']
      : []),
    ...(spec.history !== undefined && !plan.monitoring.history
      ? ['history: no Prometheus runs here that could send anything']
      : []),
    ...unmade(plan),
    ...unmeasured(plan),
    ...uncounted(plan),
    ...unswitched(plan),
    ...unpreviewed(plan),
  ]
}

function unwritten(decided: Answers): string[] {
  return Object.entries(decided).flatMap(([key, { answer, meaning }]) =>
    toCome[key]?.includes(answer) ? [`${key}: ${meaning}`] : [],
  )
}

/** Answers that are weighed and not written. */
const toCome: Readonly<Record<string, readonly string[]>> = { pipeline: ['gitlab-ci', 'jenkins'] }

/** Outside AWS Secrets Manager people make every secret. */
function unmade(plan: Plan): string[] {
  return plan.workloads
    .filter((workload) => !keptInAws(workload, plan))
    .flatMap(({ name, service }) =>
      service.secrets.flatMap((secret) =>
        secret.made
          ? [`secret ${secret.name} of ${name}: nothing makes it anew where secrets live here; people do`]
          : [],
      ),
    )
}

function unmeasured(plan: Plan): string[] {
  return plan.slos
    .filter((slo) => meansOf(slo, plan) === undefined)
    .map(({ name, service }) => `objective ${name}: nothing outside \`${service}\` sees whether it is kept`)
}

/** Figures are counted by Prometheus, and shown by the Grafana beside it. */
function uncounted({ workloads, monitoring }: Plan): string[] {
  return workloads
    .filter(({ platform, service }) => platform !== 'kubernetes' || service.type === 'job' || !monitoring.dashboards)
    .flatMap(({ name, service }) =>
      service.figures.map((figure) => `figure ${figure.name} of ${name}: nothing here counts and shows it`),
    )
}

/** What runs by the clock is missed by nobody: it runs in one place. */
function unpreviewed({ stages, workloads, stores }: Plan): string[] {
  const preview = stages.find(({ environment }) => environment.kind === 'preview')
  if (!preview) return []
  return workloads
    .filter(({ platform, service }) => platform !== 'kubernetes' && service.type !== 'job')
    .flatMap((workload) => {
      const why = withoutPreview(workload, stores)
      return why ? [`environment ${preview.name}: there are no previews of ${workload.name}: ${why}`] : []
    })
}

/** What no switch reaches, where others have some. */
function unswitched({ flags, workloads }: Plan): string[] {
  if (!flags) return []
  return workloads
    .filter(({ platform, service }) => service.type !== 'job' && !answers(flags, platform))
    .map(({ name }) => `flags: nothing answers ${name} whether a feature is on`)
}
