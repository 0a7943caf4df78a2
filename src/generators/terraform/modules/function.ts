import {
  type Block,
  block,
  call,
  commented,
  conditional,
  operation,
  raw,
  ref,
  type Value,
} from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { schedule, sqsSource } from './function-events.ts'
import { functionRole } from './function-role.ts'
import { shifting } from './function-shift.ts'
import { logGroup, logVariables } from './log-group.ts'

/** A function from an image. Who calls it calls the alias `live`; which version that is, the pipeline says. */
export function functionModule(): Module {
  return {
    main: [
      block('data', ['aws_caller_identity', 'current']),
      block('data', ['aws_region', 'current']),
      logGroup(),
      ...functionRole({ missed: true }),
      theFunction(
        {
          role: ref('aws_iam_role.this.arn'),
          group: ref('aws_cloudwatch_log_group.this.name'),
          depends_on: commented(
            'Lambda makes its interfaces in the network, and takes them away, with the rights of the role.',
            raw('[aws_iam_role_policy.base, aws_iam_role_policy_attachment.network]'),
          ),
        },
        [
          block('dynamic', ['dead_letter_config'], { for_each: ref('aws_sqs_queue.missed[*].arn') }, [
            block('content', [], { target_arn: ref('dead_letter_config.value') }),
          ]),
          block('lifecycle', [], {
            ignore_changes: commented(
              'Brought by deliveries; what else changes here takes effect with the next one.',
              raw('[image_uri]'),
            ),
          }),
        ],
      ),
      block(
        'resource',
        ['aws_lambda_alias', 'live'],
        {
          name: 'live',
          function_name: ref('aws_lambda_function.this.function_name'),
          function_version: ref('aws_lambda_function.this.version'),
        },
        [
          block('lifecycle', [], {
            ignore_changes: commented('Moved by deliveries.', raw('[function_version, routing_config]')),
          }),
        ],
      ),
      ...shifting(),
      sqsSource({ depends_on: [ref('aws_iam_role_policy.own')] }),
      ...schedule(),
    ],
    variables: [
      variable('name', 'string', 'Name of the function and its role, such as crm-staging-api', {
        valid: { condition: 'length(var.name) <= 57', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      ...callVariables,
      variable('secret_arns', 'list(string)', 'Secrets that it may read', { default: [] }),
      variable('secret_key_arns', 'list(string)', 'Keys that those secrets are encrypted with', { default: [] }),
      variable('policy', 'string', 'What else it may do in AWS: a policy document in JSON', { default: null }),
      ...placeVariables,
      variable('shift', 'string', 'How a new version takes over, as CodeDeploy calls it', {
        default: 'LambdaAllAtOnce',
      }),
      variable('rollback_alarms', 'list(string)', 'Alarms that put the version before back', { default: [] }),
      queueVariable,
      variable('schedule', 'string', 'When it runs, as EventBridge writes it; none where it is called', {
        default: null,
      }),
      ...logVariables,
    ],
    outputs: [
      output('name', 'aws_lambda_function.this.function_name', 'The function, as metrics have it'),
      output('alias_arn', 'aws_lambda_alias.live.arn', 'What callers call'),
      output('invoke_arn', 'aws_lambda_alias.live.invoke_arn', 'The same, for an API gateway'),
      output('log_group', 'aws_cloudwatch_log_group.this.name', 'Where its log is'),
      output(
        'missed_queue',
        'one(aws_sqs_queue.missed[*].name)',
        'Queue of runs that failed for good or never began; none where it is called',
      ),
    ],
  }
}

export const callVariables = [
  variable('image', 'string', 'Image with its digest, in the registry of this region'),
  variable('memory', 'number', 'MiB of memory; processor comes along with it'),
  variable('timeout', 'number', 'Seconds until it is ended'),
  variable('concurrency', 'number', 'How many may run at once: no more than its database bears', {
    valid: { condition: 'var.concurrency >= 1', message: 'With 0 it never runs, and with -1 nothing limits it.' },
  }),
  variable('environment', 'map(string)', 'Variables that everybody may know', { default: {} }),
]

export const placeVariables = [
  variable('subnet_ids', 'list(string)', 'Private subnets, where it has to reach a store in the network', {
    default: [],
  }),
  variable('security_group_ids', 'list(string)', 'Whom it reaches there', { default: [] }),
]

export const queueVariable = variable(
  'queue_arn',
  'string',
  'Queue that it takes messages from; none where it is called',
  { default: null },
)

/** What all functions have, whoever brings their versions. */
export function theFunction(
  { role, group, ...after }: { readonly role: Value; readonly group: Value; readonly depends_on?: Value },
  blocks: readonly Block[] = [],
): Block {
  return block(
    'resource',
    ['aws_lambda_function', 'this'],
    {
      function_name: ref('var.name'),
      role,
      package_type: 'Image',
      image_uri: ref('var.image'),
      architectures: ['arm64'],
      memory_size: ref('var.memory'),
      timeout: ref('var.timeout'),
      reserved_concurrent_executions: ref('var.concurrency'),
      publish: true,
      ...after,
    },
    [
      block('environment', [], { variables: ref('var.environment') }),
      block('tracing_config', [], { mode: 'Active' }),
      block('logging_config', [], {
        log_format: 'JSON',
        log_group: group,
      }),
      block(
        'dynamic',
        ['vpc_config'],
        { for_each: conditional(operation(call('length', ref('var.subnet_ids')), '>', 0), [1], []) },
        [
          block('content', [], {
            subnet_ids: ref('var.subnet_ids'),
            security_group_ids: ref('var.security_group_ids'),
          }),
        ],
      ),
      ...blocks,
    ],
  )
}
