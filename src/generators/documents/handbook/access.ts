import type { Blueprint } from '../../../model/blueprint.ts'
import { table } from '../markdown.ts'
import { onCluster, pagerOf, productionOf, teamOf } from '../people.ts'

/** What a person must be able to open, and how to see that it opens. */
export function access(blueprint: Blueprint): string {
  const { plan } = blueprint
  const home = plan.stacks.find(({ name }) => name === productionOf(plan)?.stack)
  const clusters = plan.stacks.filter((stack) => stack === home || stack.purpose === 'recovery')
  return table(
    ['Where', 'For', 'Try it'],
    [
      [
        `GitHub, team ${teamOf(plan)}`,
        'code, deliveries, approvals',
        `\`gh run list --repo ${plan.delivery.repository} --limit 3\``,
      ],
      ['AWS', 'stores, logs, alarms', '`aws sts get-caller-identity`'],
      ...(onCluster(plan)
        ? clusters.map(({ cluster, region, purpose }) => [
            `the cluster \`${cluster}\``,
            purpose === 'recovery' ? `the same when ${home?.region} is lost` : 'pods and what they say',
            `\`aws eks update-kubeconfig --name ${cluster} --region ${region} && kubectl get namespaces\``,
          ])
        : []),
      ...(plan.monitoring.dashboards
        ? [
            [
              'Grafana',
              'dashboards',
              `the secret \`${plan.monitoring.dashboards.secret.remote[home?.name ?? '']}\` has its user`,
            ],
          ]
        : []),
      [pagerOf(blueprint), 'pages', 'a test page'],
    ],
  )
}
