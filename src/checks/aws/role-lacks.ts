import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformData, TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check, Scene } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { byAddress, named } from './companions.ts'
import { permissionsOf } from './permissions.ts'
import { pageOf } from './rows.ts'

const roles = ['aws_iam_role', 'AWS::IAM::Role']
const functions = ['aws_lambda_function', 'AWS::Lambda::Function']
const common = { severity: 'high', level: 'default', controls: ['soc2/CC6.3', 'soc2/A1.1'] } as const
const on = [TerraformResource, CloudFormationResource]

const networkInterface: Check<AwsResource> = {
  ...pageOf({
    title: 'Role of a function in a network may not make its network interface',
    why: `Lambda makes an interface in the subnets with the rights of the function's role, and refuses the function where it may not: "The provided
      execution role does not have permissions to call CreateNetworkInterface on EC2". Attach \`AWSLambdaVPCAccessExecutionRole\`. It speaks where every
      policy of the role is known.`,
    ...common,
    examples: [
      `
          resource "aws_lambda_function" "orders" {
            function_name = "orders"
            role          = aws_iam_role.orders.arn
            vpc_config {
              subnet_ids         = ["subnet-0a1b2c3d"]
              security_group_ids = ["sg-0a1b2c3d"]
            }
          }
          resource "aws_iam_role" "orders" {
            name               = "orders"
            assume_role_policy = "{}"
          }
          resource "aws_iam_role_policy_attachment" "orders" {
            role       = aws_iam_role.orders.name
        -   policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        +   policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
          }
      `,
      `
          Orders:
            Type: AWS::Lambda::Function
            Properties:
              Role: !GetAtt Role.Arn
              VpcConfig: { SubnetIds: [subnet-0a1b2c3d], SecurityGroupIds: [sg-0a1b2c3d] }
          Role:
            Type: AWS::IAM::Role
            Properties:
        -     ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']
        +     ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole']
      `,
    ],
  }),
  on,
  types: {
    aws_lambda_function: ['vpc_config.subnet_ids', 'role'],
    'AWS::Lambda::Function': ['VpcConfig.SubnetIds', 'Role'],
  },
  *run(subject, { resource, estate }) {
    const { body, root } = bodyOf(subject)
    const [inside] = [body.vpc_config ?? body.VpcConfig].flat()
    const subnets = isMap(inside) ? (inside.subnet_ids ?? inside.SubnetIds) : undefined
    if (!Array.isArray(subnets) || subnets.length === 0) return
    yield* lacking(body.role ?? body.Role, ['ec2:CreateNetworkInterface'], 'the network of the function', {
      at: [...root, 'vpc_config' in body ? 'vpc_config' : 'VpcConfig'],
      resource,
      estate,
    })
  },
}

const source: Check<AwsResource> = {
  ...pageOf({
    title: 'Role of a function may not read what it is called for',
    why: `Lambda asks the queue or the stream with the rights of the function's role, and refuses the mapping where it may not. A queue wants
      \`sqs:ReceiveMessage\`, \`sqs:DeleteMessage\` and \`sqs:GetQueueAttributes\`. It speaks where every policy of the role is known.`,
    ...common,
    examples: [
      `
          resource "aws_sqs_queue" "orders" {
            name = "orders"
          }
          resource "aws_lambda_event_source_mapping" "orders" {
            event_source_arn = aws_sqs_queue.orders.arn
            function_name    = aws_lambda_function.orders.arn
          }
          resource "aws_lambda_function" "orders" {
            function_name = "orders"
            role          = aws_iam_role.orders.arn
          }
          resource "aws_iam_role" "orders" {
            name               = "orders"
            assume_role_policy = "{}"
          }
          data "aws_iam_policy_document" "orders" {
            statement {
        -     actions   = ["sqs:ReceiveMessage", "sqs:GetQueueAttributes"]
        +     actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
              resources = [aws_sqs_queue.orders.arn]
            }
          }
          resource "aws_iam_role_policy" "orders" {
            role   = aws_iam_role.orders.id
            policy = data.aws_iam_policy_document.orders.json
          }
      `,
    ],
  }),
  on,
  types: {
    aws_lambda_event_source_mapping: ['event_source_arn', 'function_name'],
    'AWS::Lambda::EventSourceMapping': ['EventSourceArn', 'FunctionName'],
  },
  *run(subject, { resource, estate }) {
    const { body, root } = bodyOf(subject)
    const key = 'event_source_arn' in body ? 'event_source_arn' : 'EventSourceArn'
    const read = named(body[key], Object.keys(reads), resource, estate)
    const called = named(body.function_name ?? body.FunctionName, functions, resource, estate)
    if (!read || !called) return
    const { body: own } = bodyOf(called.data)
    yield* lacking(own.role ?? own.Role, reads[read.data.type] ?? [], `\`${read.name}\``, {
      at: [...root, key],
      resource,
      by: called,
      estate,
    })
  },
}

/** What reading each needs. */
const queue = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']
const table = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream']
const stream = ['kinesis:GetRecords', 'kinesis:GetShardIterator']
const reads: Readonly<Record<string, readonly string[]>> = {
  aws_sqs_queue: queue,
  aws_dynamodb_table: table,
  aws_kinesis_stream: stream,
  'AWS::SQS::Queue': queue,
  'AWS::DynamoDB::Table': table,
  'AWS::Kinesis::Stream': stream,
}

const controller: Check<AwsResource> = {
  ...pageOf({
    title: 'Role of a controller may not do what the controller is for',
    why: `The role is for the ServiceAccount of a well-known controller, and its policies leave out the one thing that it does: records of
      external-dns are never written, secrets never fetched, nodes never added, and only the log of the controller tells. It speaks where every policy of
      the role is known and none lets it take on another role.`,
    ...common,
    examples: [
      `
          data "aws_iam_policy_document" "trust" {
            statement {
              actions = ["sts:AssumeRoleWithWebIdentity"]
              condition {
                test     = "StringEquals"
                variable = "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub"
                values   = ["system:serviceaccount:dns:external-dns"]
              }
            }
          }
          resource "aws_iam_role" "dns" {
            name               = "external-dns"
            assume_role_policy = data.aws_iam_policy_document.trust.json
          }
          resource "aws_iam_role_policy" "dns" {
            role = aws_iam_role.dns.id
            policy = jsonencode({
              Version = "2012-10-17"
              Statement = [{
                Effect   = "Allow"
        -       Action   = ["route53:ListHostedZones", "route53:ListResourceRecordSets"]
        +       Action   = ["route53:ListHostedZones", "route53:ListResourceRecordSets", "route53:ChangeResourceRecordSets"]
                Resource = "*"
              }]
            })
          }
      `,
    ],
  }),
  on,
  types: { aws_iam_role: ['assume_role_policy'], 'AWS::IAM::Role': ['AssumeRolePolicyDocument'] },
  *run(subject, { resource, estate }) {
    const { body, root } = bodyOf(subject)
    const key = 'assume_role_policy' in body ? 'assume_role_policy' : 'AssumeRolePolicyDocument'
    const accounts = accountsIn(trustAt(body[key], resource, estate))
    const [account, another] = [...new Set(accounts)]
    const needs =
      another === undefined && account !== undefined && Object.hasOwn(controllers, account)
        ? controllers[account]
        : undefined
    const may = needs && permissionsOf(resource, estate)
    if (!needs || !may || may.may('sts:AssumeRole') || needs.some((each) => may.may(each))) return
    yield {
      at: [...root, key],
      part: 'key',
      message: `the role is for \`${account}\` and may not \`${needs[0]}\`; allow it`,
      related: may.from.map((each) => ({ resource: each, message: 'what it may do' })),
    }
  },
}

/** What they cannot do without, one of these, by the ServiceAccounts of their charts. */
const controllers: Readonly<Record<string, readonly string[]>> = {
  'external-dns': ['route53:ChangeResourceRecordSets', 'servicediscovery:RegisterInstance'],
  'cert-manager': ['route53:ChangeResourceRecordSets', 'acm-pca:IssueCertificate'],
  'external-secrets': [
    ...['secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue', 'ssm:GetParameter'],
    ...['ssm:GetParameters', 'ssm:GetParametersByPath', 'ecr:GetAuthorizationToken'],
  ],
  'cluster-autoscaler': ['autoscaling:SetDesiredCapacity'],
  'aws-load-balancer-controller': ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:RegisterTargets'],
  'ebs-csi-controller-sa': ['ec2:CreateVolume'],
  'efs-csi-controller-sa': ['elasticfilesystem:CreateAccessPoint'],
  karpenter: ['ec2:CreateFleet', 'ec2:RunInstances'],
}

export const checks = { 'network-interface': networkInterface, 'event-source': source, controller } as Readonly<
  Record<string, Check>
>

/** What the role named by a value may not do of all that is needed. */
function* lacking(
  role: unknown,
  needs: readonly string[],
  what: string,
  {
    at,
    resource,
    by = resource,
    estate,
  }: Pick<Scene<AwsResource>, 'resource' | 'estate'> & {
    readonly at: readonly (string | number)[]
    readonly by?: Resource<AwsResource>
  },
) {
  const taken = named(role, roles, by, estate)
  const may = taken && permissionsOf(taken, estate)
  const missing = may ? needs.filter((each) => !may.may(each)) : []
  if (!taken || !may || missing.length === 0) return
  yield {
    at,
    part: 'key' as const,
    message: `\`${taken.name}\` may not ${missing.map((each) => `\`${each}\``).join(', ')}, which ${what} needs; allow it`,
    related: [
      { resource: taken, message: 'the role' },
      ...may.from.map((each) => ({ resource: each, message: 'what it may do' })),
    ],
  }
}

/** Who may take on a role: what is written, or the document of Terraform. */
function trustAt(policy: unknown, { scope }: Resource, estate: Estate): unknown {
  const [, address] =
    (isUnknown(policy) &&
      /^((?:module\..+\.)?data\.aws_iam_policy_document\.[\w-]+)(?:\[[^\]]*\])?\.json$/.exec(policy.text)) ||
    []
  if (address === undefined) return isUnknown(policy) ? policy.text : policy
  const [document] = estate.by(TerraformData, byAddress).get(`${scope} ${address}`) ?? []
  return document?.data.body
}

/** The names of the ServiceAccounts; one that is not known has no name of a controller. */
function accountsIn(value: unknown): readonly string[] {
  if (isUnknown(value)) return accountsIn(value.text)
  if (typeof value === 'string')
    return [...value.matchAll(/system:serviceaccount:[^:"'\s]+:([^"'\s,\]]+)/g)].map(([, name = '']) => name)
  return Object.values(isMap(value) || Array.isArray(value) ? value : {}).flatMap((each) => accountsIn(each))
}
