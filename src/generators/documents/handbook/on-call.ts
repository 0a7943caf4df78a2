import type { Blueprint } from '../../../model/blueprint.ts'
import { code, sh, table } from '../markdown.ts'
import { onCluster, pagerOf, productionOf, teamOf } from '../people.ts'
import { access } from './access.ts'

/** What a person on call needs; seeded, since a rotation is the team's. */
export function onCall(blueprint: Blueprint): string {
  const { plan, spec } = blueprint
  const pages = plan.alerts.filter(({ severity }) => severity === 'page')
  return `${[
    `# On call for ${plan.system}`,
    'This file is yours: nothing writes it again. Fill in the names.',
    '## Rotation',
    rotation(spec.team.engineers),
    `${spec.team.pager === 'slack' ? 'Pages and tickets come to Slack, which wakes nobody by itself: let its channel for pages ring through the night on the telephone of the first on call.' : `Pages come by ${pagerOf(blueprint)}, tickets to Slack.`} ${pages.length} alerts page: ${code(pages.map(({ name }) => name))}. Each has a [runbook](../runbooks/README.md); the rest makes tickets for working hours.`,
    '## Handing over',
    [
      '- [ ] Incidents of the week, and which reviews are still to be written',
      '- [ ] What fired and was nothing: mend or remove the alert, in the same week',
      '- [ ] Error budgets: which of them is below half',
      `- [ ] Silences that still run, and \`delivery/freeze.yaml\``,
      `- [ ] What is under way: ${onCluster(plan) ? 'upgrades of the cluster, ' : ''}migrations, promotions that wait`,
      ...(plan.previews
        ? [
            '- [ ] Open issues with the label `previews`: what is paid for and wanted by nobody ([previews.md](../previews.md))',
          ]
        : []),
      '- [ ] The next person has answered a test page and can log in everywhere below',
    ].join('\n'),
    '## Escalation',
    table(
      ['After', 'Call'],
      [
        ['5 minutes without an answer', 'the second on call'],
        ['15 minutes more', `everybody of ${teamOf(plan)}`],
        ['severity 1, at once', 'whoever leads the incident: [incidents.md](incidents.md)'],
      ],
    ),
    '## Dashboards',
    dashboards(blueprint),
    '## Silencing',
    silencing(blueprint),
    '## Access',
    access(blueprint),
  ].join('\n\n')}\n`
}

function rotation(engineers: number): string {
  const people =
    engineers < 4
      ? 'With so few people nobody can be woken every second week for long: agree on the hours in which somebody answers, say them to users, and let the times of [incidents.md](incidents.md) run in those hours alone.'
      : 'A week each, from Tuesday noon. Never two weeks in a row, and never without a second.'
  return `${people}\n\n${table(['Week from', 'First', 'Second'], [['', '', '']])}`
}

function dashboards({ plan }: Blueprint): string {
  const { dashboards, namespace } = plan.monitoring
  const stack = plan.stacks.find(({ name }) => name === productionOf(plan)?.stack)
  if (!dashboards)
    return `[CloudWatch in ${stack?.region}](https://${stack?.region}.console.aws.amazon.com/cloudwatch/home?region=${stack?.region}#alarmsV2:): alarms, and logs of each service.`
  const pages = [
    ['Objectives and budgets', dashboards.objectives],
    ...Object.entries(dashboards.services).map(([name, uid]) => [name, uid]),
    ...(plan.stores.length > 0 ? [['Stores', dashboards.stores]] : []),
    ['Deliveries', dashboards.deliveries],
  ]
  return [
    sh([`kubectl --namespace ${namespace} port-forward service/kube-prometheus-stack-grafana 3000:80`]),
    pages.map(([title, uid]) => `- [${title}](${dashboards.url}/d/${uid})`).join('\n'),
  ].join('\n\n')
}

function silencing({ plan }: Blueprint): string {
  const { namespace } = plan.monitoring
  const watch = plan.alerts.some(({ source }) => source === 'cloudwatch')
  const alarm = plan.alerts.find(({ source }) => source === 'cloudwatch')
  return [
    'Silence what you work on, with your name, a reason and an end: never more than the next handing over, never a whole severity.',
    ...(onCluster(plan) && plan.monitoring.dashboards
      ? [
          sh([
            `kubectl --namespace ${namespace} port-forward service/kube-prometheus-stack-alertmanager 9093`,
            `amtool --alertmanager.url http://localhost:9093 silence add --author "$USER" --comment 'why' --duration 2h alertname=${plan.alerts.find(({ source }) => source === 'prometheus')?.name ?? 'NAME'}`,
          ]),
        ]
      : []),
    ...(watch
      ? [
          `CloudWatch knows no silence with an end: turn the actions of the one alarm off, and write down when they go on again.`,
          sh([`aws cloudwatch disable-alarm-actions --alarm-names NAME # the alarm behind ${alarm?.name}`]),
        ]
      : []),
  ].join('\n\n')
}
