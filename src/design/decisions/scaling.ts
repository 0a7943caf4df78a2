import type { Decision } from '../decision.ts'
import { perSecond } from '../weigh.ts'

type Answer = 'cpu' | 'queue' | 'fixed'

export const decision: Decision<Answer> = {
  question: 'What does the number of {subject} follow?',
  answers: {
    cpu: 'Its use of processor',
    queue: 'The messages that wait for it',
    fixed: 'Nothing: it is fixed',
  },
  about: 'service',
  after: ['compute'],
  asks: ({ name }, { decided }) => decided[`compute/${name}`]?.answer !== 'static-site',
  decide(subject, { spec }) {
    const { average = 0, peak = 0 } = subject.traffic ?? {}
    const queues = spec.data.filter(({ engine, name }) => engine === 'queue' && subject.uses?.includes(name))
    const swing = `${perSecond(average)} on average, ${perSecond(peak)} at the peak`
    const reads = subject.type === 'worker' && queues.length > 0
    const verdict = {
      against: {
        cpu: `A worker that waits for others leaves its processor idle while \`${queues[0]?.name ?? 'the queue'}\` grows`,
        queue: 'It answers requests that do not wait in a queue',
        fixed: `${swing}: a fixed number is too many or too few`,
      },
      impossible: queues.length === 0 ? { queue: `\`${subject.name}\` uses no queue` } : {},
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
    return {
      ...verdict,
      answer: 'cpu',
      because: `${swing}: the load of \`${subject.name}\` shows in its processor within a minute.`,
      givenUp: 'A peak that comes within seconds meets the replicas that are there.',
      changesIf: 'It waits for others more than it computes: then requests in flight say more.',
    }
  },
}
