import type { Cases } from '../cases.ts'

const alarm = 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:example-production-ApiErrors'

/** Of feature flags. */
export const flagCases: Readonly<Record<string, Cases>> = {
  flags: {
    variables: {
      name: 'example-production',
      environment: 'production',
      minutes: 10,
      alarm_arns: [alarm],
      release_role: 'example-production-release',
    },
    runs: [
      {
        name: 'are_let_out_slowly_and_put_back',
        holds: {
          'aws_appconfig_deployment_strategy.this.growth_factor == 20 && aws_appconfig_deployment_strategy.this.final_bake_time_in_minutes == 10':
            'A fifth of the tasks at a time, and watched for as long again.',
          'one(aws_appconfig_environment.this.monitor).alarm_arn == var.alarm_arns[0]': 'An alarm puts them back.',
          'jsondecode(aws_appconfig_hosted_configuration_version.first.content) == { flags = {} }':
            'Nothing is on until somebody says so.',
        },
      },
      {
        name: 'refuses_more_alarms_than_are_watched',
        variables: { alarm_arns: ['1', '2', '3', '4', '5', '6'].map((each) => `${alarm}-${each}`) },
        refused: ['alarm_arns'],
      },
    ],
  },
}
