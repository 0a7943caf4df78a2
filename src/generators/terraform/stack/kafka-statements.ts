import { ref, template } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'

/** What a role may do with a topic, by what Kafka knows: the cluster, its topics, and the groups of those who read. */
export function kafkaStatements(sid: string, module: string, actions: readonly string[]): Statement[] {
  const takes = actions.includes('kafka-cluster:ReadData')
  const of = (...wanted: readonly string[]) => actions.filter((action) => wanted.includes(action))
  return [
    {
      sid: `${sid}Cluster`,
      actions: of('kafka-cluster:Connect', 'kafka-cluster:WriteDataIdempotently'),
      resources: [ref(`module.${module}.arn`)],
    },
    {
      sid: `${sid}Topic`,
      actions: of('kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:WriteData'),
      resources: [ref(`module.${module}.topic_arn`)],
    },
    ...(takes
      ? [
          {
            sid: `${sid}DeadLetters`,
            actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:WriteData'],
            resources: [ref(`module.${module}.dead_letters_arn`)],
          },
          {
            sid: `${sid}Groups`,
            actions: of('kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'),
            resources: [template`${ref(`module.${module}.group_arn_prefix`)}/*`],
          },
        ]
      : []),
  ]
}

/** What it takes to see how far readers are behind. */
export function lagStatements(module: string): Statement[] {
  return [
    { sid: 'Connect', actions: ['kafka-cluster:Connect'], resources: [ref(`module.${module}.arn`)] },
    { sid: 'LookAtTopic', actions: ['kafka-cluster:DescribeTopic'], resources: [ref(`module.${module}.topic_arn`)] },
    {
      sid: 'LookAtGroups',
      actions: ['kafka-cluster:DescribeGroup'],
      resources: [template`${ref(`module.${module}.group_arn_prefix`)}/*`],
    },
  ]
}
