import type { Decision } from '../decision.ts'
import { computedBy, engineers, knows, percent, strictest } from '../weigh.ts'

type Answer = 'chaos-mesh' | 'chaos-toolkit' | 'litmus' | 'fis' | 'none'

export const decision: Decision<Answer> = {
  question: 'How is it known that the design bears what it should bear?',
  answers: {
    'chaos-mesh':
      'Chaos Mesh breaks one thing at a time in staging, by the clock, and stops when the objective suffers',
    'chaos-toolkit':
      'Experiments of Chaos Toolkit that people run in staging, and that stop when the objective suffers',
    litmus: 'Litmus breaks one thing at a time in staging, by the clock, and stops when the objective suffers',
    fis: 'Experiments of AWS Fault Injection Service that people start, and that an alarm of an objective stops',
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
    fis: {
      good: 'tasks, machines, databases and zones of AWS, with nothing to run',
      bad: 'what Prometheus judges: it stops for alarms of CloudWatch alone',
    },
    none: {
      good: 'small teams, whose next incident comes by itself',
      bad: 'promises that rest on a failover nobody has seen',
    },
  },
  about: 'system',
  after: ['cluster', 'compute', 'observability', 'isolation'],
  asks: (_, scene) =>
    scene.decided.cluster?.answer === 'eks' || computedBy(scene, 'containers', 'virtual-machines').length > 0,
  decide(_, scene) {
    const { spec, decided, thrifty } = scene
    const staging = spec.environments.some(({ kind }) => kind === 'staging')
    const promised = percent(strictest(spec))
    const strict = strictest(spec) >= 0.999 && !thrifty
    const clustered = decided.cluster?.answer === 'eks'
    const apart = decided.isolation?.answer === 'cluster-per-class'
    const measured = decided.observability?.answer === 'prometheus'
    const people = `${engineers(spec)} ${spec.team.engineers === 1 ? 'does' : 'do'} not get to`
    const against = {
      'chaos-mesh': staging
        ? `Experiments have to be read and followed up, which ${people}`
        : 'There is no staging to break things in',
      'chaos-toolkit': 'Somebody has to run it, and so nobody does for months',
      litmus: 'An operator whose pods may do anything on every node, and a job that makes its objects anew each time',
      fis: `It is tried in production, and to look while it is ${people}`,
      none: `${promised} would be believed and not shown`,
    }
    const nothing = clustered ? 'Nothing measures what an experiment does' : 'There is no cluster to break things in'
    const impossible = {
      ...(!(clustered && measured && staging) && {
        'chaos-toolkit': clustered && measured ? 'There is no staging to break things in' : nothing,
      }),
      ...(!(clustered && measured && staging && apart) && {
        'chaos-mesh': clustered && measured ? 'There is no staging apart from production' : nothing,
        litmus: clustered && measured ? 'There is no staging apart from production' : nothing,
      }),
      ...(clustered && {
        fis: 'It stops for alarms of CloudWatch, and what runs in the cluster is judged by Prometheus',
      }),
    }
    const common = { against, impossible }
    if (clustered && measured && staging && strict && spec.team.engineers >= 5 && knows(spec, 'chaos-toolkit'))
      return {
        ...common,
        answer: 'chaos-toolkit',
        because: `${promised} is promised, and a team that knows Chaos Toolkit runs it and follows it up.`,
        givenUp: 'Experiments that nobody has to remember, and those that need an agent on the node.',
        changesIf: 'Nobody has run one for a quarter.',
      }
    if (clustered && measured && staging && apart && strict && spec.team.engineers >= 8)
      return {
        ...common,
        answer: knows(spec, 'litmus') ? 'litmus' : 'chaos-mesh',
        because: `${promised} is promised, ${engineers(spec)} can follow up what is found, and staging is a cluster of its own.`,
        givenUp: 'Staging is less calm in working hours.',
        changesIf: 'The team becomes smaller than eight, or the objective looser than 99.9%.',
      }
    if (!clustered && strict && spec.team.engineers >= 5)
      return {
        ...common,
        answer: 'fis',
        because: `${promised} is promised, ${engineers(spec)} can look while something is broken, and an alarm of the objective stops it; nothing has to run for it.`,
        givenUp: 'It costs a little of the budget of production, and a person who starts it.',
        changesIf: 'The team becomes smaller than five, or the objective looser than 99.9%.',
      }
    return {
      ...common,
      answer: 'none',
      because: `${engineers(spec)} and ${promised}: failures are tried by hand before they are tried by the clock.`,
      givenUp: 'Weak places are found by what happens.',
      changesIf: clustered
        ? 'The team grows to eight, 99.9% or more is promised, and there is a staging in a cluster of its own.'
        : 'The team grows to five, and 99.9% or more is promised.',
    }
  },
}
