import { has, is, isNot, isSet, matches, where } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, foreignKey, fragile, tooWide, unwatched } from './topics.ts'

export const checks = rows({
  untraced: {
    title: 'Function is not traced',
    why: `Where the time goes between services cannot be seen. X-Ray, or a tracer of your own, shows it.`,
    ...unwatched,
    sources: ['CKV_AWS_50', 'AWS-0066'],
    property: {
      aws_lambda_function: 'tracing_config.mode',
      'AWS::Lambda::Function': 'TracingConfig.Mode',
    },
    holds: is('Active', 'PassThrough'),
    says: 'is not traced; set `{property}` to `Active`',
    examples: [
      `
          resource "aws_lambda_function" "main" {
            function_name = "orders"
            role          = aws_iam_role.orders.arn
        +   tracing_config {
        +     mode = "Active"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: orders
        +     TracingConfig:
        +       Mode: Active
      `,
    ],
  },
  'unlimited-concurrency': {
    title: 'Function may take all the concurrency of the account',
    why: `One flood of events, and every other function is throttled. Reserve what it needs, which is its ceiling as
      well.`,
    severity: 'low',
    level: 'strict',
    controls: ['nist-800-53/SC-5'],
    sources: ['CKV_AWS_115', 'W92'],
    property: {
      aws_lambda_function: 'reserved_concurrent_executions',
      'AWS::Lambda::Function': 'ReservedConcurrentExecutions',
    },
    holds: (value) => value !== undefined && Number(value) !== -1,
    says: 'may take all concurrency; set `{property}`',
    examples: [
      `
          resource "aws_lambda_function" "main" {
        -   function_name = "orders"
        -   role          = aws_iam_role.orders.arn
        +   function_name                  = "orders"
        +   role                           = aws_iam_role.orders.arn
        +   reserved_concurrent_executions = 20
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: orders
        +     ReservedConcurrentExecutions: 20
      `,
    ],
  },
  'failures-lost': {
    title: 'Events that fail are dropped',
    why: `An asynchronous event is tried three times and then thrown away. A queue or topic for dead letters keeps
      it.`,
    ...fragile,
    sources: ['CKV_AWS_116'],
    property: {
      aws_lambda_function: 'dead_letter_config.target_arn',
      'AWS::Lambda::Function': 'DeadLetterConfig.TargetArn',
    },
    holds: isSet,
    elsewhere: { aws_lambda_function: ['aws_lambda_function_event_invoke_config.function_name'] },
    says: 'drops what fails; name a queue in `{property}`',
    examples: [
      `
          resource "aws_lambda_function" "main" {
            function_name = "orders"
            role          = aws_iam_role.orders.arn
        +   dead_letter_config {
        +     target_arn = "arn:aws:sqs:eu-west-1:123456789012:dead"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: orders
        +     DeadLetterConfig:
        +       TargetArn: arn:aws:sqs:eu-west-1:123456789012:dead
      `,
    ],
  },
  'outside-vpc': {
    title: 'Function runs outside of your network',
    why: `It reaches the internet without a log or a filter of yours. Only some teams need it inside.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_117', 'W89'],
    property: {
      aws_lambda_function: 'vpc_config',
      'AWS::Lambda::Function': 'VpcConfig',
    },
    holds: isSet,
    says: 'runs outside of your network; name subnets in `{property}`',
    examples: [
      `
          resource "aws_lambda_function" "main" {
            function_name = "orders"
            role          = aws_iam_role.orders.arn
        +   vpc_config {
        +     subnet_ids         = ["subnet-1"]
        +     security_group_ids = ["sg-1"]
        +   }
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: orders
        +     VpcConfig:
        +       SubnetIds:
        +         - subnet-1
        +       SecurityGroupIds:
        +         - sg-1
      `,
    ],
  },
  'variables-with-key-of-aws': {
    title: 'Environment variables are not encrypted with a key of yours',
    why: `AWS encrypts them with its own key, so whoever may see the function sees them. A key of yours asks for a
      right more. Secrets belong into Secrets Manager anyway.`,
    ...foreignKey,
    sources: ['CKV_AWS_173'],
    property: {
      aws_lambda_function: 'kms_key_arn',
      'AWS::Lambda::Function': 'KmsKeyArn',
    },
    holds: isSet,
    only: has('environment', 'Environment'),
    says: 'has no key of yours for its variables; name one in `{property}`',
    examples: [
      `
          resource "aws_lambda_function" "main" {
            function_name = "orders"
            role          = aws_iam_role.orders.arn
        +   kms_key_arn   = "arn:aws:kms:eu-west-1:123456789012:key/a"
            environment {
              variables = {
                STAGE = "test"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: orders
              Environment:
                Variables:
                  STAGE: test
        +     KmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'url-open': {
    title: 'Function answers everybody',
    why: `A function URL without authentication is called by whoever finds it, at your cost. Ask for IAM, or put an
      API with a login before it.`,
    ...exposed,
    severity: 'high',
    fix: 'risky',
    sources: ['CKV_AWS_258'],
    property: {
      aws_lambda_function_url: 'authorization_type',
      'AWS::Lambda::Url': 'AuthType',
    },
    holds: isNot('NONE'),
    says: 'answers everybody; set `{property}` to `AWS_IAM`',
    set: 'AWS_IAM',
    examples: [
      `
          resource "aws_lambda_function_url" "main" {
            function_name      = "orders"
        -   authorization_type = "NONE"
        +   authorization_type = "AWS_IAM"
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: orders
        -     AuthType: NONE
        +     AuthType: AWS_IAM
      `,
    ],
  },
  'url-any-origin': {
    title: 'Function URL is readable from every web site',
    why: `With credentials allowed, a page that a visitor opens elsewhere acts in their name. Name the origins that
      are yours.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    property: {
      aws_lambda_function_url: 'cors?.allow_origins',
      'AWS::Lambda::Url': 'Cors?.AllowOrigins',
    },
    holds: (value) => !Array.isArray(value) || !value.includes('*'),
    says: 'is readable from every site; name yours in `{property}`',
    examples: [
      `
          resource "aws_lambda_function_url" "main" {
            function_name      = "orders"
            authorization_type = "AWS_IAM"
            cors {
        -     allow_origins = ["*"]
        +     allow_origins = ["https://example.com"]
            }
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Url
            Properties:
              TargetFunctionArn: orders
              AuthType: AWS_IAM
              Cors:
                AllowOrigins:
        -         - '*'
        +         - https://example.com
      `,
    ],
  },
  unsigned: {
    title: 'Function runs code that nobody signed',
    why: `Whoever may update the function can put anything into it. Code signing takes only what your pipeline
      built.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC8.1', 'nist-800-53/SI-7'],
    sources: ['CKV_AWS_272'],
    property: {
      aws_lambda_function: 'code_signing_config_arn',
      'AWS::Lambda::Function': 'CodeSigningConfigArn',
    },
    holds: isSet,
    unless: where(['package_type', 'PackageType'], is('Image')),
    says: 'runs unsigned code; name a configuration in `{property}`',
    examples: [
      `
          resource "aws_lambda_function" "main" {
        -   function_name = "orders"
        -   role          = aws_iam_role.orders.arn
        +   function_name           = "orders"
        +   role                    = aws_iam_role.orders.arn
        +   code_signing_config_arn = "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1"
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: orders
        +     CodeSigningConfigArn: arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1
      `,
    ],
  },
  'callable-by-all': {
    title: 'Everybody may invoke the function',
    why: `A permission for \`*\` is one for all accounts of AWS. Name the service or the account.`,
    ...exposed,
    sources: ['CKV_AWS_301', 'F13'],
    property: {
      aws_lambda_permission: 'principal',
      'AWS::Lambda::Permission': 'Principal',
    },
    holds: isNot('*'),
    unless: has(
      'source_arn',
      'SourceArn',
      'source_account',
      'SourceAccount',
      'principal_org_id',
      'PrincipalOrgID',
      'function_url_auth_type',
      'FunctionUrlAuthType',
    ),
    says: 'lets everybody in; name who may in `{property}`',
    examples: [
      `
          resource "aws_lambda_permission" "main" {
        -   function_name = "orders"
        -   action        = "lambda:InvokeFunction"
        -   principal     = "*"
        +   function_name  = "orders"
        +   action         = "lambda:InvokeFunction"
        +   source_account = "123456789012"
        +   principal      = "s3.amazonaws.com"
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunction
        -     Principal: '*'
        +     SourceAccount: '123456789012'
        +     Principal: s3.amazonaws.com
      `,
    ],
  },
  'callable-by-all-under-condition': {
    title: 'Permission names everybody and relies on its source',
    why: `What a source may be is decided by who owns it. Name the service or the account as well.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_301'],
    property: {
      aws_lambda_permission: 'principal',
      'AWS::Lambda::Permission': 'Principal',
    },
    holds: isNot('*'),
    only: has('source_arn', 'SourceArn'),
    says: 'lets everybody in whom its source lets through; name the service in `{property}`',
    examples: [
      `
          resource "aws_lambda_permission" "main" {
            function_name = "orders"
            action        = "lambda:InvokeFunction"
            source_arn    = "arn:aws:s3:::orders"
        -   principal     = "*"
        +   principal     = "s3.amazonaws.com"
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunction
              SourceArn: arn:aws:s3:::orders
        -     Principal: '*'
        +     Principal: s3.amazonaws.com
      `,
    ],
  },
  'callable-by-any-customer': {
    title: 'A service may invoke the function for anybody',
    why: `Without the source, the bucket, topic or API of any other account may be what calls. Name yours.`,
    ...tooWide,
    severity: 'medium',
    sources: ['CKV_AWS_364', 'AWS-0067'],
    property: {
      aws_lambda_permission: 'source_arn',
      'AWS::Lambda::Permission': 'SourceArn',
    },
    holds: isSet,
    only: where(['principal', 'Principal'], matches(/^(?!cloudformation\.).*\.amazonaws\.com(?:\.cn)?$/)),
    unless: has(
      'source_account',
      'SourceAccount',
      'principal_org_id',
      'PrincipalOrgID',
      'event_source_token',
      'EventSourceToken',
    ),
    says: 'may be called for any account; name the source in `{property}`',
    examples: [
      `
          resource "aws_lambda_permission" "main" {
            function_name = "orders"
            action        = "lambda:InvokeFunction"
            principal     = "s3.amazonaws.com"
        +   source_arn    = "arn:aws:s3:::orders"
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Action: lambda:InvokeFunction
              Principal: s3.amazonaws.com
        +     SourceArn: arn:aws:s3:::orders
      `,
    ],
  },
  'permission-too-wide': {
    title: 'Permission lets more be done than invoke',
    why: `A service has to invoke the function and nothing else. With \`lambda:*\` it may change its code.`,
    ...tooWide,
    sources: ['W24'],
    property: {
      aws_lambda_permission: 'action',
      'AWS::Lambda::Permission': 'Action',
    },
    holds: (value) => typeof value !== 'string' || /^lambda:Invoke|^lambda:GetFunction/i.test(value),
    says: 'may do more than invoke; set `{property}` to `lambda:InvokeFunction`',
    examples: [
      `
          resource "aws_lambda_permission" "main" {
            function_name = "orders"
            principal     = "s3.amazonaws.com"
            source_arn    = "arn:aws:s3:::orders"
        -   action        = "lambda:*"
        +   action        = "lambda:InvokeFunction"
          }
      `,
      `
          Main:
            Type: AWS::Lambda::Permission
            Properties:
              FunctionName: orders
              Principal: s3.amazonaws.com
              SourceArn: arn:aws:s3:::orders
        -     Action: 'lambda:*'
        +     Action: lambda:InvokeFunction
      `,
    ],
  },
  'blocked-by-one-event': {
    title: 'One bad event stops the stream',
    why: `A batch that fails is tried again until it expires, and everything behind it waits. Limit the attempts and
      keep what failed.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_lambda_event_source_mapping: 'maximum_retry_attempts',
      'AWS::Lambda::EventSourceMapping': 'MaximumRetryAttempts',
    },
    holds: (value) => value !== undefined && Number(value) >= 0,
    only: has('starting_position', 'StartingPosition'),
    says: 'tries a bad batch until it expires; set `{property}`',
    examples: [
      `
          resource "aws_lambda_event_source_mapping" "main" {
        -   function_name     = "orders"
        -   event_source_arn  = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders"
        -   starting_position = "LATEST"
        +   function_name          = "orders"
        +   event_source_arn       = "arn:aws:kinesis:eu-west-1:123456789012:stream/orders"
        +   starting_position      = "LATEST"
        +   maximum_retry_attempts = 5
          }
      `,
      `
          Main:
            Type: AWS::Lambda::EventSourceMapping
            Properties:
              FunctionName: orders
              EventSourceArn: arn:aws:kinesis:eu-west-1:123456789012:stream/orders
              StartingPosition: LATEST
        +     MaximumRetryAttempts: 5
      `,
    ],
  },
})
