import { type Block, block, call, commented, raw, ref, template } from '../../../syntax/hcl/build.ts'
import { type Module, objectsType, variable } from '../module.ts'
import { trustDocument } from '../policy.ts'

/** Looks twice a day at secrets: says how old they are, and makes those anew that are random. */
export function secretKeeperModule(): Module {
  return {
    main: [
      trustDocument('trust', { type: 'Service', identifiers: ['lambda.amazonaws.com'] }, ['sts:AssumeRole']),
      block('resource', ['aws_iam_role', 'this'], {
        name: ref('var.name'),
        description: 'Says how old secrets are, and makes those anew that are random',
        assume_role_policy: ref('data.aws_iam_policy_document.trust.json'),
      }),
      block('resource', ['aws_iam_role_policy', 'this'], {
        role: ref('aws_iam_role.this.id'),
        policy: ref('var.policy'),
      }),
      block('resource', ['aws_cloudwatch_log_group', 'this'], {
        name: template`/aws/lambda/${ref('var.name')}`,
        retention_in_days: ref('var.log_retention_days'),
      }),
      theFunction(),
      block('resource', ['aws_cloudwatch_event_rule', 'this'], {
        name: ref('var.name'),
        description: 'Looks at secrets',
        schedule_expression: 'rate(12 hours)',
      }),
      block('resource', ['aws_cloudwatch_event_target', 'this'], {
        for_each: ref('var.secrets'),
        rule: ref('aws_cloudwatch_event_rule.this.name'),
        target_id: ref('each.key'),
        arn: ref('aws_cloudformation_stack.this.outputs["Arn"]'),
        input: call('jsonencode', { namespace: ref('var.namespace'), secrets: ref('each.value') }),
      }),
      commented(
        'At once where something is new: what reads a key that makes itself does not start without it.',
        block('resource', ['aws_lambda_invocation', 'this'], {
          for_each: ref('var.secrets'),
          function_name: ref('aws_cloudformation_stack.this.outputs["Name"]'),
          input: call('jsonencode', { namespace: ref('var.namespace'), secrets: ref('each.value') }),
        }),
      ),
      block('resource', ['aws_lambda_permission', 'this'], {
        statement_id: 'schedule',
        action: 'lambda:InvokeFunction',
        function_name: ref('aws_cloudformation_stack.this.outputs["Name"]'),
        principal: 'events.amazonaws.com',
        source_arn: ref('aws_cloudwatch_event_rule.this.arn'),
      }),
    ],
    variables: [
      variable('name', 'string', 'Name of the function and its role', {
        valid: { condition: 'length(var.name) <= 64', message: 'IAM takes no role name of more than 64 characters.' },
      }),
      variable('namespace', 'string', 'Namespace of its measurements: `DaysOverdue` of each secret'),
      variable('policy', 'string', 'What it may do: a policy document in JSON'),
      variable(
        'secrets',
        call(
          'map',
          objectsType('list', {
            id: 'string',
            keys: objectsType('list', { key: 'string', days: 'number', made: 'bool' }),
            services: call('optional', objectsType('list', { cluster: 'string', service: 'string' }), []),
            groups: call('optional', call('list', raw('string')), []),
          }),
        ),
        'Secrets by group, each with its keys and what is started anew when one of them is',
      ),
      variable('log_retention_days', 'number', 'Days that its log is kept', { default: 90 }),
    ],
    outputs: [],
  }
}

/** By a template of CloudFormation, which takes the code as it stands: nothing has to be packed. */
function theFunction(): Block {
  return block('resource', ['aws_cloudformation_stack', 'this'], {
    name: ref('var.name'),
    depends_on: [ref('aws_iam_role_policy.this')],
    template_body: call('jsonencode', {
      Description: 'Says how old secrets are, and makes those anew that are random',
      Resources: {
        Function: {
          Type: 'AWS::Lambda::Function',
          Properties: {
            FunctionName: ref('var.name'),
            Runtime: 'nodejs24.x',
            Architectures: ['arm64'],
            Handler: 'index.handler',
            MemorySize: 192,
            Timeout: 300,
            Role: ref('aws_iam_role.this.arn'),
            LoggingConfig: { LogGroup: ref('aws_cloudwatch_log_group.this.name'), LogFormat: 'JSON' },
            Code: { ZipFile: call('file', template`${ref('path.module')}/keeper.js`) },
          },
        },
      },
      Outputs: {
        Arn: { Value: { 'Fn::GetAtt': ['Function', 'Arn'] } },
        Name: { Value: { Ref: 'Function' } },
      },
    }),
  })
}
