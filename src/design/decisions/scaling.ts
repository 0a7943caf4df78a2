import type { Decision } from '../decision.ts'
import { bytes, perSecond } from '../weigh.ts'

type Answer = 'cpu' | 'requests' | 'queue' | 'fixed'

export const decision: Decision<Answer> = {
  question: 'What does the number of {subject} follow?',
  answers: {
    cpu: 'Its use of processor',
    requests: 'The requests that it is sent, and its use of processor: whichever asks for more',
    queue: 'The messages that wait for it',
    fixed: 'Nothing: it is fixed',
  },
  weighs: {
    cpu: {
      good: 'services that compute while they answer',
      bad: 'services that wait for others: their processors idle while users wait',
    },
    requests: {
      good: 'services that wait for others while they answer',
      bad: 'requests that differ much in what they cost',
    },
    queue: {
      good: 'workers: what waits says how many are needed, and nothing waits means one',
      bad: 'requests that nobody queues',
    },
    fixed: {
      good: 'a load that never changes',
      bad: 'peaks',
    },
  },
  about: 'service',
  after: ['compute', 'observability'],
  asks: ({ name, type }, { decided }) =>
    type !== 'job' && !['static-site', 'functions'].includes(decided[`compute/${name}`]?.answer ?? ''),
  decide(subject, { spec, decided }) {
    const { average = 0, peak = 0 } = subject.traffic ?? {}
    const queues = spec.data.filter(({ engine, name }) => engine === 'queue' && subject.uses?.includes(name))
    const swing = `${perSecond(average)} on average, ${perSecond(peak)} at the peak`
    const counted =
      subject.type === 'api' &&
      subject.protocol === 'http' &&
      decided[`compute/${subject.name}`]?.answer === 'kubernetes' &&
      decided.observability?.answer !== 'cloudwatch'
    const reads = subject.type === 'worker' && queues.length > 0
    const verdict = {
      against: {
        cpu: `A worker that waits for others leaves its processor idle while \`${queues[0]?.name ?? 'the queue'}\` grows`,
        requests: `It computes more than it waits, or its load comes slowly (${swing}): its processor says the same without another adapter`,
        queue:
          subject.type === 'worker'
            ? 'What it works on waits in no queue whose length could be asked for'
            : 'It answers requests that do not wait in a queue',
        fixed: `${swing}: a fixed number is too many or too few`,
      },
      impossible: {
        ...(queues.length === 0 && { queue: `\`${subject.name}\` uses no queue` }),
        ...(!counted && {
          requests: `Nothing counts requests of \`${subject.name}\` for an autoscaler: it is no api over HTTP in a cluster that Prometheus watches`,
        }),
      },
    }
    if (subject.disk !== undefined)
      return {
        ...verdict,
        answer: 'fixed',
        because: `Each replica of \`${subject.name}\` has ${bytes(subject.disk)} of its own: another one would begin empty, and one that goes would leave its data behind.`,
        givenUp: 'A peak meets the replicas that are there.',
        changesIf: `\`${subject.name}\` keeps its data in a datastore instead of a disk of its own.`,
      }
    if (reads)
      return {
        ...verdict,
        answer: 'queue',
        because: `\`${subject.name}\` takes jobs from \`${queues[0]?.name}\` (${swing}): what waits there says how many are needed.`,
        givenUp: 'An autoscaler that reads the queue must run.',
        changesIf: 'It takes no jobs from a queue.',
      }
    if (peak <= average * 1.2)
      return {
        ...verdict,
        answer: 'fixed',
        because: `${swing}: there is nothing to follow.`,
        givenUp: 'Growth is a change in the spec.',
        changesIf: 'The peak is more than a fifth above the average.',
      }
    if (counted && subject.bound === 'io' && subject.traffic?.pattern === 'spiky')
      return {
        ...verdict,
        answer: 'requests',
        because: `\`${subject.name}\` waits for others more than it computes, and its load jumps (${swing}): requests show it before the processor does.`,
        givenUp:
          'An adapter between Prometheus and the autoscaler must run; while it does not, the processor alone decides.',
        changesIf: 'The load becomes even, or it computes more than it waits: write `bound: cpu`.',
      }
    return {
      ...verdict,
      answer: 'cpu',
      because: `${swing}: the load of \`${subject.name}\` shows in its processor within a minute.`,
      givenUp: 'A peak that comes within seconds meets the replicas that are there.',
      changesIf: counted
        ? 'It waits for others more than it computes, and its load jumps: then requests say more.'
        : subject.type === 'worker'
          ? 'It takes its work from a queue: then what waits there says more.'
          : 'It runs on Kubernetes and waits for others more than it computes: then requests say more.',
    }
  },
}
