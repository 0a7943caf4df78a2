import type { Cases } from '../cases.ts'

const balancing = 'arn:aws:elasticloadbalancing:eu-central-1:123456789012'

const task = {
  name: 'example-production-api',
  image: '123456789012.dkr.ecr.eu-central-1.amazonaws.com/example/api@sha256:0123',
  cpu: 512,
  memory: 1024,
  port: 8080,
  log_group: '/example/production/api',
  logs_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555',
  cluster_arn: 'arn:aws:ecs:eu-central-1:123456789012:cluster/example-production',
  subnet_ids: ['subnet-a', 'subnet-b'],
  security_group_id: 'sg-0123456789abcdef0',
  public_addresses: false,
}

const service = {
  ...task,
  spot: false,
  cluster_name: 'example-production',
  min: 2,
  max: 6,
  cpu_target: 60,
}

const logged = { 'aws_cloudwatch_log_group.this.kms_key_id == var.logs_key_arn': 'The log is encrypted with our key.' }

const tooLong = {
  name: 'refuses_a_name_that_is_too_long',
  variables: { name: 'example-production-api-of-a-name-that-iam-would-not-let-through' },
  refused: ['name'],
}

/** Of what runs on ECS. */
export const containerCases: Readonly<Record<string, Cases>> = {
  'container-cluster': {
    variables: { name: 'example-production', logs_key_arn: task.logs_key_arn },
    runs: [
      {
        name: 'records_who_enters_a_container',
        holds: {
          'aws_ecs_cluster.this.configuration[0].execute_command_configuration[0].logging == "OVERRIDE"':
            'Commands in containers are written down.',
          'aws_cloudwatch_log_group.commands.kms_key_id == var.logs_key_arn && aws_cloudwatch_log_group.commands.retention_in_days == 365':
            'The record is encrypted with our key and kept for a year.',
          'one(aws_ecs_cluster.this.setting).value == "enabled"': 'Tasks are measured.',
        },
      },
    ],
  },
  'container-service': {
    variables: {
      ...service,
      target_group_arn: `${balancing}:targetgroup/example/1`,
    },
    runs: [
      {
        name: 'is_replaced_without_a_gap',
        holds: {
          ...logged,
          'aws_ecs_service.this.deployment_minimum_healthy_percent == 100': 'No task goes before another stands.',
          'aws_ecs_service.this.deployment_circuit_breaker[0].rollback': 'A version that does not start is put back.',
          'aws_appautoscaling_target.this.min_capacity == 2 && aws_appautoscaling_target.this.max_capacity == 6':
            'There are as many tasks as were asked for.',
          'aws_ecs_service.this.network_configuration[0].assign_public_ip == false': 'A task has no address outside.',
          'one(aws_ecs_service.this.capacity_provider_strategy).capacity_provider == "FARGATE"':
            'AWS takes no capacity back.',
        },
      },
      {
        name: 'is_put_back_by_alarms',
        variables: { rollback_alarms: ['example-production-ApiErrors'] },
        holds: {
          'aws_ecs_service.this.alarms[0].enable && aws_ecs_service.this.alarms[0].rollback':
            'An alarm that goes red puts the version before back.',
        },
      },
      {
        name: 'follows_messages_that_wait',
        variables: {
          port: null,
          target_group_arn: null,
          cpu_target: null,
          backlog_target: { for_each_task: 100, queue: 'example-production-jobs' },
        },
        holds: {
          'length(aws_ecs_service.this.load_balancer) == 0': 'Nobody reaches it.',
          'length(aws_appautoscaling_policy.cpu) == 0 && length(aws_appautoscaling_policy.backlog) == 1':
            'It is scaled by its queue alone.',
        },
      },
      tooLong,
    ],
  },
  'shifted-service': {
    variables: {
      ...service,
      target: {
        arn: `${balancing}:targetgroup/example-a/1`,
        other_arn: `${balancing}:targetgroup/example-b/2`,
        rule_arn: `${balancing}:listener-rule/app/example/1/2/3`,
        trial_rule_arn: `${balancing}:listener-rule/app/example/1/2/4`,
      },
      share: 10,
      watch_minutes: 5,
    },
    runs: [
      {
        name: 'gives_a_new_version_a_share_first',
        holds: {
          ...logged,
          'aws_ecs_service.this.deployment_configuration[0].strategy == "CANARY"': 'The traffic is moved by a share.',
          'tonumber(aws_ecs_service.this.deployment_configuration[0].canary_configuration[0].canary_percent) == 10':
            'The share is what was asked for.',
          'aws_ecs_service.this.deployment_circuit_breaker[0].rollback': 'A version that does not start is put back.',
        },
      },
      {
        name: 'changes_over_at_once',
        variables: { share: 100 },
        holds: {
          'aws_ecs_service.this.deployment_configuration[0].strategy == "BLUE_GREEN"': 'All traffic moves together.',
        },
      },
      { name: 'refuses_a_share_of_nothing', variables: { share: 0 }, refused: ['share'] },
    ],
  },
  'container-job': {
    variables: { ...task, name: 'example-production-nightly', port: null, schedule: 'cron(15 1 * * ? *)' },
    runs: [
      {
        name: 'keeps_runs_that_could_not_start',
        holds: {
          ...logged,
          'aws_scheduler_schedule.this.schedule_expression_timezone == "UTC"': 'No hour comes twice or never.',
          'aws_scheduler_schedule.this.target[0].retry_policy[0].maximum_retry_attempts == 3':
            'A start is tried again.',
          'aws_sqs_queue.missed.message_retention_seconds == 1209600 && aws_sqs_queue.missed.sqs_managed_sse_enabled':
            'There are 14 days to look at what did not start, and it is encrypted.',
        },
      },
    ],
  },
}
