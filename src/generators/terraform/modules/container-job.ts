import { type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { policyDocument, trustDocument } from '../policy.ts'
import { network, placeInNetwork, taskBlocks, taskRoles, taskVariables } from './container-task.ts'

/** A task that runs by the clock and ends. */
export function containerJobModule(): Module {
  return {
    main: [...taskBlocks({ flags: false }), ...scheduler(), missed(), schedule()],
    variables: [
      ...taskVariables,
      ...placeInNetwork,
      variable('schedule', 'string', 'When it runs, as EventBridge writes it'),
    ],
    outputs: [
      output('family', 'aws_ecs_task_definition.this.family', 'Its task definition, as events name it'),
      output('log_group', 'aws_cloudwatch_log_group.this.name', 'Where its log is'),
      output('missed_queue', 'aws_sqs_queue.missed.name', 'Queue of runs that could not be started'),
    ],
  }
}

function scheduler(): Block[] {
  return [
    block('data', ['aws_caller_identity', 'current']),
    trustDocument(
      'clock',
      { type: 'Service', identifiers: ['scheduler.amazonaws.com'] },
      ['sts:AssumeRole'],
      [
        {
          test: 'StringEquals',
          variable: 'aws:SourceAccount',
          values: [ref('data.aws_caller_identity.current.account_id')],
        },
      ],
    ),
    policyDocument('scheduler', [
      {
        sid: 'RunTask',
        actions: ['ecs:RunTask'],
        resources: [template`${ref('aws_ecs_task_definition.this.arn_without_revision')}:*`],
        conditions: [{ test: 'ArnEquals', variable: 'ecs:cluster', values: [ref('var.cluster_arn')] }],
      },
      {
        sid: 'HandOverRoles',
        actions: ['iam:PassRole'],
        resources: taskRoles.map((role) => ref(role)),
        conditions: [{ test: 'StringEquals', variable: 'iam:PassedToService', values: ['ecs-tasks.amazonaws.com'] }],
      },
      { sid: 'KeepMissed', actions: ['sqs:SendMessage'], resources: [ref('aws_sqs_queue.missed.arn')] },
    ]),
    block('resource', ['aws_iam_role', 'scheduler'], {
      name: template`${ref('var.name')}-clock`,
      description: template`Starts ${ref('var.name')}`,
      assume_role_policy: ref('data.aws_iam_policy_document.clock.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'scheduler'], {
      name: 'start',
      role: ref('aws_iam_role.scheduler.id'),
      policy: ref('data.aws_iam_policy_document.scheduler.json'),
    }),
  ]
}

function missed(): Block {
  return commented(
    'Runs that could not be started wait here for somebody to look.',
    block('resource', ['aws_sqs_queue', 'missed'], {
      name: template`${ref('var.name')}-missed`,
      message_retention_seconds: 1_209_600,
      sqs_managed_sse_enabled: true,
    }),
  )
}

function schedule(): Block {
  return block(
    'resource',
    ['aws_scheduler_schedule', 'this'],
    { name: ref('var.name'), schedule_expression: ref('var.schedule'), schedule_expression_timezone: 'UTC' },
    [
      block('flexible_time_window', [], { mode: 'OFF' }),
      block('target', [], { arn: ref('var.cluster_arn'), role_arn: ref('aws_iam_role.scheduler.arn') }, [
        block(
          'ecs_parameters',
          [],
          {
            task_definition_arn: ref('aws_ecs_task_definition.this.arn_without_revision'),
            launch_type: 'FARGATE',
            propagate_tags: 'TASK_DEFINITION',
          },
          [network()],
        ),
        block('retry_policy', [], { maximum_retry_attempts: 3, maximum_event_age_in_seconds: 3600 }),
        block('dead_letter_config', [], { arn: ref('aws_sqs_queue.missed.arn') }),
      ]),
    ],
  )
}
