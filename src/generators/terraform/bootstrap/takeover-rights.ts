import type { Plan, Stack, Takeover } from '../../../model/plan.ts'
import type { Statement } from '../policy.ts'

/** What scripts/recovery does in AWS, and no more; what it does in the clusters is said by their access entries. */
export function moving(
  { system, stages, stacks }: Plan,
  { from, to, databases, clusters, other, switch: turned }: Takeover,
): Statement[] {
  const own = stacks.filter(({ name }) =>
    stages.some((stage) => stage.stack === name && [from, to].includes(stage.name)),
  )
  const all = databases.flatMap(({ source, replica }) => [source, replica])
  return [
    {
      sid: 'Look',
      actions: [
        'cloudfront:ListDistributions',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:GetMetricStatistics',
        'ec2:DescribeSecurityGroupRules',
        'ec2:DescribeSecurityGroups',
        'rds:DescribeDBClusters',
        'rds:DescribeDBInstances',
        'rds:DescribeGlobalClusters',
        'route53:GetChange',
        'route53:GetHealthCheckStatus',
        'route53:ListHealthChecks',
        'route53:ListHostedZonesByName',
      ],
      resources: ['*'],
    },
    {
      sid: 'EnterClusters',
      actions: ['eks:DescribeCluster'],
      resources: own.map(({ region, cluster }) => `arn:aws:eks:${region}:*:cluster/${cluster}`),
    },
    {
      sid: 'TurnTheSwitch',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: [{ test: 'StringEquals', variable: 'cloudwatch:namespace', values: [turned.namespace] }],
    },
    ...(all.length > 0
      ? [
          {
            sid: 'MoveDatabases',
            actions: [
              'rds:AddTagsToResource',
              'rds:CreateDBInstanceReadReplica',
              'rds:ModifyDBInstance',
              'rds:PromoteReadReplica',
              'rds:RebootDBInstance',
            ],
            resources: [
              ...all.map((name) => `arn:aws:rds:*:*:db:${name}*`),
              ...['subgrp', 'pg', 'og'].map((part) => `arn:aws:rds:*:*:${part}:*`),
            ],
          },
        ]
      : []),
    ...(databases.length > 0
      ? [
          {
            sid: 'EncryptWhatFollows',
            actions: ['kms:CreateGrant', 'kms:DescribeKey'],
            resources: ['*'],
            conditions: [
              via('rds', own),
              {
                test: 'ForAnyValue:StringEquals',
                variable: 'kms:ResourceAliases',
                values: [`alias/${system}-${from}`, `alias/${system}-${to}`],
              },
            ],
          },
        ]
      : []),
    ...(clusters.length > 0
      ? [
          {
            sid: 'MoveClusters',
            actions: ['rds:FailoverGlobalCluster', 'rds:RemoveFromGlobalCluster', 'rds:SwitchoverGlobalCluster'],
            resources: clusters.flatMap(({ global, source, follower }) => [
              `arn:aws:rds::*:global-cluster:${global}`,
              ...[source, follower].map((name) => `arn:aws:rds:*:*:cluster:${name}`),
            ]),
          },
          {
            sid: 'CutConnections',
            actions: ['rds:RebootDBInstance'],
            resources: clusters.flatMap(({ source, follower }) =>
              [source, follower].map((name) => `arn:aws:rds:*:*:db:${name}-*`),
            ),
          },
        ]
      : []),
    ...(other && clusters.length > 0
      ? [
          {
            sid: 'AimServices',
            actions: ['secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue'],
            resources: own.flatMap(({ region }) =>
              [from, to].flatMap((stage) =>
                clusters.map(({ store }) => `arn:aws:secretsmanager:${region}:*:secret:${system}/${stage}/${store}-*`),
              ),
            ),
          },
          {
            sid: 'OpenThoseSecrets',
            actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
            resources: ['*'],
            conditions: [
              via('secretsmanager', own),
              {
                test: 'ForAnyValue:StringEquals',
                variable: 'kms:ResourceAliases',
                values: [`alias/${system}-${from}`, `alias/${system}-${to}`],
              },
            ],
          },
        ]
      : []),
    {
      sid: 'KeepWhatWasShut',
      actions: ['ssm:DeleteParameter', 'ssm:GetParameter', 'ssm:PutParameter'],
      resources: own.map(({ region }) => `arn:aws:ssm:${region}:*:parameter/${system}/takeover/*`),
    },
    {
      sid: 'FenceDatabases',
      actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
      resources: own.map(({ region }) => `arn:aws:ec2:${region}:*:security-group/*`),
      conditions: [{ test: 'StringEquals', variable: 'aws:ResourceTag/managed-by', values: ['terraform'] }],
    },
    {
      sid: 'MoveSites',
      actions: ['cloudfront:AssociateAlias', 'cloudfront:UpdateDistribution', 'route53:ChangeResourceRecordSets'],
      resources: ['*'],
    },
    {
      sid: 'Tell',
      actions: ['sns:Publish'],
      resources: own.map(({ region, cluster }) => `arn:aws:sns:${region}:*:${cluster}-page`),
    },
    {
      sid: 'EncryptWhatIsTold',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: [via('sns', own)],
    },
  ]
}

/** Keys are used through a service alone. */
function via(service: string, stacks: readonly Stack[]) {
  return {
    test: 'StringEquals',
    variable: 'kms:ViaService',
    values: stacks.map(({ region }) => `${service}.${region}.amazonaws.com`),
  }
}
