import type { Release } from '../../../model/plan.ts'
import { type Block, block } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { isProduction, type StackContext } from './context.ts'
import { indicatorOf } from './indicators.ts'
import { balancerOf, of, shiftOf, targetsOf } from './releases.ts'

/** Judges of versions that share the traffic: each objective, measured of either target group by itself. */
export function judgeBlocks(context: StackContext): Block[] {
  return of(context, 'containers').flatMap((release) => {
    const { plan } = context
    const shift = shiftOf(release, context)
    if (!shift || !judged(release, context)) return []
    const judges = shift.judges.flatMap(({ slo: name, allowed, burn }) => {
      const slo = plan.slos.find((each) => each.name === name)
      return targetsOf(release, context).flatMap((target, index) => {
        const indicator =
          slo &&
          indicatorOf('load-balancer', {
            slo,
            call: '',
            balancer: balancerOf(release),
            name: release.name,
            targets: [target],
          })
        const limit = Number((burn * allowed).toPrecision(6))
        return indicator
          ? [[`${name}-${sides[index]}`, { description: `${slo.title}, of one version`, limit, ...indicator }] as const]
          : []
      })
    })
    return [
      block('module', [judgesCall(release)], {
        source: '../../modules/judges',
        name: `${plan.system}-${release.stage.name}-judge`,
        watch_seconds: shift.watch / 1000,
        judges: Object.fromEntries(judges),
      }),
    ]
  })
}

/** Whether somebody uses it whose requests tell good from bad. */
export function judged(release: Release, context: StackContext): boolean {
  const shift = shiftOf(release, context)
  return (
    shift !== undefined &&
    release.workload.platform === 'containers' &&
    isProduction(release.stage) &&
    shift.judges.length > 0
  )
}

export function judgesCall({ stage, workload }: Release): string {
  return `${label(stage.name, workload.name)}_judges`
}

const sides = ['blue', 'green'] as const
