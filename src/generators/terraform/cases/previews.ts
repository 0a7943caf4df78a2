import type { Cases } from '../cases.ts'

const key = 'arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555'
const role = 'arn:aws:iam::123456789012:role/example-preview-api'
const image = '123456789012.dkr.ecr.eu-central-1.amazonaws.com/example/api@sha256:0123'

const store = { identifier: 'example-pr-7-work', kms_key_arn: key, secret_name: 'example/pr-7/work' }

const final = {
  'aws_secretsmanager_secret.connection.recovery_window_in_days == 0': 'A secret of the same name may be made at once.',
}

/** Of what pull requests run. */
export const previewCases: Readonly<Record<string, Cases>> = {
  'preview-container': {
    variables: {
      name: 'example-pr-7-api',
      image,
      cpu: 256,
      memory: 512,
      port: 8080,
      role_arn: role,
      start_role_arn: `${role}-start`,
      log_group: '/example/preview/api',
      cluster_arn: 'arn:aws:ecs:eu-central-1:123456789012:cluster/example-production',
      subnet_ids: ['subnet-a'],
      security_group_id: 'sg-0123456789abcdef0',
      public_addresses: false,
    },
    runs: [
      {
        name: 'is_one_small_task_that_must_run',
        holds: {
          'aws_ecs_service.this.desired_count == 1': 'There is one task.',
          'one(aws_ecs_service.this.capacity_provider_strategy).capacity_provider == "FARGATE_SPOT"':
            'It runs on spare capacity.',
          'aws_ecs_service.this.wait_for_steady_state && aws_ecs_service.this.force_delete':
            'An apply waits until it runs, and a destroy does not wait.',
          'length(local.migrations) == 0 && local.container.dependsOn == null': 'Nothing comes before it.',
        },
      },
      {
        name: 'brings_its_tables_first',
        variables: { migration: ['migrate'], environment: { PORT: '8080' } },
        holds: {
          'local.migrations[0].command[0] == "migrate" && !local.migrations[0].essential':
            'The same image is started with the arguments of its migrations, and ends.',
          'contains([for each in local.migrations[0].environment : "${each.name}=${each.value}"], "MIGRATE=only")':
            'It is told to migrate and nothing else.',
          'local.container.dependsOn[0].condition == "SUCCESS"': 'The process begins when they have succeeded.',
        },
      },
    ],
  },
  'preview-function': {
    variables: {
      name: 'example-pr-7-api',
      image,
      memory: 512,
      timeout: 29,
      concurrency: 2,
      role_arn: role,
      log_group: '/example/preview/api',
    },
    runs: [
      {
        name: 'is_live_with_its_newest_version',
        holds: {
          'aws_lambda_function.this.publish && aws_lambda_alias.live.name == "live"':
            'What callers call is the newest.',
          'length(aws_lambda_event_source_mapping.queue) == 0': 'It takes from no queue.',
          'aws_lambda_function.this.role == var.role_arn': 'It makes no role.',
        },
      },
      {
        name: 'takes_from_its_queue',
        variables: { queue_arn: 'arn:aws:sqs:eu-central-1:123456789012:example-pr-7-work' },
        holds: { 'length(aws_lambda_event_source_mapping.queue) == 1': 'Messages of the queue reach it.' },
      },
    ],
  },
  'preview-task-roles': {
    variables: {
      name: 'example-preview-api',
      log_group: '/example/preview/api',
      logs_key_arn: key,
      log_retention_days: 7,
    },
    runs: [
      {
        name: 'keeps_little_and_may_little',
        holds: {
          'aws_cloudwatch_log_group.this.retention_in_days == 7': 'The log is kept for a week.',
          'length(aws_iam_role_policy.this) == 0 && length(aws_iam_role_policy.secrets) == 0':
            'Without a policy and secrets it may do nothing.',
        },
      },
    ],
  },
  'preview-function-role': {
    variables: { name: 'example-preview-api', log_group: '/example/preview/api', logs_key_arn: key },
    runs: [
      {
        name: 'is_outside_the_network_unless_it_must',
        holds: { 'length(aws_iam_role_policy_attachment.network) == 0': 'It makes no interfaces in a network.' },
      },
    ],
  },
  'preview-databases': {
    variables: {
      name: 'example-preview-db-databases',
      image: 'docker.io/library/postgres:18',
      cpu: 256,
      memory: 512,
      log_group: '/example/preview/db-databases',
      logs_key_arn: key,
    },
    runs: [
      {
        name: 'runs_its_script_and_ends',
        holds: {
          'local.container.command[0] == "sh" && strcontains(local.container.command[2], "create database pr_")':
            'It is told what to do when it is run.',
          'local.container.readonlyRootFilesystem && local.container.user == "65532:65532"': 'It is nobody there.',
        },
      },
    ],
  },
  'preview-queue': {
    variables: store,
    runs: [{ name: 'is_gone_at_once', holds: final }],
  },
  'preview-table': {
    variables: { ...store, identifier: 'example-pr-7-state', protected: false, recovery_days: 0 },
    runs: [
      {
        name: 'is_gone_at_once',
        holds: {
          ...final,
          'aws_dynamodb_table.this[0].billing_mode == "PAY_PER_REQUEST" && !aws_dynamodb_table.this[0].deletion_protection_enabled':
            'It costs what is asked of it, and nothing keeps it.',
        },
      },
    ],
  },
  'preview-bucket': {
    variables: { ...store, identifier: 'example-pr-7-files' },
    runs: [
      {
        name: 'is_gone_at_once_with_what_is_in_it',
        holds: { ...final, 'aws_s3_bucket.this.force_destroy': 'Objects do not keep it.' },
      },
    ],
  },
}
