import { type Block, block, call, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument, trustDocument } from '../policy.ts'

/** Switches of one stage: AppConfig keeps them, lets them out slowly, and puts them back when an alarm goes red. */
export function flagsModule(): Module {
  return {
    main: [
      block('resource', ['aws_appconfig_application', 'this'], {
        name: ref('var.name'),
        description: template`Feature flags of ${ref('var.name')}`,
      }),
      environment(),
      profile(),
      block('resource', ['aws_appconfig_deployment_strategy', 'this'], {
        name: ref('var.name'),
        description: 'A fifth at a time, and watched for as long again',
        deployment_duration_in_minutes: ref('var.minutes'),
        final_bake_time_in_minutes: ref('var.minutes'),
        growth_factor: 20,
        growth_type: 'LINEAR',
        replicate_to: 'NONE',
      }),
      ...first(),
      ...watching(),
      ...releasing(),
    ],
    variables: [
      variable('name', 'string', 'Name of the application, such as crm-production', {
        valid: { condition: 'length(var.name) <= 58', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      variable('environment', 'string', 'Stage that the flags are of'),
      variable('minutes', 'number', 'Minutes until all tasks have new flags, and that they are watched for then'),
      variable('alarm_arns', 'list(string)', 'Alarms that put the flags before back: five at most', {
        default: [],
        valid: { condition: 'length(var.alarm_arns) <= 5', message: 'AppConfig watches five alarms at most.' },
      }),
      variable('release_role', 'string', 'Role of the pipeline that brings flags to this stage'),
    ],
    outputs: [
      output('application', 'aws_appconfig_application.this.name', 'The application, as the agent asks for it'),
      output('environment', 'aws_appconfig_environment.this.name', 'The environment, as the agent asks for it'),
      output(
        'configuration_arn',
        '"${aws_appconfig_application.this.arn}/environment/${aws_appconfig_environment.this.environment_id}/configuration/${aws_appconfig_configuration_profile.this.configuration_profile_id}"',
        'What tasks read',
      ),
    ],
  }
}

function environment(): Block {
  return block(
    'resource',
    ['aws_appconfig_environment', 'this'],
    { name: ref('var.environment'), application_id: ref('aws_appconfig_application.this.id') },
    [
      block('dynamic', ['monitor'], { for_each: ref('var.alarm_arns') }, [
        block('content', [], {
          alarm_arn: ref('monitor.value'),
          alarm_role_arn: ref('aws_iam_role.watch.arn'),
        }),
      ]),
    ],
  )
}

function profile(): Block {
  return block(
    'resource',
    ['aws_appconfig_configuration_profile', 'this'],
    { name: 'flags', application_id: ref('aws_appconfig_application.this.id'), location_uri: 'hosted' },
    [
      block('validator', [], {
        type: 'JSON_SCHEMA',
        content: call('jsonencode', {
          $schema: 'http://json-schema.org/draft-07/schema#',
          type: 'object',
          required: ['flags'],
          properties: {
            flags: {
              type: 'object',
              additionalProperties: {
                type: 'object',
                required: ['state', 'variants', 'defaultVariant'],
                properties: { state: { enum: ['ENABLED', 'DISABLED'] }, variants: { type: 'object' } },
              },
            },
          },
        }),
      }),
    ],
  )
}

/** Nothing is on until a delivery says so; without any version what asks would be told that there is none. */
function first(): Block[] {
  const of = {
    application_id: ref('aws_appconfig_application.this.id'),
    configuration_profile_id: ref('aws_appconfig_configuration_profile.this.configuration_profile_id'),
  }
  const later = (what: string) =>
    block('lifecycle', [], { ignore_changes: commented('The pipeline brings those that follow.', raw(what)) })
  return [
    block(
      'resource',
      ['aws_appconfig_hosted_configuration_version', 'first'],
      { ...of, description: 'None', content: call('jsonencode', { flags: {} }), content_type: 'application/json' },
      [later('[content, description]')],
    ),
    block(
      'resource',
      ['aws_appconfig_deployment', 'first'],
      {
        ...of,
        environment_id: ref('aws_appconfig_environment.this.environment_id'),
        configuration_version: ref('aws_appconfig_hosted_configuration_version.first.version_number'),
        deployment_strategy_id: ref('aws_appconfig_deployment_strategy.this.id'),
      },
      [later('[configuration_version, deployment_strategy_id]')],
    ),
  ]
}

function watching(): Block[] {
  return [
    trustDocument('watch', { type: 'Service', identifiers: ['appconfig.amazonaws.com'] }, ['sts:AssumeRole']),
    policyDocument('alarms', [{ sid: 'LookAtAlarms', actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }]),
    block('resource', ['aws_iam_role', 'watch'], {
      name: template`${ref('var.name')}-flags`,
      description: template`Looks at the alarms of ${ref('var.name')} while flags are let out`,
      assume_role_policy: ref('data.aws_iam_policy_document.watch.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'watch'], {
      name: 'alarms',
      role: ref('aws_iam_role.watch.id'),
      policy: ref('data.aws_iam_policy_document.alarms.json'),
    }),
  ]
}

/** Attached here, where the names of AWS are known, to the role that the bootstrap made for the stage. */
function releasing(): Block[] {
  const own = ref('aws_appconfig_application.this.arn')
  return [
    policyDocument('release', [
      {
        sid: 'FindFlags',
        actions: ['appconfig:ListApplications', 'appconfig:ListDeploymentStrategies'],
        resources: ['*'],
      },
      {
        sid: 'BringFlags',
        actions: [
          'appconfig:CreateHostedConfigurationVersion',
          'appconfig:GetDeployment',
          'appconfig:GetHostedConfigurationVersion',
          'appconfig:ListConfigurationProfiles',
          'appconfig:ListDeployments',
          'appconfig:ListEnvironments',
          'appconfig:StartDeployment',
          'appconfig:StopDeployment',
        ],
        resources: [own, template`${own}/*`, ref('aws_appconfig_deployment_strategy.this.arn')],
      },
    ]),
    block('resource', ['aws_iam_role_policy', 'release'], {
      name: 'flags',
      role: ref('var.release_role'),
      policy: ref('data.aws_iam_policy_document.release.json'),
    }),
  ]
}
