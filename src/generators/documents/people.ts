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

/** Where it stands what follows when a budget is gone; where Prometheus measures, its rules bring the policy. */
export function budgetPath({ addons, slos }: Plan): string | undefined {
  if (slos.length === 0) return undefined
  return addons.some(({ name }) => name === 'kube-prometheus-stack')
    ? 'slo/error-budget-policy.md'
    : 'docs/handbook/error-budgets.md'
}

export function onCluster({ pods }: Plan): boolean {
  return pods.length > 0
}
