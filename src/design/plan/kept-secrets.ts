import type { Answers } from '../../model/blueprint.ts'
import type { KeptSecret } from '../../model/encrypted.ts'
import type { Previews, Stack, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Monitoring } from '../../model/watch.ts'
import type { Workload } from '../../model/workload.ts'
import { daysOf } from '../secret-age.ts'

/** Copied into the cluster, or mounted there. */
const inAws: ReadonlySet<string> = new Set(['secrets-manager', 'csi'])

/** Secrets that somebody gave a value: of services where they lie in AWS, and of the alerts of each cluster. */
export function keptSecretsOf(
  { compliance }: Pick<Spec, 'compliance'>,
  { secrets }: Answers,
  stacks: readonly Stack[],
  stages: readonly Stage[],
  workloads: readonly Workload[],
  { secret: receivers }: Monitoring,
  previews?: Previews,
): KeptSecret[] {
  const usual = daysOf(undefined, compliance)
  const own = workloads
    .filter(({ platform }) => platform !== 'kubernetes' || inAws.has(secrets?.answer ?? ''))
    .flatMap(({ name, service, secret, platform }) =>
      stages
        .filter(
          ({ environment }) =>
            platform === 'kubernetes' ||
            environment.kind !== 'preview' ||
            previews?.releases.some(({ workload }) => workload.name === name),
        )
        .flatMap((stage): KeptSecret[] => {
          const remote = secret?.remote[stage.name]
          const keys = service.secrets.map((each) => ({
            key: each.name.toLowerCase().replaceAll('_', '-'),
            days: daysOf(each.rotates, compliance),
            made: each.made,
          }))
          return remote ? [{ stack: stage.stack, stage: stage.name, about: name, remote, keys }] : []
        }),
    )
  const platform = stacks
    .filter(({ nodes }) => nodes.length > 0)
    .flatMap(({ name }): KeptSecret[] => {
      const remote = receivers.remote[name]
      const keys = receivers.keys.filter(({ secret }) => secret).map(({ key }) => ({ key, days: usual, made: false }))
      return remote && keys.length > 0 ? [{ stack: name, about: 'platform', remote, keys }] : []
    })
  return [...own, ...platform]
}
