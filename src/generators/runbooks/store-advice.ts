import type { AlertKind } from '../../model/watch.ts'

/** What a person needs at three in the morning. Markdown; commands are complete but for the pod that is looked at. */
export interface Advice {
  readonly means: string
  readonly impact: string
  readonly look: readonly string[]
  readonly mend: readonly string[]
  readonly over: string
}

export interface StoreContext {
  readonly namespace: string
  readonly identifier: string
  readonly region: string
  readonly about: string
}

type Kinds = Extract<AlertKind, `${'stream' | 'table' | 'search' | 'kafka'}-${string}`>

/** Streams, tables, topics and indexes. */
export const storeAdvice: Readonly<Record<Kinds, (context: StoreContext) => Advice>> = {
  'stream-behind': ({ identifier, region, about }) => ({
    means: `The oldest record of \`${about}\` that its readers have not taken is more than ten minutes old: they are too slow, stuck, or gone.`,
    impact: 'What was sent is not done yet. Nothing is lost until the retention of the stream is over.',
    look: [
      'Do the readers run, and do they log the same error for the same record again and again? One bad record holds up its whole shard.',
      `Is more sent than usual? \`aws kinesis describe-stream-summary --region ${region} --stream-name ${identifier}\` counts the shards; CloudWatch has \`IncomingRecords\`.`,
      'Is one shard far behind and the others not? Then one key has most of the records.',
    ],
    mend: [
      'Let the readers put a bad record aside, and go on.',
      'More readers than shards do not help: add shards first, then readers.',
      'If it cannot be mended before the retention is over, raise it: `aws kinesis increase-stream-retention-period`.',
    ],
    over: 'the oldest record is younger than a minute.',
  }),
  'stream-throttled': ({ identifier, region }) => ({
    means: `\`${identifier}\` refused records, because a shard takes 1,000 or 1 MB of them a second.`,
    impact: 'Senders try again, and what they send comes later; those who do not try again lose it.',
    look: [
      'All shards, or one? The key of the records says which shard they go to: a key that many share makes one shard hot.',
      'Does somebody send one record at a time in a loop after a failure, without waiting?',
    ],
    mend: [
      `Add shards: \`aws kinesis update-shard-count --region ${region} --stream-name ${identifier} --target-shard-count <twice as many> --scaling-type UNIFORM_SCALING\`, and write the number into the stack.`,
      'Choose a key that spreads: a device, not its city.',
    ],
    over: 'nothing is refused for a quarter of an hour.',
  }),
  'table-throttled': ({ identifier, region }) => ({
    means: `\`${identifier}\` refused writes: the load is above its capacity, or one key has most of it.`,
    impact: 'The SDK tries again, so calls are slower; when it gives up, they fail.',
    look: [
      `\`aws application-autoscaling describe-scaling-activities --region ${region} --service-namespace dynamodb --resource-id table/${identifier}\`: does autoscaling follow, or is it at its most?`,
      'A partition takes 1,000 writes a second, whatever the table is set to: is there a counter or a single item that all write?',
    ],
    mend: [
      'Raise the most of the capacity in the stack.',
      'Change it to be paid by the request while it lasts: `aws dynamodb update-table --billing-mode PAY_PER_REQUEST`, once a day at most.',
      'Spread the hot key over several.',
    ],
    over: 'nothing is refused for a quarter of an hour.',
  }),
  'table-replica-behind': ({ identifier }) => ({
    means: `What is written to \`${identifier}\` arrives in the recovery region later than the recovery point objective allows.`,
    impact: 'Nobody notices today. If the region were lost now, more would be lost than was promised.',
    look: [
      'Is the replica refused writes for want of capacity? Replicated writes need as much there as here.',
      'Does the health page of AWS say something of DynamoDB in either region?',
    ],
    mend: ['Raise the capacity of the replica to that of its source.'],
    over: 'the lag is under a minute.',
  }),
  'kafka-behind': ({ identifier, region, about, namespace }) => ({
    means: `The oldest message of \`${about}\` has waited for ten minutes for one of the groups that read it.`,
    impact:
      'What users asked for in the background does not happen. Nothing is lost until the retention of the topic is over.',
    look: [
      `Do the workers run, and is their number at the most that there are partitions? \`kubectl -n ${namespace} get pods,scaledobjects\``,
      'Do they log the same error for the same message again and again? Kafka puts nothing aside: one bad message holds up its whole partition.',
      'Is one partition far behind and the others not? Then one key has most of the messages.',
      `Are the brokers well? \`aws kafka list-clusters-v2 --region ${region} --cluster-name-filter ${identifier} --query 'ClusterInfoList[].State'\``,
    ],
    mend: [
      `Let the worker write the bad message to \`${about}-dead-letters\` and go on.`,
      'Let more workers run: raise the maximum of their autoscaler in the overlay, and the partitions in the stack first where there are as many workers as partitions.',
      'If it cannot be mended before the retention is over, raise `retention_hours` in the stack.',
      'Roll the workers back.',
    ],
    over: 'the oldest message is younger than a minute.',
  }),
  'kafka-busy': ({ identifier, region, about }) => ({
    means: `A broker of \`${identifier}\` has taken more than four fifths of what it takes for long, for a quarter of an hour.`,
    impact: 'None yet. Above its limit it slows senders down.',
    look: [
      `Is it one broker, or all? One alone means a key that most messages of \`${about}\` share.`,
      `What is sent, and since when? CloudWatch has \`BytesInPerSec\` of each broker of \`${identifier}\` in ${region}.`,
    ],
    mend: [
      'Choose a key that spreads.',
      'Let senders put several messages together, and compress them.',
      'Raise `brokers` in the stack by three: partitions move by themselves, without a pause.',
    ],
    over: 'every broker takes less than half of it.',
  }),
  'search-failing': ({ identifier, region }) => ({
    means: `Searches of \`${identifier}\` have failed for a quarter of an hour.`,
    impact: 'Users search and get an error, or a page without results.',
    look: [
      `Is the collection there? \`aws opensearchserverless batch-get-collection --region ${region} --names ${identifier} --query 'collectionDetails[].status'\``,
      'What do services log: 403 is a role that is not in the access policy of the collection, 429 units that are at their most, 504 a search that is too wide.',
      'Does the health page of AWS say something of OpenSearch?',
    ],
    mend: [
      'Roll back the deployment that brought the search.',
      'Raise `most_units` in the stack.',
      'A role that is missing comes with `devops generate` and an apply of the stack.',
    ],
    over: 'no search fails for a quarter of an hour.',
  }),
  'search-refusing': ({ identifier }) => ({
    means: `Documents that were sent to \`${identifier}\` were not taken for a quarter of an hour.`,
    impact: 'What changed is not found yet. It is indexed from where it came from.',
    look: [
      'What do writers log: a field of another type than the index has, a document that is too large, or 429?',
      'Does somebody send documents one by one? Hundreds in one request cost the same.',
    ],
    mend: [
      'Send fewer, larger requests, and wait after a refusal.',
      'Raise `most_units` in the stack.',
      'Mend the field, and index anew.',
    ],
    over: 'documents are taken for a quarter of an hour.',
  }),
  'search-red': ({ identifier, region }) => ({
    means: `A part of an index of \`${identifier}\` is on no node: what it holds cannot be found.`,
    impact: 'Searches miss results or fail, and nothing new is indexed there.',
    look: [
      `\`aws opensearch describe-domain --region ${region} --domain-name ${identifier} --query 'DomainStatus.Processing'\`: a change that runs explains it.`,
      'In the domain: `GET _cluster/allocation/explain` says which part and why. A full disk is the usual reason.',
    ],
    mend: [
      'Free or add storage.',
      'An index that is lost: delete it, and restore it from the hourly snapshot (`cs-automated-enc`), or fill it anew from its source.',
    ],
    over: '`GET _cluster/health` says green.',
  }),
  'search-storage': ({ identifier }) => ({
    means: `A node of \`${identifier}\` has less than a fifth of its disk free.`,
    impact: 'A full node takes no more documents, and then the whole domain refuses writes.',
    look: [
      '`GET _cat/indices?s=store.size:desc`: which index grew?',
      '`GET _cat/allocation?v`: is one node fuller than the others?',
    ],
    mend: [
      'Delete old indexes, or give them a policy that does.',
      'Raise `volume_size` in the stack: it is changed while it runs.',
    ],
    over: 'more than a third is free on every node.',
  }),
  'search-memory': ({ identifier }) => ({
    means: `The heap of a node of \`${identifier}\` has been more than 92 % full for a quarter of an hour.`,
    impact: 'Searches slow down, and at 95 % requests are refused.',
    look: [
      '`GET _nodes/stats/breaker`: what asked for the memory?',
      'Too many small shards? `GET _cat/shards` should count fewer than 25 for each GB of heap.',
    ],
    mend: [
      'End the search or the import that asks for it.',
      'Merge small indexes.',
      'Take a larger class in the stack.',
    ],
    over: 'the heap is under 75 % for half an hour.',
  }),
}
