import type { Decision } from '../decision.ts'
import { engineers, percent, perSecond } from '../weigh.ts'

type Answer = 'rolling' | 'canary' | 'blue-green'

export const decision: Decision<Answer> = {
  question: 'How does a new version of {subject} take over?',
  answers: {
    rolling: 'Pod by pod, as each becomes ready',
    canary: 'A share of the traffic first, judged by its SLO',
    'blue-green': 'All at once, beside the old one, which stays for the way back',
  },
  weighs: {
    rolling: {
      good: 'most services: no second set of pods, no controller',
      bad: 'a fault that only real users show: it reaches all of them within minutes',
    },
    canary: {
      good: 'busy services, where a tenth of the users tells a bad version in minutes',
      bad: 'quiet services, where chance cannot be told from a fault',
    },
    'blue-green': {
      good: 'a way back within seconds, and protocols that cannot mix versions',
      bad: 'twice the pods at each release; the data is shared all the same',
    },
  },
  sources: ['argoproj/argo-helm, Argo Rollouts 1.9, 2026-07-02'],
  about: 'service',
  after: ['compute'],
  asks: ({ name }, { decided }) => decided[`compute/${name}`]?.answer !== 'static-site',
  decide(subject, { spec, thrifty }) {
    const average = subject.traffic?.average ?? 0
    const objective = subject.objectives?.availability ?? spec.objectives.availability
    const facts = `${percent(objective)} at ${perSecond(average)}`
    const verdict = {
      against: {
        rolling: `${facts}: a bad version would reach every user before the SLO shows it`,
        canary: `${facts}: a tenth of it takes too long to tell a bad version from chance, and a controller must run`,
        'blue-green': 'Twice the pods at every release',
      },
      impossible:
        subject.type === 'api' ? {} : { canary: `\`${subject.name}\` is sent no traffic that could be shared out` },
    }
    if (subject.type === 'api' && average >= 50 && objective >= 0.9995 && spec.team.engineers >= 8 && !thrifty)
      return {
        ...verdict,
        answer: 'canary',
        because: `${facts}: enough requests to judge a tenth of them in minutes, and ${engineers(spec)} who release often.`,
        givenUp: 'A release takes half an hour, and a controller must run.',
        changesIf: 'The objective falls below 99.95%, or the average below 50 a second.',
      }
    return {
      ...verdict,
      answer: 'rolling',
      because: `${facts}: readiness probes and the burn-rate alert catch a bad version, and the way back is one commit.`,
      givenUp: 'For minutes both versions serve, so each must bear the other.',
      changesIf: 'The objective rises to 99.95% with 50 requests a second or more.',
    }
  },
}
