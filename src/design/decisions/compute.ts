import type { Decision, Scene, Subject, Verdict } from '../decision.ts'
import { average, bytes, count, engineers, knows, named, peak, perSecond, running } from '../weigh.ts'

type Answer = 'kubernetes' | 'containers' | 'functions' | 'virtual-machines' | 'static-site'

export const decision: Decision<Answer> = {
  question: 'What does {subject} run on?',
  answers: {
    kubernetes: 'Pods on a Kubernetes cluster',
    containers: 'Containers that the cloud runs without a cluster of ours (ECS on Fargate)',
    functions: 'Functions that are started for each request (Lambda)',
    'virtual-machines': 'Virtual machines in an autoscaling group',
    'static-site': 'Files in a bucket, no process at all',
  },
  weighs: {
    kubernetes: {
      good: 'many services, one way of rollout, scaling and network rules for all',
      bad: 'teams without anybody who knows it',
    },
    containers: {
      good: 'a few services that run all day, and a small team',
      bad: 'fleets that want policies and tools of the Kubernetes world',
    },
    functions: {
      good: 'load that is small or comes in bursts with nothing between',
      bad: 'steady load, long jobs, and pools of database connections',
    },
    'virtual-machines': {
      good: 'software that needs an operating system, a licence or a device of its own',
      bad: 'many small services: images and patches are made for each',
    },
    'static-site': {
      good: 'pages that are built once and read often',
      bad: 'pages that differ for each visitor',
    },
  },
  about: 'service',
  decide: (subject, scene) => (subject.runtime === 'static' ? files(subject) : process(subject, scene)),
}

function files({ name }: Subject): Verdict<Answer> {
  const idle = `\`${name}\` is built to files; there is no process to run`
  return {
    answer: 'static-site',
    because: `\`${name}\` has the runtime static: its build is files, which a bucket serves without a server to patch or scale.`,
    against: { kubernetes: idle, containers: idle, functions: idle, 'virtual-machines': idle },
    impossible: { kubernetes: idle, containers: idle, functions: idle, 'virtual-machines': idle },
    givenUp: 'Pages cannot be rendered on a server for each visitor.',
    changesIf: `\`${name}\` needs server-side rendering: give it a runtime such as node.`,
  }
}

function process(subject: Subject, { spec, thrifty }: Scene): Verdict<Answer> {
  const services = running(spec)
  const load = average(services)
  const highest = peak(services)
  const able = knows(spec, 'kubernetes')
  const enough = spec.team.engineers >= 6
  const quiet = load <= 2 && highest <= 20
  const spiky = services.every(({ traffic }) => traffic.pattern === 'spiky' || traffic.average < 0.5)
  const clocked = services.every(({ type }) => type === 'job')
  const own = loadOf(subject)
  const bound = services.flatMap(boundToNodes)
  const team = `${engineers(spec)} who ${able ? 'know' : 'do not say that they know'} Kubernetes`
  const several = services.length > 1
  const loads = clocked
    ? count(services.length, 'job')
    : `${count(services.length, 'service')} with ${perSecond(load)} on average and ${perSecond(highest)} at the peak`
  const against: Verdict<Answer>['against'] = {
    kubernetes: able
      ? enough && !quiet
        ? `Its clusters cost money before the first request, and ${loads} fit without one`
        : `A cluster wants upgrades every few months; ${engineers(spec)} and ${loads} do not repay that`
      : `Nobody here says that they know Kubernetes; learning it on production costs more than it gives ${count(services.length, 'service')}`,
    containers: `The team runs Kubernetes already, and ${named(services)} gain from one way of rollout, scaling and network rules`,
    functions: clocked
      ? 'A function ends after fifteen minutes, done or not; a task that is started by the clock costs nothing between its runs either'
      : `At ${perSecond(load)} a process that stays warm is cheaper than one start for each request, and keeps its database connections`,
    'virtual-machines': 'Nothing in the spec needs an operating system of its own, and each would be patched by hand',
    'static-site': `\`${subject.name}\` runs code`,
  }
  const common = {
    against,
    impossible: {
      'static-site': `\`${subject.name}\` runs code for each request; files cannot`,
      ...(spec.cloud.account === undefined && {
        functions: 'Lambda starts images from the registry of the account alone, and the spec has no `cloud.account`',
      }),
      ...(subject.type === 'job' && {
        'virtual-machines': `\`${subject.name}\` runs by the clock: a machine would wait for it all day`,
      }),
      ...elsewhere(subject),
    },
  }
  if (bound.length > 0)
    return {
      ...common,
      answer: 'kubernetes',
      because: `${bound.join('; ')}, which neither Fargate nor Lambda has, so there is a cluster${boundToNodes(subject).length > 0 ? '' : `, and \`${subject.name}\` (${own}) runs beside it`}.${able ? '' : ` ${sentence(team)}: somebody has to learn it.`}`,
      givenUp: 'Three cluster upgrades a year, and nodes to be patched and paid for when they idle.',
      changesIf: 'No service asks for graphics processors or a disk of its own any more.',
    }
  if (quiet && spiky && !clocked && spec.cloud.account !== undefined)
    return {
      ...common,
      answer: 'functions',
      because: `\`${subject.name}\` (${own})${several ? ` among ${loads}` : ''} is too little, and too uneven, to keep a process running for.`,
      givenUp: 'Cold starts on the first request after a pause, and fifteen minutes at most for one job.',
      changesIf: `The average rises above about 2 a second (now ${perSecond(load)}).`,
    }
  if (able && enough && !(thrifty && highest <= 50))
    return {
      ...common,
      answer: 'kubernetes',
      because: `${sentence(team)} run \`${subject.name}\` (${own})${several ? ` among ${loads}` : ''}: the platform is one they can operate, and load is followed by adding pods.`,
      givenUp: 'Three cluster upgrades a year, and nodes to be patched and paid for when they idle.',
      changesIf: 'The team falls below six, or loses those who know Kubernetes.',
    }
  return {
    ...common,
    answer: 'containers',
    because: `${sentence(team)}, and \`${subject.name}\` (${own})${several ? ` among ${loads}` : ''}: containers without a cluster leave nothing to operate but the services.`,
    givenUp: 'The operators, policies and GitOps tools of Kubernetes, and about a third more for each core.',
    changesIf: able ? 'The team grows to six or more, or the load does.' : 'Six or more engineers know Kubernetes.',
  }
}

/** What stands before the comma of a reason: how much, or when. */
function loadOf({ type, schedule, traffic }: Subject): string {
  return type === 'job' ? `by the clock, at ${schedule}` : `${perSecond(traffic?.average ?? 0)}, ${traffic?.pattern}`
}

/** What only machines give that we choose ourselves. */
function boundToNodes({ name, gpus = 0, disk }: Subject): string[] {
  if (gpus > 0) return [`\`${name}\` computes on ${count(gpus, 'graphics processor')}`]
  return disk === undefined ? [] : [`\`${name}\` keeps ${bytes(disk)} on a disk of its own`]
}

function elsewhere(subject: Subject): Verdict<Answer>['impossible'] {
  const [bound] = boundToNodes(subject)
  if (bound === undefined) return {}
  return {
    containers: `${bound}, which Fargate does not have`,
    functions: `${bound}, which Lambda does not have`,
    'virtual-machines': `${bound}, and the machines that are written here have none`,
  }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
