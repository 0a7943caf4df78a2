import type { Cases } from '../cases.ts'

const dimensions = { LoadBalancer: 'app/example/1' }

const metrics = {
  bad: { namespace: 'AWS/ApplicationELB', metric: 'HTTPCode_Target_5XX_Count', stat: 'Sum', dimensions },
  all: { namespace: 'AWS/ApplicationELB', metric: 'RequestCount', stat: 'Sum', dimensions },
}

/** Of what says that users suffer, and of what is broken on purpose to see whether they do. */
export const objectiveCases: Readonly<Record<string, Cases>> = {
  objective: {
    variables: {
      name: 'example-production-ApiErrors',
      description: 'api fails too often',
      metrics,
      share: 'bad / all',
      failures: 'bad',
      pairs: {
        fast: { severity: 'page', limit: 0.0144, long: 3600, short: 300 },
        slow: { severity: 'ticket', limit: 0.001, long: 86400, short: 7200 },
      },
      topic_arns: {
        page: 'arn:aws:sns:eu-central-1:123456789012:example-page',
        ticket: 'arn:aws:sns:eu-central-1:123456789012:example-ticket',
      },
    },
    runs: [
      {
        name: 'tells_when_a_long_and_a_short_window_burn',
        holds: {
          'length(aws_cloudwatch_metric_alarm.window) == 4': 'Each window has an alarm.',
          'aws_cloudwatch_composite_alarm.this["page"].alarm_rule == "(ALARM(\\"example-production-ApiErrors-fast-long\\") AND ALARM(\\"example-production-ApiErrors-fast-short\\"))"':
            'Both windows have to burn.',
          'aws_cloudwatch_composite_alarm.this["ticket"].alarm_actions == toset([var.topic_arns.ticket])':
            'A slow fire calls nobody at night.',
        },
      },
    ],
  },
  judges: {
    variables: {
      name: 'example-production-api',
      watch_seconds: 300,
      judges: { errors: { description: 'A version fails', limit: 0.05, share: 'bad / all', failures: 'bad', metrics } },
    },
    runs: [
      {
        name: 'let_a_version_without_requests_pass',
        holds: {
          'aws_cloudwatch_metric_alarm.this["errors"].treat_missing_data == "notBreaching"':
            'Nothing measured is nothing wrong.',
          'aws_cloudwatch_metric_alarm.this["errors"].alarm_name == "example-production-api-errors"':
            'A deployment finds it by its name.',
        },
      },
    ],
  },
  'health-check': {
    variables: { name: 'example-production-web', host: 'www.example.com' },
    runs: [
      {
        name: 'asks_over_tls_for_the_host',
        holds: {
          'aws_route53_health_check.this.type == "HTTPS" && aws_route53_health_check.this.enable_sni':
            'It asks as browsers do.',
          'aws_route53_health_check.this.failure_threshold == 3': 'One lost answer is no outage.',
          '!aws_route53_health_check.this.measure_latency': 'What nobody reads is not paid for.',
        },
      },
      {
        name: 'refuses_to_ask_from_two_places',
        variables: { regions: ['us-east-1', 'eu-west-1'] },
        refused: ['regions'],
      },
    ],
  },
  fault: {
    variables: {
      name: 'example-staging-stop-tasks',
      description: 'Half of the tasks are stopped',
      role_arn: 'arn:aws:iam::123456789012:role/example-staging-faults',
      stop_alarm_arns: ['arn:aws:cloudwatch:eu-central-1:123456789012:alarm:example-staging-ApiErrors'],
      action: { id: 'aws:ecs:stop-task', target: 'Tasks' },
      target: { type: 'aws:ecs:task', selection: 'PERCENT(50)', tags: { service: 'api' } },
    },
    runs: [
      {
        name: 'ends_when_an_objective_suffers',
        holds: {
          'one(aws_fis_experiment_template.this.stop_condition).source == "aws:cloudwatch:alarm"':
            'An alarm puts everything right.',
          'aws_fis_experiment_template.this.experiment_options[0].empty_target_resolution_mode == "fail"':
            'What breaks nothing proves nothing, and says so.',
        },
      },
      {
        name: 'refuses_to_break_what_nobody_watches',
        variables: { stop_alarm_arns: [] },
        refused: ['stop_alarm_arns'],
      },
    ],
  },
  'secret-keeper': {
    variables: {
      name: 'example-production-secrets',
      namespace: 'example/production',
      policy: '{"Version":"2012-10-17","Statement":[]}',
      secrets: { api: [{ id: 'example/production/api', keys: [{ key: 'SESSION_KEY', days: 90, made: true }] }] },
    },
    runs: [
      {
        name: 'looks_at_each_group_twice_a_day',
        holds: {
          'aws_cloudwatch_event_rule.this.schedule_expression == "rate(12 hours)"': 'It looks twice a day.',
          'keys(aws_lambda_invocation.this) == ["api"]': 'What is new is made at once.',
          'aws_iam_role_policy.this.policy == var.policy': 'It may do what was said and nothing else.',
        },
      },
    ],
  },
}
