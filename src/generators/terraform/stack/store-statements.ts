import { ref, template } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import type { Statement } from '../policy.ts'
import type { StoreHome } from './context.ts'
import { kafkaStatements } from './kafka-statements.ts'

/** What a role may do with a store that the cloud itself serves, with the key that it is encrypted with. */
export function storeStatements(
  { store, stage, module }: StoreHome,
  sid: string,
  actions: readonly string[],
): Statement[] {
  const arn = ref(`module.${module}.arn`)
  const key: Statement = {
    sid: `${sid}Key`,
    actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
    resources: [ref(`aws_kms_key.${label(stage.name)}.arn`)],
  }
  if (store.module === 'stream')
    return [
      { sid, actions, resources: [arn] },
      ...(actions.includes('kinesis:GetRecords') ? [places(sid, module)] : []),
      key,
    ]
  if (store.module === 'table') return [{ sid, actions, resources: [arn] }, key]
  if (store.module === 'kafka') return kafkaStatements(sid, module, actions)
  if (store.module === 'search') return [{ sid, actions, resources: [template`${arn}/*`] }]
  if (store.module === 'lake') return [{ sid, actions, resources: [arn] }, ...catalogue(sid, module), key]
  return [{ sid, actions, resources: [arn] }]
}

/** Who reads a stream notes where it is. */
function places(sid: string, module: string): Statement {
  return {
    sid: `${sid}Places`,
    actions: [
      'dynamodb:DescribeTable',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:Scan',
    ],
    resources: [ref(`module.${module}.places_arn`)],
  }
}

function catalogue(sid: string, module: string): Statement[] {
  const files = ref(`module.${module}.bucket_arns`)
  return [
    {
      sid: `${sid}Catalogue`,
      actions: [
        'glue:GetDatabase',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartitions',
        'glue:BatchCreatePartition',
      ],
      resources: [
        'arn:aws:glue:*:*:catalog',
        template`arn:aws:glue:*:*:database/${ref(`module.${module}.database`)}`,
        template`arn:aws:glue:*:*:table/${ref(`module.${module}.database`)}/*`,
      ],
    },
    { sid: `${sid}List`, actions: ['s3:ListBucket', 's3:GetBucketLocation'], resources: files },
    {
      sid: `${sid}Objects`,
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: ref(`[for arn in module.${module}.bucket_arns : "\${arn}/*"]`),
    },
  ]
}
