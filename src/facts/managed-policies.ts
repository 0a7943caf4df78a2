import { type Fact, factOf, type Table } from './fact.ts'

/** A policy of AWS and what it allows at most: whole services where it has much of them. */
export interface ManagedPolicy {
  /** Its path behind `arn:aws:iam::aws:policy/`. */
  readonly name: string
  readonly allows: readonly string[]
}

const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']
const interfaces = ['CreateNetworkInterface', 'DeleteNetworkInterface', 'DescribeNetworkInterfaces'].map(
  (action) => `ec2:${action}`,
)

export const managedPolicies: Table<ManagedPolicy> = {
  source: 'AWS Managed Policy Reference Guide; common knowledge',
  date: '2026-08-22',
  rows: [
    { name: 'AdministratorAccess', allows: ['*'] },
    { name: 'PowerUserAccess', allows: ['*'] },
    { name: 'service-role/AWSLambdaBasicExecutionRole', allows: logs },
    { name: 'service-role/AWSLambdaVPCAccessExecutionRole', allows: [...logs, ...interfaces] },
    { name: 'service-role/AWSLambdaENIManagementAccess', allows: interfaces },
    { name: 'service-role/AWSLambdaRole', allows: ['lambda:InvokeFunction'] },
    {
      name: 'service-role/AWSLambdaSQSQueueExecutionRole',
      allows: [...logs, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    },
    {
      name: 'service-role/AWSLambdaDynamoDBExecutionRole',
      allows: [
        ...logs,
        ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((action) => `dynamodb:${action}`),
      ],
    },
    { name: 'service-role/AWSLambdaKinesisExecutionRole', allows: [...logs, 'kinesis:*'] },
    { name: 'service-role/AmazonEBSCSIDriverPolicy', allows: ['ec2:*'] },
    { name: 'service-role/AmazonEFSCSIDriverPolicy', allows: ['elasticfilesystem:*', 'ec2:Describe*'] },
    { name: 'AWSXRayDaemonWriteAccess', allows: ['xray:*'] },
    { name: 'AWSXrayWriteOnlyAccess', allows: ['xray:*'] },
    { name: 'CloudWatchLambdaInsightsExecutionRolePolicy', allows: logs },
    { name: 'AmazonSQSFullAccess', allows: ['sqs:*'] },
    { name: 'AmazonSNSFullAccess', allows: ['sns:*'] },
    { name: 'AmazonS3FullAccess', allows: ['s3:*'] },
    { name: 'AmazonS3ReadOnlyAccess', allows: ['s3:Get*', 's3:List*', 's3:Describe*'] },
    { name: 'AmazonDynamoDBFullAccess', allows: ['dynamodb:*', 'kinesis:*', 'lambda:*', 'iam:*', 'cloudwatch:*'] },
    { name: 'AmazonKinesisFullAccess', allows: ['kinesis:*'] },
    { name: 'AmazonRoute53FullAccess', allows: ['route53:*', 'route53domains:*'] },
    { name: 'AmazonEC2FullAccess', allows: ['ec2:*', 'elasticloadbalancing:*', 'autoscaling:*', 'cloudwatch:*'] },
    { name: 'AmazonEC2ContainerRegistryReadOnly', allows: ['ecr:*'] },
    { name: 'CloudWatchLogsFullAccess', allows: ['logs:*', 'cloudwatch:*'] },
  ],
}

/** What a policy of AWS allows, by its ARN, of whatever partition; `undefined` where it is not known here. */
export function managedPolicy(arn: string): (ManagedPolicy & Fact) | undefined {
  const [, name] = /:iam::aws:policy\/([\w+=,.@/-]+)$/.exec(arn) ?? []
  const row = managedPolicies.rows.find((each) => each.name === name)
  return row && factOf(managedPolicies, row)
}
