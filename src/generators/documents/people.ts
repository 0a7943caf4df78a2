import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import { serious } from '../scope.ts'

/** GitHub knows teams and `devops.yaml` does not: it is called like the system, as in CODEOWNERS. */
export function teamOf({ delivery, system }: Plan): string {
  return `@${delivery.repository.split('/')[0]}/${system}`
}

export function pagerOf({ spec }: Blueprint): string {
  return { pagerduty: 'PagerDuty', slack: 'Slack', email: 'e-mail' }[spec.team.pager]
}

/** The stage whose users are real. */
export function productionOf(plan: Plan): Stage | undefined {
  return serious(plan.stages)[0] ?? plan.stages.at(-1)
}

export function onCluster({ pods }: Plan): boolean {
  return pods.length > 0
}
