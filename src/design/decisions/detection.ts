import type { Decision } from '../decision.ts'
import { engineers, frameworks, list } from '../weigh.ts'

type Answer = 'trail' | 'guardduty' | 'guardduty-and-falco'

export const decision: Decision<Answer> = {
  question: 'Who notices a break-in?',
  answers: {
    trail: 'CloudTrail keeps who did what in the account; people look when they have a reason',
    guardduty: 'GuardDuty looks through what CloudTrail, the network and the clusters record',
    'guardduty-and-falco': 'GuardDuty for the account, and Falco on each node for what containers do',
  },
  weighs: {
    trail: {
      good: 'looking up afterwards who did what',
      bad: 'being told while it happens',
    },
    guardduty: {
      good: 'being told of stolen keys and strange calls, with nothing to run',
      bad: 'what happens inside a container',
    },
    'guardduty-and-falco': {
      good: 'shells in containers, files written where none should be',
      bad: 'quiet: its rules have to be kept',
    },
  },
  about: 'system',
  after: ['cluster', 'observability'],
  decide(_, { spec, decided, thrifty }) {
    const personal = spec.data.filter((store) => store.personal)
    const regulated = spec.compliance.length > 0
    const cluster = decided.cluster?.answer === 'eks'
    const reasons = [
      ...(regulated ? [`${frameworks(spec)}`] : []),
      ...(personal.length > 0 ? [`data of persons in ${list(personal.map(({ name }) => `\`${name}\``))}`] : []),
    ]
    const verdict = {
      against: {
        trail: `Nobody would look before it is too late${reasons.length > 0 ? `: ${reasons.join(', ')}` : ''}`,
        guardduty: 'It sees what a container asks of the network and the API, and not what it does inside',
        'guardduty-and-falco': `A program with many rights on every node, and its alerts, for ${engineers(spec)} to look after`,
      },
      impossible: !cluster
        ? { 'guardduty-and-falco': 'There are no nodes of ours for it to run on' }
        : decided.observability?.answer === 'cloudwatch'
          ? { 'guardduty-and-falco': 'What Falco sees is told by Alertmanager, and none runs' }
          : {},
    }
    if (cluster && decided.observability?.answer !== 'cloudwatch' && regulated && !thrifty && spec.team.engineers >= 6)
      return {
        ...verdict,
        answer: 'guardduty-and-falco',
        because: `${reasons.join('; ')}: a shell in a container and a connection that the design does not know are told within seconds.`,
        givenUp: 'A tenth of a processor and half a gigabyte on each node, and alerts to be weighed.',
        changesIf: 'No framework applies.',
      }
    if (reasons.length > 0)
      return {
        ...verdict,
        answer: 'guardduty',
        because: `${reasons.join('; ')}: stolen keys and odd calls are found by somebody who looks all the time.`,
        givenUp: 'What happens inside a container is seen only where it reaches the network.',
        changesIf: cluster ? 'The team grows to six, and a framework applies.' : 'A service runs on Kubernetes.',
      }
    return {
      ...verdict,
      answer: 'trail',
      because: 'No framework applies and no data of persons is declared; the record costs next to nothing.',
      givenUp: 'Nobody is told of a stolen key.',
      changesIf: 'A framework applies, or a store holds data of persons.',
    }
  },
}
