import {
  type Attributes,
  type Block,
  block,
  call,
  commented,
  conditional,
  listFor,
  mapFor,
  operation,
  ref,
  template,
  type Value,
} from '../../../syntax/hcl/build.ts'
import { variable } from '../module.ts'
import { policyDocument, trustDocument } from '../policy.ts'
import { logGroup, logVariables } from './log-group.ts'
import { besideTask } from './task-flags.ts'

/** What runs: the definition of a task, its log, the role that starts it and the role that it runs with. `more` is said of its container. */
export function taskBlocks({ flags, more = {} }: { flags: boolean; more?: Attributes }): Block[] {
  return [
    block('data', ['aws_region', 'current']),
    logGroup(),
    trustDocument('tasks', { type: 'Service', identifiers: ['ecs-tasks.amazonaws.com'] }, ['sts:AssumeRole']),
    ...startRole(),
    ...ownRole(),
    block('locals', [], { container: { ...container(ownPlace), ...more } }),
    definition([main, ...(flags ? [besideTask()] : [])], ownPlace),
  ]
}

/** Where a task writes to, and the roles that start it and that it runs with. */
export interface TaskPlace {
  readonly group: Value
  /** Before the name of its stream, where it is not the container. */
  readonly stream: Value
  readonly start: Value
  readonly own: Value
}

const ownPlace: TaskPlace = {
  group: ref('aws_cloudwatch_log_group.this.name'),
  stream: 'task',
  start: ref('aws_iam_role.start.arn'),
  own: ref('aws_iam_role.this.arn'),
}

/** What is run, and how big it is. */
export const runVariables = [
  variable('image', 'string', 'Image with its digest'),
  variable('cpu', 'number', 'Units of processor: 1024 are one core'),
  variable('memory', 'number', 'MiB of memory'),
  variable('port', 'number', 'Port that it listens on; none for what listens on none', { default: null }),
  variable(
    'health_command',
    'list(string)',
    'Command that ends with 0 when it is well; none where the image has no means',
    {
      default: null,
    },
  ),
  variable('environment', 'map(string)', 'Variables that everybody may know', { default: {} }),
  variable('secrets', 'map(string)', 'Variables from secrets: the address of the secret and the key in it', {
    default: {},
  }),
]

export const taskVariables = [
  variable('name', 'string', 'Name of the task, its roles and what runs it, such as crm-staging-api', {
    valid: { condition: 'length(var.name) <= 58', message: 'IAM takes no role name of more than 64 characters.' },
  }),
  ...runVariables,
  variable('secret_arns', 'list(string)', 'Secrets that are read to start it', { default: [] }),
  variable('secret_key_arns', 'list(string)', 'Keys that those secrets are encrypted with', { default: [] }),
  variable('policy', 'string', 'What it may do in AWS: a policy document in JSON; nothing without one', {
    default: null,
  }),
  ...logVariables,
]

export const taskRoles = ['aws_iam_role.start.arn', 'aws_iam_role.this.arn']

export function startRole(): Block[] {
  return [
    block('resource', ['aws_iam_role', 'start'], {
      name: template`${ref('var.name')}-start`,
      description: template`Pulls the image of ${ref('var.name')}, reads its secrets and opens its log`,
      assume_role_policy: ref('data.aws_iam_policy_document.tasks.json'),
    }),
    block('resource', ['aws_iam_role_policy_attachment', 'start'], {
      role: ref('aws_iam_role.start.name'),
      policy_arn: 'arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy',
    }),
    {
      ...policyDocument('secrets', []),
      attributes: { count: some('var.secret_arns') },
      blocks: [
        block('statement', [], {
          sid: 'ReadSecrets',
          actions: ['secretsmanager:GetSecretValue'],
          resources: ref('var.secret_arns'),
        }),
        block(
          'dynamic',
          ['statement'],
          { for_each: conditional(operation(call('length', ref('var.secret_key_arns')), '>', 0), [1], []) },
          [
            block(
              'content',
              [],
              { sid: 'DecryptSecrets', actions: ['kms:Decrypt'], resources: ref('var.secret_key_arns') },
              [
                block('condition', [], {
                  test: 'StringEquals',
                  variable: 'kms:ViaService',
                  values: [template`secretsmanager.${ref('data.aws_region.current.region')}.amazonaws.com`],
                }),
              ],
            ),
          ],
        ),
      ],
    },
    block('resource', ['aws_iam_role_policy', 'secrets'], {
      count: some('var.secret_arns'),
      name: 'secrets',
      role: ref('aws_iam_role.start.id'),
      policy: ref('data.aws_iam_policy_document.secrets[0].json'),
    }),
  ]
}

export function ownRole(): Block[] {
  return [
    block('resource', ['aws_iam_role', 'this'], {
      name: ref('var.name'),
      description: template`What ${ref('var.name')} runs with`,
      assume_role_policy: ref('data.aws_iam_policy_document.tasks.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'this'], {
      count: some('var.policy[*]'),
      name: 'own',
      role: ref('aws_iam_role.this.id'),
      policy: ref('var.policy'),
    }),
  ]
}

export function container({ group, stream }: Pick<TaskPlace, 'group' | 'stream'>) {
  return {
    name: 'main',
    image: ref('var.image'),
    essential: true,
    user: '65532:65532',
    readonlyRootFilesystem: true,
    linuxParameters: commented('Somebody has to bury the children of the process.', {
      initProcessEnabled: true,
      capabilities: { drop: ['ALL'] },
    }),
    mountPoints: [{ sourceVolume: 'tmp', containerPath: '/tmp' }],
    portMappings: listFor(
      { names: ['port'], of: ref('var.port[*]') },
      {
        name: 'http',
        containerPort: ref('port'),
        protocol: 'tcp',
        appProtocol: 'http',
      },
    ),
    environment: listFor(
      { names: ['name', 'value'], of: ref('var.environment') },
      { name: ref('name'), value: ref('value') },
    ),
    secrets: listFor(
      { names: ['name', 'from'], of: ref('var.secrets') },
      { name: ref('name'), valueFrom: ref('from') },
    ),
    healthCheck: conditional(operation(ref('var.health_command'), '==', null), null, {
      command: ref('var.health_command'),
      interval: 10,
      timeout: 5,
      retries: 3,
      startPeriod: 30,
    }),
    stopTimeout: commented('It is given 30 seconds to end what it has begun.', 35),
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': group,
        'awslogs-region': ref('data.aws_region.current.region'),
        'awslogs-stream-prefix': stream,
        mode: commented('A slow log must not stop the service.', 'non-blocking'),
        'max-buffer-size': '4m',
      },
    },
  }
}

/** The container of the process, without what it leaves open. */
export const main: Value = [
  mapFor(
    { names: ['key', 'value'], of: ref('local.container'), where: operation(ref('value'), '!=', null) },
    ref('key'),
    ref('value'),
  ),
]

/** `containers`: lists of them. */
export function definition(containers: readonly Value[], { start, own }: Pick<TaskPlace, 'start' | 'own'>): Block {
  return block(
    'resource',
    ['aws_ecs_task_definition', 'this'],
    {
      family: ref('var.name'),
      requires_compatibilities: ['FARGATE'],
      network_mode: 'awsvpc',
      cpu: ref('var.cpu'),
      memory: ref('var.memory'),
      execution_role_arn: start,
      task_role_arn: own,
      container_definitions: call(
        'jsonencode',
        containers.length > 1 ? call('concat', ...containers) : (containers[0] ?? []),
      ),
      track_latest: commented(
        'The pipeline adds revisions with new images; the newest is the one that is compared.',
        true,
      ),
    },
    [
      block('runtime_platform', [], { operating_system_family: 'LINUX', cpu_architecture: 'ARM64' }),
      block('volume', [], { name: 'tmp' }),
    ],
  )
}

function some(list: string) {
  return conditional(operation(call('length', ref(list)), '>', 0), 1, 0)
}

export const placeInNetwork = [
  variable('cluster_arn', 'string', 'Cluster of ECS that it runs in'),
  variable('subnet_ids', 'list(string)', 'Subnets that its tasks stand in'),
  variable('security_group_id', 'string', 'Who reaches it, and whom it reaches'),
  variable(
    'public_addresses',
    'bool',
    'Whether a task goes out by an address of its own; the security group lets nobody in by it',
  ),
]

export function network(): Block {
  return block('network_configuration', [], {
    subnets: ref('var.subnet_ids'),
    security_groups: [ref('var.security_group_id')],
    assign_public_ip: ref('var.public_addresses'),
  })
}
