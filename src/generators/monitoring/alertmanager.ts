import type { Plan, Stack } from '../../model/plan.ts'
import { note } from '../../syntax/yaml/print.ts'
import { inNamespaces, serious, watched, watchedIn } from '../scope.ts'

/** Who learns of what. Pages leave production only; addresses come from files that the operator mounts. */
export function alertmanagerConfig(stack: Stack, plan: Plan): unknown {
  const paged = serious(watchedIn(stack, plan))
  // Another region that sees the same outage groups it in the same way, so that the pager knows one incident.
  const production = inNamespaces(serious(watched(plan)))
  const file = (key: string) => `/etc/alertmanager/secrets/${plan.monitoring.secret.name}/${key}`
  return {
    global: { resolve_timeout: '5m' },
    route: note(
      {
        receiver: 'ticket',
        group_by: ['alertname', 'namespace'],
        group_wait: '30s',
        group_interval: '5m',
        repeat_interval: '1d',
        routes: [
          note(
            {
              receiver: 'dead-man',
              matchers: ['alertname="Watchdog"'],
              group_wait: '0s',
              group_interval: '1m',
              repeat_interval: '1m',
            },
            { receiver: 'Always fires. Who receives it raises the alarm when it stops.' },
          ),
          { receiver: 'nobody', matchers: ['severity=~"info|none"'] },
          ...(paged.length > 0
            ? [
                note(
                  {
                    receiver: 'escalation',
                    matchers: ['alertname="PageUnanswered"', production],
                    group_wait: '10s',
                    repeat_interval: '30m',
                  },
                  { receiver: 'A page that goes on for half an hour: the second person too.' },
                ),
                {
                  receiver: 'page',
                  matchers: ['severity="page"', production],
                  group_wait: '10s',
                  repeat_interval: '1h',
                },
                // Falco has names of its own for where something happened.
                ...(plan.addons.some(({ name }) => name === 'falco')
                  ? [
                      {
                        receiver: 'page',
                        matchers: ['severity="page"', 'source="falco"', inNamespaces(paged, 'k8s_ns_name')],
                        group_by: ['alertname', 'k8s_ns_name', 'rule'],
                        group_wait: '10s',
                        repeat_interval: '1h',
                      },
                    ]
                  : []),
              ]
            : []),
          note(
            {
              receiver: 'ticket',
              matchers: ['severity=~"ticket|warning"'],
              active_time_intervals: [workingHours],
            },
            { active_time_intervals: 'What can wait is told when somebody is there to read it.' },
          ),
        ],
      },
      {
        receiver:
          'Also what the chart watches of the platform, critical or not: causes wait until the morning, symptoms page.',
      },
    ),
    time_intervals: [
      note(
        {
          name: workingHours,
          time_intervals: [
            {
              weekdays: ['monday:friday'],
              times: [{ start_time: '07:00', end_time: '19:00' }],
              location: 'UTC',
            },
          ],
        },
        { name: 'Set the location to where the team sits.' },
      ),
    ],
    inhibit_rules: [
      {
        source_matchers: ['severity="page"', 'slo=~".+"'],
        target_matchers: ['severity="ticket"', 'slo=~".+"'],
        equal: ['slo', 'namespace'],
      },
      {
        source_matchers: ['alertname="WorkloadTargetDown"'],
        target_matchers: ['alertname="TargetDown"'],
        equal: ['job', 'namespace'],
      },
    ],
    receivers: [
      { name: 'ticket', slack_configs: [slack(file('slack-webhook-url'), '')] },
      ...(paged.length > 0
        ? [
            { name: 'page', ...pager(plan, file, 'error') },
            { name: 'escalation', ...pager(plan, file, 'critical') },
          ]
        : []),
      {
        name: 'dead-man',
        webhook_configs: [{ url_file: file('dead-man-url'), send_resolved: false }],
      },
      { name: 'nobody' },
    ],
  }
}

const workingHours = 'working-hours'

/** PagerDuty wakes the next level of its policy for what is critical; in Slack it is a louder call. */
function pager({ monitoring }: Plan, file: (key: string) => string, severity: 'error' | 'critical'): object {
  if (monitoring.receivers.page === 'pagerduty')
    return {
      pagerduty_configs: [
        {
          routing_key_file: file('pagerduty-routing-key'),
          severity,
          description: '{{ .CommonAnnotations.summary }} ({{ .CommonLabels.namespace }})',
          details: { alerts: lines },
          links: [{ href: '{{ (index .Alerts 0).Annotations.runbook_url }}', text: 'Runbook' }],
        },
      ],
    }
  // E-mail needs a mail server and an account that the spec does not know: such pages go where people talk.
  return {
    slack_configs: [
      slack(file('slack-webhook-url'), severity === 'critical' ? '<!channel> Nobody came yet. ' : '<!channel> '),
    ],
  }
}

function slack(api_url_file: string, call: string): unknown {
  return {
    api_url_file,
    send_resolved: true,
    color: '{{ if eq .Status "firing" }}danger{{ else }}good{{ end }}',
    title: `{{ .Status | toUpper }}: {{ .CommonLabels.alertname }} in {{ .CommonLabels.namespace }}`,
    title_link: '{{ (index .Alerts 0).Annotations.runbook_url }}',
    text: `${call}{{ .CommonAnnotations.summary }}\n${lines}`,
  }
}

const lines = '{{ range .Alerts }}{{ .Labels.severity }}: {{ .Annotations.description }}\n{{ end }}'
