import type { Decision } from '../decision.ts'
import { bytes, frameworks, named, percent, span, strictest } from '../weigh.ts'

type Answer = 'elasticache-valkey' | 'in-cluster'

export const decision: Decision<Answer> = {
  question: 'What keeps {subject} in memory?',
  answers: {
    'elasticache-valkey': 'ElastiCache with Valkey, which speaks the protocol of Redis',
    'in-cluster': 'Valkey as one pod in the cluster, which keeps nothing',
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
  after: ['cluster', 'compute'],
  asks: (subject) => subject.engine === 'redis',
  decide(subject, { spec, decided, thrifty }) {
    const strict = strictest(spec)
    const size = subject.size ?? 0
    const cluster = decided.cluster?.answer === 'eks'
    const elsewhere = spec.services.filter(
      ({ name, uses }) => uses.includes(subject.name) && decided[`compute/${name}`]?.answer !== 'kubernetes',
    )
    const asking = spec.compliance.filter((each) => each === 'pci' || each === 'hipaa')
    const kept = Number.isFinite(subject.rpo ?? Number.POSITIVE_INFINITY)
    const verdict = {
      against: {
        'elasticache-valkey': `${bytes(size)} fit in a pod that costs nothing more`,
        'in-cluster': `${bytes(size)} would be cold after every node that is replaced, and what it answers would fall on the database`,
      },
      impossible: {
        ...(asking.length > 0 && {
          'in-cluster': `Nothing encrypts what it is told on its way, nor asks who comes, and ${frameworks({ ...spec, compliance: asking })} asks for both`,
        }),
        ...(kept && { 'in-cluster': `It keeps nothing, and the RPO is ${span(subject.rpo ?? 0)}` }),
        ...(!cluster && { 'in-cluster': 'There is no cluster of ours to run it in' }),
        ...(cluster &&
          elsewhere.length > 0 && {
            'in-cluster': `${named(elsewhere)} stand outside of the cluster, and would not reach it`,
          }),
        ...(cluster &&
          strict >= 0.9995 && { 'in-cluster': `A pod that is moved would cost more than ${percent(strict)} leaves` }),
      },
    }
    if (thrifty && cluster && elsewhere.length + asking.length === 0 && !kept && strict < 0.9995 && size <= 2e9)
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
