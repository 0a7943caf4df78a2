import type { Service } from '../../model/spec.ts'
import type { Store } from '../../model/store.ts'
import type { Permission } from '../../model/workload.ts'

/** What the role of a service may do with a store that it uses; nothing where the store asks for a password. */
export function permission({ type }: Service, { name, module }: Store): Permission[] {
  const actions = allowed[module]?.[type === 'worker' ? 'takes' : 'gives']
  return actions ? [{ store: name, actions }] : []
}

const items = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DescribeTable',
]
const pages = ['es:ESHttpGet', 'es:ESHttpHead', 'es:ESHttpPost', 'es:ESHttpPut', 'es:ESHttpDelete']
const connect = ['kafka-cluster:Connect', 'kafka-cluster:DescribeTopic', 'kafka-cluster:WriteDataIdempotently']
const questions = [
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetWorkGroup',
]
const files = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket']

/** What a role needs on a store that is reached by the cloud's own interface, by its module. Workers take messages, all others give them. */
const allowed: Readonly<Record<string, Readonly<Record<'gives' | 'takes', readonly string[]>>>> = {
  queue: {
    gives: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
    takes: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
  },
  stream: {
    gives: ['kinesis:PutRecord', 'kinesis:PutRecords', 'kinesis:DescribeStreamSummary'],
    takes: [
      'kinesis:GetRecords',
      'kinesis:GetShardIterator',
      'kinesis:ListShards',
      'kinesis:DescribeStream',
      'kinesis:DescribeStreamSummary',
    ],
  },
  table: { gives: items, takes: items },
  search: { gives: pages, takes: pages },
  'search-serverless': { gives: ['aoss:APIAccessAll'], takes: ['aoss:APIAccessAll'] },
  kafka: {
    gives: [...connect, 'kafka-cluster:WriteData'],
    takes: [...connect, 'kafka-cluster:ReadData', 'kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
  },
  lake: { gives: questions, takes: questions },
  bucket: { gives: files, takes: files },
}
