import type { Drill } from '../../../model/plan.ts'
import { type Block, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'
import { identity } from './identity.ts'

/** What the account may do that tries restores: make a copy, read the password of its source, take the copy away. */
export function drillBlocks(context: StackContext): Block[] {
  const drills = context.plan.drills.filter(({ stack }) => stack === context.stack.name)
  const [first] = drills
  if (!first) return []
  return identity('restore_drill', first.role, first.namespace, first.serviceAccount, statements(drills, context))
}

function statements(drills: readonly Drill[], { homes, stack }: StackContext): Statement[] {
  const instance = (name: string) => `arn:aws:rds:${stack.region}:*:db:${name}`
  const sources = homes.filter(({ store, stage }) =>
    drills.some((drill) => drill.store === store.name && drill.stage === stage.name),
  )
  const keys = [...new Set(sources.map(({ stage }) => label(stage.name)))].map((key) => ref(`aws_kms_key.${key}.arn`))
  return [
    { sid: 'LookAtDatabases', actions: ['rds:DescribeDBInstances'], resources: ['*'] },
    {
      sid: 'RestoreCopies',
      actions: ['rds:RestoreDBInstanceToPointInTime'],
      resources: [
        ...drills.flatMap(({ source, copy }) => [instance(source), instance(copy)]),
        ...['subgrp', 'pg', 'og'].map((part) => `arn:aws:rds:${stack.region}:*:${part}:*`),
      ],
    },
    {
      sid: 'TakeCopiesAway',
      actions: ['rds:AddTagsToResource', 'rds:DeleteDBInstance'],
      resources: drills.map(({ copy }) => instance(copy)),
    },
    {
      sid: 'ReadPasswords',
      actions: ['secretsmanager:GetSecretValue'],
      resources: sources.map(({ module }) => ref(`module.${module}.secret_arn`)),
    },
    { sid: 'UseKeys', actions: ['kms:Decrypt', 'kms:DescribeKey'], resources: keys },
    {
      sid: 'LetDatabasesUseKeys',
      actions: ['kms:CreateGrant'],
      resources: keys,
      conditions: [{ test: 'Bool', variable: 'kms:GrantIsForAWSResource', values: ['true'] }],
    },
    {
      sid: 'Measure',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: [
        {
          test: 'StringEquals',
          variable: 'cloudwatch:namespace',
          values: [...new Set(drills.map(({ metrics }) => metrics))],
        },
      ],
    },
  ]
}
