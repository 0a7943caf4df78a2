import type { Decision } from '../decision.ts'
import { bytes, knows, named } from '../weigh.ts'

type Answer = 'redshift-serverless' | 'opensearch' | 'athena'

export const decision: Decision<Answer> = {
  question: 'What answers the questions to {subject}?',
  answers: {
    'redshift-serverless': 'Redshift Serverless: a warehouse that is paid while it works',
    opensearch: 'OpenSearch: search and counting over documents',
    athena: 'Athena: SQL over files, paid by what it reads',
  },
  weighs: {
    'redshift-serverless': {
      good: 'SQL with joins over terabytes, and tools that speak it',
      bad: 'single rows in milliseconds; a first query after a pause waits',
    },
    opensearch: {
      good: 'search in text and counting as it comes in',
      bad: 'joins, and keeping the only copy',
    },
    athena: {
      good: 'questions now and then over files that are there anyway',
      bad: 'dashboards that ask all day: each question reads and pays again',
    },
  },
  about: 'datastore',
  asks: (subject) => subject.engine === 'analytics',
  decide(subject, { spec, thrifty }) {
    const size = subject.size ?? 0
    const users = spec.services.filter(({ uses }) => uses.includes(subject.name))
    const facts = `${bytes(size)}${users.length > 0 ? ` written by ${named(users)}` : ''}`
    const against = {
      'redshift-serverless': `${facts} is little enough to be read from files`,
      opensearch: `${facts} is asked with SQL, not searched for words, and its nodes run all night`,
      athena: `${facts} joined again and again would be read in full each time`,
    }
    if (size < 100e9 || thrifty)
      return {
        answer: 'athena',
        because: `${facts}: files in a bucket and a price by what is read.`,
        against,
        givenUp: 'Seconds before an answer, and no rows that change.',
        changesIf: 'It grows beyond 100 GB, or dashboards ask it all day.',
      }
    if (knows(spec, 'opensearch', 'elasticsearch') && !knows(spec, 'redshift', 'sql', 'postgresql'))
      return {
        answer: 'opensearch',
        because: `${facts}, and a team that knows it.`,
        against,
        givenUp: 'Joins, and nodes that cost money at night.',
        changesIf: 'The questions become joins.',
      }
    return {
      answer: 'redshift-serverless',
      because: `${facts}: SQL with joins at that size, and nothing to pay while nobody asks.`,
      against,
      givenUp: 'A few seconds to wake, and a price by the hour of work.',
      changesIf: 'It shrinks below 100 GB, or is mostly searched for words.',
    }
  },
}
