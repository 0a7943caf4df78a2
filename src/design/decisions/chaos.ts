import type { Decision } from '../decision.ts'
import { engineers, knows, percent, strictest } from '../weigh.ts'

type Answer = 'chaos-mesh' | 'chaos-toolkit' | 'litmus' | 'none'

export const decision: Decision<Answer> = {
  question: 'How is it known that the design bears what it should bear?',
  answers: {
    'chaos-mesh':
      'Chaos Mesh breaks one thing at a time in staging, by the clock, and stops when the objective suffers',
    'chaos-toolkit': 'Experiments of Chaos Toolkit that people run',
    litmus: 'Experiments of Litmus',
    none: 'By its arithmetic, and by what happens',
  },
  weighs: {
    'chaos-mesh': {
      good: 'breaking the network and the disks of pods by the clock, with a stop',
      bad: 'clusters where no privileged agent may run',
    },
    'chaos-toolkit': {
      good: 'experiments that people run and write up',
      bad: 'breaking things while nobody looks',
    },
    litmus: {
      good: 'libraries of experiments with a portal',
      bad: 'small teams: it is a system to run',
    },
    none: {
      good: 'small teams, whose next incident comes by itself',
      bad: 'promises that rest on a failover nobody has seen',
    },
  },
  about: 'system',
  after: ['cluster', 'compute', 'observability', 'isolation'],
  asks: (_, { decided }) => decided.cluster?.answer === 'eks',
  decide(_, { spec, decided, thrifty }) {
    const staging = spec.environments.some(({ kind }) => kind === 'staging')
    const promised = percent(strictest(spec))
    const apart = decided.isolation?.answer === 'cluster-per-class'
    const measured = decided.observability?.answer === 'prometheus'
    const against = {
      'chaos-mesh': staging
        ? `Experiments have to be read and followed up, which ${engineers(spec)} ${spec.team.engineers === 1 ? 'does' : 'do'} not get to`
        : 'There is no staging to break things in',
      'chaos-toolkit': 'Somebody has to run it, and so nobody does for months',
      litmus: 'A control plane with a database of its own for what a few objects say',
      none: `${promised} would be believed and not shown`,
    }
    const impossible =
      measured && staging && apart
        ? {}
        : {
            'chaos-mesh': measured
              ? 'There is no staging apart from production'
              : 'Nothing measures what an experiment does',
          }
    if (measured && staging && apart && spec.team.engineers >= 8 && strictest(spec) >= 0.999 && !thrifty)
      return {
        answer: knows(spec, 'litmus') ? 'litmus' : 'chaos-mesh',
        because: `${promised} is promised, ${engineers(spec)} can follow up what is found, and staging is a cluster of its own.`,
        against,
        impossible,
        givenUp: 'Staging is less calm in working hours.',
        changesIf: 'The team becomes smaller than eight, or the objective looser than 99.9%.',
      }
    return {
      answer: 'none',
      because: `${engineers(spec)} and ${promised}: failures are tried by hand before they are tried by the clock.`,
      against,
      impossible,
      givenUp: 'Weak places are found by what happens.',
      changesIf: 'The team grows to eight, 99.9% or more is promised, and there is a staging in a cluster of its own.',
    }
  },
}
