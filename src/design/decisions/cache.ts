import type { Decision } from '../decision.ts'
import { bytes, percent, strictest } from '../weigh.ts'

type Answer = 'elasticache-valkey' | 'in-cluster'

export const decision: Decision<Answer> = {
  question: 'What keeps {subject} in memory?',
  answers: {
    'elasticache-valkey': 'ElastiCache with Valkey, which speaks the protocol of Redis',
    'in-cluster': 'Valkey as a pod of ours',
  },
  weighs: {
    'elasticache-valkey': {
      good: 'a cache whose loss would be felt, without anybody patching it',
      bad: 'the last dollar: its smallest node is paid around the clock',
    },
    'in-cluster': {
      good: 'small things that may be gone at any time',
      bad: 'anything whose loss lets the database fall over',
    },
  },
  sources: ['AWS Database Blog, "Introducing 99.99% Availability with Amazon ElastiCache for Redis", 2023-02-16'],
  about: 'datastore',
  after: ['cluster'],
  asks: (subject) => subject.engine === 'redis',
  decide(subject, { spec, decided, thrifty }) {
    const strict = strictest(spec)
    const size = subject.size ?? 0
    const cluster = decided.cluster?.answer === 'eks'
    const verdict = {
      against: {
        'elasticache-valkey': `${bytes(size)} fit in a pod that costs nothing more`,
        'in-cluster': `${bytes(size)} would be cold after every node that is replaced, and what it answers would fall on the database`,
      },
      impossible: {
        ...(!cluster && { 'in-cluster': 'There is no cluster of ours to run it in' }),
        ...(cluster &&
          strict >= 0.9995 && { 'in-cluster': `A pod that is moved would cost more than ${percent(strict)} leaves` }),
      },
    }
    if (thrifty && cluster && strict < 0.9995 && size <= 2e9)
      return {
        ...verdict,
        answer: 'in-cluster',
        because: `${bytes(size)} that can be computed anew fit in one pod.`,
        givenUp: 'It is empty after every move of the pod.',
        changesIf: 'It grows beyond 2 GB, or the objective rises to 99.95%.',
      }
    return {
      ...verdict,
      answer: 'elasticache-valkey',
      because: `${bytes(size)} behind ${percent(strict)}: its replica in another zone takes over, and patches are not ours. Valkey costs a fifth less there than Redis.`,
      givenUp: 'A machine of its own to pay for.',
      changesIf: 'The cache is small, may be lost, and money is short.',
    }
  },
}
