import { dollars, streamCharges } from '../charges.ts'
import type { Decision } from '../decision.ts'
import { flowOf, shardRate, shardsFor } from '../flow.ts'
import { count, list, perSecond } from '../weigh.ts'

type Answer = 'kinesis-on-demand' | 'kinesis-provisioned'

export const decision: Decision<Answer> = {
  question: 'What carries the stream {subject}?',
  answers: {
    'kinesis-on-demand': 'Kinesis that adds shards by itself, paid by what passes through',
    'kinesis-provisioned': 'Kinesis with a number of shards, paid by the hour',
  },
  weighs: {
    'kinesis-on-demand': {
      good: 'loads that nobody can foretell, and peaks far above the average',
      bad: 'a steady stream of small records: each is paid as a whole kilobyte, in and out',
    },
    'kinesis-provisioned': {
      good: 'a load whose peak is known, at a fraction of the price',
      bad: 'peaks above the shards: senders are refused and must try again',
    },
  },
  sources: [
    'AWS documentation, "Quotas and limits" of Kinesis Data Streams: 1 MB and 1,000 records a second for each shard, as known in 2026',
  ],
  about: 'datastore',
  asks: (subject) => subject.engine === 'stream',
  decide({ name }, { spec }) {
    const flow = flowOf(spec, name)
    const shards = shardsFor(flow)
    const cost = (answer: Answer) => dollars(streamCharges(answer, flow), spec.cloud.region)
    const onDemand = Math.round(cost('kinesis-on-demand'))
    const provisioned = Math.round(cost('kinesis-provisioned'))
    const from = list(flow.senders.map((each) => `\`${each.name}\``)) || 'no sender yet'
    const facts = `${perSecond(flow.average)} on average and ${perSecond(flow.peak)} at the peak from ${from}`
    const sum = `${count(shards, 'shard')} of ${shardRate.toLocaleString('en-US')} records a second carry the peak and half of it more`
    const against = {
      'kinesis-on-demand': `It would cost about ${onDemand} dollars a month, and ${count(shards, 'shard')} about ${provisioned}`,
      'kinesis-provisioned': `${count(shards, 'shard')} would wait for a peak that is rare, at about ${provisioned} dollars a month; on demand it is about ${onDemand}`,
    }
    if (onDemand <= provisioned)
      return {
        answer: 'kinesis-on-demand',
        because: `${facts}: paid by what passes through that is about ${onDemand} dollars a month, and the ${count(shards, 'shard')} of its peak would cost ${provisioned}.`,
        against,
        givenUp: 'A price that is the same each month.',
        changesIf: 'The average comes closer to the peak.',
      }
    return {
      answer: 'kinesis-provisioned',
      because: `${facts}: ${sum}, for about ${provisioned} dollars a month; on demand it would be ${onDemand}.`,
      against,
      givenUp: 'Growth by itself: more shards are a change of the spec, or one command in an hour of need.',
      changesIf: 'Peaks become rare and high, or nobody can tell them any more.',
    }
  },
}
