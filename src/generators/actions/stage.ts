import { doorOf } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Stage } from '../../model/plan.ts'
import { freezeStep } from './freeze.ts'
import { checkoutAt, machine, type Step } from './steps.ts'
import { buildJob } from './ways/sites.ts'
import { ways } from './ways/ways.ts'

export interface Delivery {
  /** Jobs that come before. */
  readonly needs: readonly string[]
  /** Those of them that the build of the frontends waits for. */
  readonly built: readonly string[]
  readonly if?: string
  /** Expression that gives the commit to deliver. */
  readonly revision: string
  /** Steps that write the file `$IMAGES`. */
  readonly images: readonly Step[]
  /** Expression that gives why a closed calendar is passed over. */
  readonly reason: string
  /** Condition under which the calendar is asked; always without. */
  readonly asked?: string
}

/** The jobs that bring a revision to a stage: frontends are built where nothing is allowed, then all is put in place at once. */
export function stageJobs(stage: Stage, blueprint: Blueprint, delivery: Delivery) {
  const { name } = stage
  const { needs, built, revision, images, reason, asked, if: condition } = delivery
  const gone = ways.filter((way) => way.wants(blueprint))
  const frontends = blueprint.plan.sites.length > 0
  const when = condition && { if: condition }
  return {
    ...(frontends && {
      [`frontends-${name}`]: {
        ...(built.length > 0 && { needs: built }),
        ...when,
        ...buildJob(stage, blueprint, revision),
      },
    }),
    [name]: {
      name: `to ${name}`,
      needs: [...needs, ...(frontends ? [`frontends-${name}`] : [])],
      ...when,
      // The key of the app is good for an hour.
      ...machine(
        [...blueprint.plan.rollouts, ...blueprint.plan.shifts].some(({ stages }) => stages.includes(name)) ? 59 : 45,
      ),
      // It asks a person where one must agree, gives the key of the app to this branch alone, and tells AWS which role to believe in.
      environment: { name, url: doorOf(stage, blueprint.plan) },
      concurrency: { group: `stage-${name}` },
      permissions: Object.assign({ contents: 'read' }, ...gone.map(({ permissions }) => permissions)),
      ...(images.length > 0 && { env: { IMAGES: '${{ github.workspace }}/images.txt' } }),
      steps: [
        // The newest calendar, and what the branch says now.
        checkoutAt(blueprint.plan.delivery.branch),
        ...(stage.environment.kind === 'production' ? [freezeStep(reason, asked)] : []),
        ...images,
        ...gone.flatMap((way) => way.forward(stage, blueprint, revision)),
        ...gone.toReversed().flatMap((way) => way.back(stage, blueprint)),
      ],
    },
  }
}
