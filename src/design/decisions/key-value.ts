import { dollars, tableCharges } from '../charges.ts'
import type { Decision } from '../decision.ts'
import { callsOf, capacityFor, tableUse } from '../flow.ts'
import { list, perSecond } from '../weigh.ts'

type Answer = 'dynamodb-on-demand' | 'dynamodb-provisioned'

export const decision: Decision<Answer> = {
  question: 'How does the table {subject} follow its load?',
  answers: {
    'dynamodb-on-demand': 'DynamoDB, paid by the request',
    'dynamodb-provisioned': 'DynamoDB with a capacity that autoscaling follows the load with',
  },
  weighs: {
    'dynamodb-on-demand': {
      good: 'loads that come and go, and tables whose load nobody knows yet',
      bad: 'a load that is there all day: it costs two to three times as much',
    },
    'dynamodb-provisioned': {
      good: 'a load that changes over minutes, or is written by workers that can wait',
      bad: 'peaks within seconds: what is above the capacity is refused until it grows',
    },
  },
  sources: [
    'AWS documentation, "Managing throughput capacity automatically with DynamoDB auto scaling", as known in 2026',
  ],
  about: 'datastore',
  asks: (subject) => subject.engine === 'key-value',
  decide({ name }, { spec }) {
    const calls = callsOf(spec, name)
    const capacity = capacityFor(calls)
    const cost = (answer: Answer) => Math.round(dollars(tableCharges(answer, calls), spec.cloud.region))
    const onDemand = cost('dynamodb-on-demand')
    const provisioned = cost('dynamodb-provisioned')
    const from = list(calls.callers.map((each) => `\`${each.name}\``)) || 'nobody yet'
    const facts = `${perSecond(calls.average)} on average from ${from}, ${perSecond(calls.direct)} at the peak from those who wait for the answer`
    const units = capacity.toLocaleString('en-US')
    const against = {
      'dynamodb-on-demand': `It would cost about ${onDemand} dollars a month, and a capacity of ${units} about ${provisioned}`,
      'dynamodb-provisioned': `A capacity of ${units} would cost about ${provisioned} dollars a month, and by the request it is about ${onDemand}`,
    }
    if (onDemand <= provisioned)
      return {
        answer: 'dynamodb-on-demand',
        because: `${facts}: by the request that is about ${onDemand} dollars a month, and a capacity for the peak would cost ${provisioned}.`,
        against,
        givenUp: 'The lower price of a load that is steady.',
        changesIf: 'The load fills a capacity all day.',
      }
    return {
      answer: 'dynamodb-provisioned',
      because: `${facts}: a capacity of ${units} is the average at ${tableUse * 100}% of use, or that peak, and what workers write can wait. That is about ${provisioned} dollars a month; by the request it would be ${onDemand}.`,
      against,
      givenUp: 'Minutes in which a peak above it is refused and tried again, until autoscaling has followed.',
      changesIf: 'Peaks come within seconds from callers who cannot wait.',
    }
  },
}
