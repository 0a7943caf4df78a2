import { burn, longest, minutesToTell, shares } from '../canary.ts'
import type { Decision, Scene, Subject, Verdict } from '../decision.ts'
import { engineers, percent, perSecond } from '../weigh.ts'

type Answer = 'rolling' | 'canary' | 'blue-green'

export const decision: Decision<Answer> = {
  question: 'How does a new version of {subject} take over?',
  answers: {
    rolling: 'Replica by replica, as each becomes ready',
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
      bad: 'twice the pods at each release; the data is shared all the same, and a fault that shows under load alone meets everybody',
    },
  },
  sources: [
    'argoproj/argo-rollouts 1.9: canary, ping-pong, analysis, 2026-08-17',
    'Google SRE workbook, chapter 5: a burn rate of 6 pages, 2026-08-22',
    'Amazon ECS developer guide: blue/green and canary deployments with alarms, and pause hooks that a delivery answers, 2026-11-28',
  ],
  about: 'service',
  after: ['compute', 'observability'],
  asks: ({ name, type }, { decided }) => {
    const platform = decided[`compute/${name}`]?.answer
    // The next run of a job is of the new version; of a function its alias has to be turned.
    return platform !== 'static-site' && (type !== 'job' || platform === 'functions')
  },
  decide(subject, { spec, decided, thrifty }) {
    const platform = decided[`compute/${subject.name}`]?.answer
    if (platform === 'functions') return ofFunction(subject)
    const average = subject.traffic?.average ?? 0
    const objective = subject.objectives?.availability ?? spec.objectives.availability
    const minutes = minutesToTell(average, objective)
    const facts = `${percent(objective)} at ${perSecond(average)}`
    const told = `a version that spends the budget ${burn} times too fast shows in a tenth of the traffic within ${minutes} minutes`
    const hindrance = hinders(subject, decided)
    const by = movers[platform === 'containers' || platform === 'virtual-machines' ? platform : 'pods']
    const verdict = {
      against: {
        rolling: `${facts}: a bad version would reach every user before the SLO shows it`,
        canary:
          minutes > longest
            ? `${facts}: a tenth of it takes ${minutes} minutes to tell a bad version from chance`
            : `${facts}: ${told}, but ${by.price}, for a promise that the burn-rate alert keeps`,
        'blue-green': 'Twice the replicas at every release',
      },
      impossible: hindrance === undefined ? {} : { canary: hindrance, 'blue-green': hindrance },
    }
    if (
      hindrance === undefined &&
      minutes <= longest &&
      objective >= by.objective &&
      spec.team.engineers >= by.engineers &&
      !thrifty
    )
      return {
        ...verdict,
        answer: 'canary',
        because: `${facts}: ${told}, and ${by.because(engineers(spec))}.`,
        givenUp: `A release takes ${by.shares * minutes} minutes and more, and ${by.price}.`,
        changesIf: `The objective falls below ${percent(by.objective)}, or a tenth of the traffic no longer tells within ${longest} minutes.`,
      }
    return {
      ...verdict,
      answer: 'rolling',
      because: `${facts}: ${subject.type === 'worker' ? by.working : by.rolling}.`,
      givenUp: 'For minutes both versions serve, so each must bear the other.',
      changesIf:
        hindrance === undefined
          ? `The objective rises to ${percent(by.objective)} with so much traffic that a tenth of it tells within ${longest} minutes.`
          : 'Requests come to it that could be shared out between two versions.',
    }
  },
}

const pods = {
  objective: 0.9995,
  engineers: 8,
  shares: shares.length,
  price: 'a controller must run',
  because: (team: string) => `${team} release often`,
  working:
    'what waits for it waits a little longer, and a version that fails its jobs spends the budget and is put back by one commit',
  rolling: 'readiness probes and the burn-rate alert catch a bad version, and the way back is one commit',
}

/** What shares out the traffic, and from when that is worth while. */
const movers = {
  pods,
  'virtual-machines': {
    ...pods,
    rolling:
      'the checks of the load balancer and the burn-rate alarm catch a bad version, and the way back is one commit',
  },
  containers: {
    objective: 0.999,
    engineers: 1,
    shares: 2,
    price: 'a second set of tasks runs for as long',
    because: () => 'ECS moves the traffic and takes it back by itself: nothing has to run for that',
    working:
      'what waits for it waits a little longer, and ECS puts the tasks of the one before back when the burn-rate alarm goes red',
    rolling: 'health checks and the burn-rate alarm catch a bad version, and ECS puts the tasks of the one before back',
  },
} as const

/** Why neither of the others can be done. */
function hinders({ name, type, disk, public: open }: Subject, decided: Scene['decided']): string | undefined {
  if (type !== 'api') return `\`${name}\` is sent no traffic that could be shared out`
  const platform = decided[`compute/${name}`]?.answer
  if (platform === 'virtual-machines')
    return `The group of machines of \`${name}\` replaces them one after the other and stops at one that is not well; a second group and the weights between the two would be moved by the pipeline alone, and what it leaves half done when its job is lost, nothing ends: ECS does that for containers`
  if (platform === 'containers')
    return open
      ? undefined
      : `\`${name}\` is called inside only: what Service Connect measures does not tell its versions apart, so nothing could judge one`
  if (disk) return `Replicas of \`${name}\` keep disks of their own, which two versions cannot both have`
  if (decided.observability?.answer === 'cloudwatch')
    return 'CloudWatch sees a version minutes after its users did, and is paid for each metric of each version'
  if (decided.observability?.answer !== 'prometheus') return 'Nothing measures that could judge a version'
  return undefined
}

/** Lambda keeps every version, and an alias that is pointed to one or shared between two. */
function ofFunction({ name, type }: Subject): Verdict<Answer> {
  const common = { impossible: { rolling: `\`${name}\` has no replicas that could be replaced one by one` } }
  if (type === 'api')
    return {
      ...common,
      answer: 'canary',
      because: `Lambda gives a new version of \`${name}\` a tenth of the calls for five minutes, and takes it back when an alarm goes red: nothing has to run for that.`,
      against: { 'blue-green': 'A bad version would reach every user at once, to save five minutes' },
      givenUp: 'A release takes five minutes longer; at little traffic a tenth of it shows only what fails outright.',
      changesIf: 'It runs in containers.',
    }
  return {
    ...common,
    answer: 'blue-green',
    because: `\`${name}\` is called by no user: the alias is pointed to the new version, and back.`,
    against: {},
    givenUp: 'The first minutes of a bad version are those of all work.',
    changesIf: 'It runs in containers.',
    impossible: { ...common.impossible, canary: `\`${name}\` is sent no traffic that could be shared out` },
  }
}
