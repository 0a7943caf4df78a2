import type { Decision, Scene } from '../decision.ts'
import { replicasFor, sizeOf } from '../reliability.ts'
import { answerOf, average, computedBy, list, peak, perSecond, running } from '../weigh.ts'

type Answer = 'on-demand' | 'savings-plan' | 'spot-mix'

export const decision: Decision<Answer> = {
  question: 'How are the machines of production bought?',
  answers: {
    'on-demand': 'By the hour; outside production on spot',
    'savings-plan': 'A commitment of one year to what always runs',
    'spot-mix': 'Workers on spot too',
  },
  weighs: {
    'on-demand': {
      good: 'load that is not known yet',
      bad: 'load that is known: it pays the full price',
    },
    'savings-plan': {
      good: 'what runs all year',
      bad: 'systems that may shrink or move',
    },
    'spot-mix': {
      good: 'work that can be done again',
      bad: 'work that must not be interrupted',
    },
  },
  about: 'system',
  after: ['compute', 'cluster'],
  asks: (_, scene) => computedBy(scene, 'kubernetes', 'virtual-machines', 'containers').length > 0,
  decide(_, scene) {
    const { spec, thrifty } = scene
    const services = running(spec)
    const load = `${perSecond(average(services))} on average and ${perSecond(peak(services))} at the peak`
    const steady = services.every(({ traffic }) => traffic.pattern === 'steady' || traffic.pattern === 'predictable')
    const clustered = answerOf(scene, 'cluster') === 'eks'
    const cores = alwaysOn(scene)
    const workers = services.some(({ type }) => type === 'worker' || type === 'job')
    const patterns = list([...new Set(services.map(({ traffic }) => traffic.pattern))])
    const against = {
      'on-demand': thrifty ? 'The budget does not reach for it' : `${load} is known well enough to commit to`,
      'savings-plan': `${load}, ${patterns}: what always runs is not measured yet, and a commitment cannot be given back`,
      'spot-mix': 'Machines that are taken back in two minutes would stop jobs in the middle',
    }
    if (thrifty && workers)
      return {
        answer: 'spot-mix',
        because: `Jobs from a queue bear a machine that is taken back, and the budget asks for it.`,
        against,
        givenUp: 'Jobs that are begun twice.',
        changesIf: 'The budget grows, or jobs take longer than two minutes.',
      }
    if (steady && !clustered && cores < worthwhile)
      return {
        answer: 'on-demand',
        because:
          cores === 0
            ? 'Nothing runs all the time that a commitment could be for.'
            : `What always runs is ${cores} processors: a commitment would save a few dollars a month and bind for a year.`,
        against: { ...against, 'savings-plan': `A year bound, for the discount on ${cores} processors` },
        givenUp: 'The discount on what always runs.',
        changesIf: `Of tasks and machines ${worthwhile} processors or more always run.`,
      }
    if (steady)
      return {
        answer: 'savings-plan',
        because: `${load}, ${patterns}: ${clustered ? 'the nodes that carry the average' : `the ${cores} processors that carry the average`} run all year, and a commitment covers those alone.`,
        against,
        givenUp: 'A year of freedom to shrink.',
        changesIf: 'The load becomes spiky, or the system may be given up within the year.',
      }
    return {
      answer: 'on-demand',
      because: `${load}: commit to what three months of measurement show to run always, not to a guess.`,
      against,
      givenUp: 'The discount on what always runs, until it is measured.',
      changesIf: 'Three months of use are measured.',
    }
  },
}

/** Processors below which the discount of a commitment is not worth a year. */
const worthwhile = 4

/** Processors of the least replicas of everything that stays running. */
function alwaysOn(scene: Scene): number {
  const staying = computedBy(scene, 'kubernetes', 'containers', 'virtual-machines').filter(({ type }) => type !== 'job')
  return staying.reduce((sum, service) => sum + replicasFor(service).min * sizeOf(service).cores, 0)
}
