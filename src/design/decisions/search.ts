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
      bad: 'small ones: two units for writing and two for reading run at least, whoever asks',
    },
  },
  sources: [
    'AWS documentation, "Sizing Amazon OpenSearch Service domains" and "Managing capacity limits for Amazon OpenSearch Serverless", as known in 2026',
  ],
  about: 'datastore',
  asks: (subject) => subject.engine === 'search',
  decide(subject, { spec }) {
    const size = subject.size ?? 0
    const users = spec.services.filter(({ uses }) => uses.includes(subject.name))
    const facts = `${bytes(size)}${users.length > 0 ? `, asked and filled by ${named(users)} at ${perSecond(average(users))}` : ''}`
    return {
      answer: 'opensearch',
      because: `${facts}: three nodes, one a zone, hold every document twice and go on when a zone is lost.`,
      against: {
        'opensearch-serverless': `Its least is four units around the clock, which is more than the nodes that ${bytes(size)} need`,
      },
      givenUp: 'Nodes that cost as much while nobody searches.',
      changesIf: 'The index grows to terabytes and is asked for a few hours a day.',
    }
  },
}
