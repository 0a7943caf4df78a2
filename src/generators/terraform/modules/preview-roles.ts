import { block } from '../../../syntax/hcl/build.ts'
import { type Module, output, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'
import { ownRole, startRole, taskVariables } from './container-task.ts'
import { functionRole } from './function-role.ts'
import { logGroup, logVariables } from './log-group.ts'

/** What the tasks of one service have in common over all pull requests: who starts them, what they run with, and their log. */
export function previewTaskRolesModule(): Module {
  const asked = new Set([
    'name',
    'secret_arns',
    'secret_key_arns',
    'policy',
    ...logVariables.map(({ labels }) => labels[0]),
  ])
  return {
    main: [
      block('data', ['aws_region', 'current']),
      logGroup(),
      trustDocument('tasks', { type: 'Service', identifiers: ['ecs-tasks.amazonaws.com'] }, ['sts:AssumeRole']),
      ...startRole(),
      ...ownRole(),
    ],
    variables: taskVariables.filter(({ labels }) => asked.has(labels[0])),
    outputs: [
      output('role_arn', 'aws_iam_role.this.arn', 'What they run with'),
      output('start_role_arn', 'aws_iam_role.start.arn', 'What starts them'),
      output('log_group', 'aws_cloudwatch_log_group.this.name', 'Where they write to'),
    ],
  }
}

/** The same for functions: AWS starts them by itself. */
export function previewFunctionRoleModule(): Module {
  return {
    main: [logGroup(), ...functionRole({ missed: false })],
    variables: [
      variable('name', 'string', 'Name of the role, such as crm-preview-api', {
        valid: { condition: 'length(var.name) <= 64', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      variable('secret_arns', 'list(string)', 'Secrets that they may read', { default: [] }),
      variable('secret_key_arns', 'list(string)', 'Keys that those secrets are encrypted with', { default: [] }),
      variable('policy', 'string', 'What else they may do in AWS: a policy document in JSON', { default: null }),
      variable('subnet_ids', 'list(string)', 'Private subnets, where they have to reach a store in the network', {
        default: [],
      }),
      ...logVariables,
    ],
    outputs: [
      output('role_arn', 'aws_iam_role.this.arn', 'What they run with'),
      output('log_group', 'aws_cloudwatch_log_group.this.name', 'Where they write to'),
    ],
  }
}
