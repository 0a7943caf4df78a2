import { type Charge, dollars, nodeCharges, searchCharges } from '../charges.ts'
import type { Decision } from '../decision.ts'
import { average, bytes, named, perSecond } from '../weigh.ts'

type Answer = 'opensearch' | 'opensearch-serverless'

export const decision: Decision<Answer> = {
  question: 'What searches {subject}?',
  answers: {
    opensearch: 'OpenSearch: a domain of nodes in three zones',
    'opensearch-serverless': 'OpenSearch Serverless, whose units follow the load',
  },
  weighs: {
    opensearch: {
      good: 'an index that is asked all day, with every plugin and a price that is known',
      bad: 'nodes that run at night, and a size that somebody has to choose',
    },
    'opensearch-serverless': {
      good: 'large indexes whose load comes and goes',
      bad: 'searches that may not wait: two units are kept awake for them, or the first one waits for half a minute; and plugins',
    },
  },
  sources: [
    'AWS documentation, "Sizing Amazon OpenSearch Service domains" and "Scale to zero for Amazon OpenSearch Serverless", as known in 2026',
  ],
  about: 'datastore',
  asks: (subject) => subject.engine === 'search',
  decide(subject, { spec }) {
    const size = subject.size ?? 0
    const users = spec.services.filter(({ uses }) => uses.includes(subject.name))
    const spiky = users.length > 0 && users.every(({ traffic }) => traffic.pattern === 'spiky')
    const cost = (charges: readonly Charge[]) => Math.round(dollars(charges, spec.cloud.region))
    const gigabytes = Math.ceil(size / 1e9)
    const units = cost(searchCharges(gigabytes, true))
    const nodes = cost(nodeCharges(gigabytes))
    const facts = `${bytes(size)}${users.length > 0 ? `, asked and filled by ${named(users)} at ${perSecond(average(users))}` : ''}`
    if (spiky && units < nodes)
      return {
        answer: 'opensearch-serverless',
        because: `${facts}, in bursts: units that follow cost about ${units} dollars a month, and three nodes for the peak ${nodes}.`,
        against: {
          opensearch: `Three nodes around the clock cost about ${nodes} dollars a month, and units that follow ${units}`,
        },
        givenUp: 'Plugins, snapshots that are taken away, and a price that is the same each month.',
        changesIf: 'It is asked all day.',
      }
    return {
      answer: 'opensearch',
      because: `${facts}: three nodes, one a zone, hold every document twice and go on when a zone is lost.`,
      against: {
        'opensearch-serverless': `Units that follow cost about ${units} dollars a month, and three nodes ${nodes}${spiky ? '' : ', which are asked all day'}`,
      },
      givenUp: 'Nodes that cost as much while nobody searches.',
      changesIf: 'It is asked in bursts alone, and units that follow cost less than nodes.',
    }
  },
}
