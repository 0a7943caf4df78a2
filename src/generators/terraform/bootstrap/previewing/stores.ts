import type { Statement } from '../../policy.ts'
import { type At, passed } from './at.ts'

/** Who runs the task that makes databases may tell it what to run: on the server of the ground, never on one of production. */
export function databases({ region, cluster, previews }: At): Statement[] {
  const tasks = previews.databases.map(({ task }) => task)
  return [
    {
      sid: 'MakeDatabases',
      actions: ['ecs:RunTask'],
      resources: tasks.map((task) => `arn:aws:ecs:${region}:*:task-definition/${task}:*`),
      conditions: [
        { test: 'ArnLike', variable: 'ecs:cluster', values: [`arn:aws:ecs:${region}:*:cluster/${cluster}`] },
      ],
    },
    {
      sid: 'WaitForDatabases',
      actions: ['ecs:DescribeTasks'],
      resources: [`arn:aws:ecs:${region}:*:task/${cluster}/*`],
    },
    {
      sid: 'HandOverRolesOfDatabases',
      actions: ['iam:PassRole'],
      resources: tasks.flatMap((task) => [`arn:aws:iam::*:role/${task}`, `arn:aws:iam::*:role/${task}-start`]),
      conditions: [passed('ecs-tasks')],
    },
    {
      sid: 'FindServers',
      actions: ['rds:DescribeDBClusters', 'rds:DescribeDBInstances', 'rds:ListTagsForResource'],
      resources: previews.databases.map(
        ({ store, server }) => `arn:aws:rds:${region}:*:${store.module === 'aurora' ? 'cluster' : 'db'}:${server}`,
      ),
    },
    {
      sid: 'ReadTheirUser',
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: previews.databases.map(({ secret }) => `arn:aws:secretsmanager:${region}:*:secret:${secret}-??????`),
    },
  ]
}

export function stores({ region, plan, previews }: At): Statement[] {
  const { before, folder, own, databases } = previews
  const has = (module: string) => own.some((store) => store.module === module)
  if (own.length + databases.length === 0) return []
  return [
    {
      sid: 'KeepConnections',
      actions: ['secretsmanager:*'],
      resources: [`arn:aws:secretsmanager:${region}:*:secret:${folder}*`],
    },
    {
      sid: 'UseTheKey',
      actions: ['kms:CreateGrant', 'kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
      resources: ['*'],
      conditions: [
        {
          test: 'ForAnyValue:StringEquals',
          variable: 'kms:ResourceAliases',
          values: [`alias/${plan.system}-${previews.ground.name}`],
        },
        {
          test: 'StringEquals',
          variable: 'kms:ViaService',
          values: ['dynamodb', 's3', 'secretsmanager'].map((service) => `${service}.${region}.amazonaws.com`),
        },
      ],
    },
    ...(has('queue')
      ? [{ sid: 'KeepQueues', actions: ['sqs:*'], resources: [`arn:aws:sqs:${region}:*:${before}*`] }]
      : []),
    ...(has('table')
      ? [{ sid: 'KeepTables', actions: ['dynamodb:*'], resources: [`arn:aws:dynamodb:${region}:*:table/${before}*`] }]
      : []),
    ...(has('bucket')
      ? [{ sid: 'KeepBuckets', actions: ['s3:*'], resources: [`arn:aws:s3:::${before}*`, `arn:aws:s3:::${before}*/*`] }]
      : []),
  ]
}
