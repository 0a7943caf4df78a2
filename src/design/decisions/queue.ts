import type { Decision } from '../decision.ts'
import { average, knows, named, perSecond } from '../weigh.ts'

type Answer = 'sqs' | 'kinesis' | 'msk'

export const decision: Decision<Answer> = {
  question: 'What carries the messages of {subject}?',
  answers: {
    sqs: 'SQS: each message is for one reader and gone when it is done',
    kinesis: 'Kinesis: a stream that several readers follow, each at its own place',
    msk: 'MSK: Kafka on Express brokers, whose disks AWS looks after',
  },
  weighs: {
    sqs: {
      good: 'work that one reader does once, with dead letters and nothing to run',
      bad: 'several readers of the same message, and order over all of it',
    },
    kinesis: {
      good: 'streams that several read at their own pace, in order for each key',
      bad: 'jobs that are done one by one, and hours without load: shards are paid by the hour',
    },
    msk: {
      good: 'systems that speak Kafka already, and long retention',
      bad: 'small loads: three brokers run all day in every stage, and dead letters are a topic that the worker fills itself',
    },
  },
  sources: ['AWS documentation, "Amazon MSK broker types" and the quotas of Express brokers, as known in 2026'],
  about: 'datastore',
  after: ['compute'],
  asks: (subject) => subject.engine === 'queue',
  decide(subject, { spec, decided }) {
    const readers = spec.services.filter(({ type, uses }) => type === 'worker' && uses.includes(subject.name))
    const load = average(readers)
    const facts = `${perSecond(load)} for ${readers.length === 0 ? 'no worker yet' : named(readers)}`
    const elsewhere = readers.filter(({ name }) => decided[`compute/${name}`]?.answer !== 'kubernetes')
    const impossible =
      elsewhere.length > 0
        ? { msk: `${named(elsewhere)} would not grow with it: what waits in Kafka is counted in a cluster alone` }
        : {}
    const against = {
      sqs: `${facts} is a stream, and SQS asks for every message by itself`,
      kinesis: `Shards to count and places to keep, and ${facts} need neither order nor a second reading`,
      msk: `Brokers around the clock for ${facts}`,
    }
    if (load > 20_000 && knows(spec, 'kafka') && elsewhere.length === 0)
      return {
        answer: 'msk',
        because: `${facts}, and a team that knows Kafka.`,
        against,
        impossible,
        givenUp: 'Brokers to size and to upgrade, and dead letters that somebody else puts aside.',
        changesIf: 'The load falls below 20,000 a second.',
      }
    if (load > 3000)
      return {
        answer: 'kinesis',
        because: `${facts}: paid by the shard, not by the message.`,
        against,
        impossible,
        givenUp: 'Dead letters and visibility per message, which the readers must do.',
        changesIf: 'The load falls below 3,000 a second.',
      }
    return {
      answer: 'sqs',
      because: `${facts}: work that is done once by one reader, with dead letters for what fails, and nothing to run.`,
      against,
      impossible,
      givenUp: 'Order, and reading a message again once it is done.',
      changesIf: 'Several readers need every message, or the load passes 3,000 a second.',
    }
  },
}
