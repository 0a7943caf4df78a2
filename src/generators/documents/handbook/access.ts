import type { Blueprint } from '../../../model/blueprint.ts'
import { table } from '../markdown.ts'
import { onCluster, pagerOf, productionOf, teamOf } from '../people.ts'

/** What a person must be able to open, and how to see that it opens. */
export function access(blueprint: Blueprint): string {
  const { plan } = blueprint
  const stack = plan.stacks.find(({ name }) => name === productionOf(plan)?.stack)
  return table(
    ['Where', 'For', 'Try it'],
    [
      [
        `GitHub, team ${teamOf(plan)}`,
        'code, deliveries, approvals',
        `\`gh run list --repo ${plan.delivery.repository} --limit 3\``,
      ],
      ['AWS', 'stores, logs, alarms', '`aws sts get-caller-identity`'],
      ...(onCluster(plan) && stack
        ? [
            [
              `the cluster \`${stack.cluster}\``,
              'pods and what they say',
              `\`aws eks update-kubeconfig --name ${stack.cluster} --region ${stack.region} && kubectl get namespaces\``,
            ],
          ]
        : []),
      ...(plan.monitoring.dashboards
        ? [
            [
              'Grafana',
              'dashboards',
              `the secret \`${plan.monitoring.dashboards.secret.remote[stack?.name ?? '']}\` has its user`,
            ],
          ]
        : []),
      [pagerOf(blueprint), 'pages', 'a test page'],
    ],
  )
}
