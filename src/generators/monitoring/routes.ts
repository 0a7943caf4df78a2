import type { Plan, Stack } from '../../model/plan.ts'
import { serious, watchedIn } from '../scope.ts'

/** Unit tests of the routes: labels of an alert, and who is told. `devops verify` asks Alertmanager's own amtool. */
export function routeTests(stack: Stack, plan: Plan): unknown {
  const [production] = serious(watchedIn(stack, plan))
  const [other] = watchedIn(stack, plan).filter((stage) => !serious([stage]).includes(stage))
  const paged = production ?? other
  const of = (labels: Readonly<Record<string, string>>, receivers: readonly string[]) => ({ labels, receivers })
  return {
    config: `../stacks/${stack.name}/alertmanager.yaml`,
    routes: [
      of({ alertname: 'Watchdog', severity: 'none' }, ['dead-man']),
      of({ alertname: 'InfoInhibitor', severity: 'none' }, ['nobody']),
      of({ alertname: 'KubeNodeNotReady', severity: 'critical' }, ['ticket']),
      ...(paged
        ? [of({ alertname: 'ApiAvailabilityBudgetBurn', severity: 'ticket', namespace: paged.namespace }, ['ticket'])]
        : []),
      ...(production
        ? [
            of({ alertname: 'ApiAvailabilityBudgetBurn', severity: 'page', namespace: production.namespace }, ['page']),
            of({ alertname: 'PageUnanswered', severity: 'page', namespace: production.namespace }, ['escalation']),
          ]
        : []),
      // What only the team uses wakes nobody.
      ...(other
        ? [of({ alertname: 'ApiAvailabilityBudgetBurn', severity: 'page', namespace: other.namespace }, ['ticket'])]
        : []),
    ],
  }
}
