import type { Decision, Scene, Subject, Verdict } from '../decision.ts'
import { span } from '../weigh.ts'

type Answer = 'cdn' | 'origin-only'

export const decision: Decision<Answer> = {
  question: 'What stands between browsers and {subject}?',
  answers: {
    cdn: 'A CDN (CloudFront) with cache, compression, security headers and TLS',
    'origin-only': 'Nothing: browsers come to the region',
  },
  weighs: {
    cdn: {
      good: 'users who are far apart, files that seldom change, floods of requests',
      bad: 'answers that differ for everybody: they pass through and gain a shorter handshake alone',
    },
    'origin-only': {
      good: 'a few users near the region, and streams that are neither HTTP nor WebSocket',
      bad: 'promises of speed to people on another continent',
    },
  },
  sources: [
    'docs.aws.amazon.com, CloudFront Developer Guide, "Restrict access with VPC origins", read 2026-08: load balancers in private subnets, none of gRPC',
    'kubernetes-sigs/aws-load-balancer-controller, release 2.11 and later: TargetGroupBinding by targetGroupName, read 2026-11',
  ],
  about: 'service',
  after: ['compute'],
  asks: (subject) => subject.type === 'frontend',
  decide: (subject, scene) => (subject.runtime === 'static' ? ofFiles(subject, scene) : ofProcess(subject, scene)),
}

function ofFiles(subject: Subject, { spec }: Scene): Verdict<Answer> {
  const page = subject.objectives?.page
  return {
    answer: 'cdn',
    because: `${spec.users.toLocaleString('en-US')} users ${page ? `are promised pages within ${span(page)}` : 'wait for its pages'}: files come from near them, and the bucket stays private.`,
    against: { 'origin-only': `Every file would travel from ${spec.cloud.region}` },
    impossible: {
      'origin-only': 'A bucket that browsers reach without a CDN has to be public, and has no TLS for a domain of ours',
    },
    givenUp: 'A changed file that is not named by its content must be invalidated.',
    changesIf: 'Pages are rendered on a server, for each visitor.',
  }
}

/** From so many on, users are taken to be far apart and attacks to be worth somebody's while. */
const many = 10_000

function ofProcess(subject: Subject, { spec, decided }: Scene): Verdict<Answer> {
  const { name, traffic } = subject
  const reason = hindrance(subject, decided[`compute/${name}`]?.answer)
  const users = spec.users.toLocaleString('en-US')
  const impossible = reason ? { cdn: reason } : {}
  if (reason)
    return {
      answer: 'origin-only',
      because: `${reason}, so browsers come to ${spec.cloud.region}.`,
      against: { cdn: reason },
      impossible,
      givenUp: 'Its files travel from the region too, and people far away wait for them.',
      changesIf: `\`${name}\` is built to files (the runtime static), or runs behind a load balancer.`,
    }
  const worth = spec.users >= many || traffic?.pattern === 'global'
  if (!worth)
    return {
      answer: 'origin-only',
      because: `\`${name}\` renders its pages for each visitor, and ${users} users are few: the load balancer in ${spec.cloud.region} ends TLS and carries the firewall.`,
      against: { cdn: `A second load balancer and a second firewall for ${users} users` },
      givenUp: 'Its files travel from the region too, and people far away wait for them.',
      changesIf: `There are ${many.toLocaleString('en-US')} users or more, or they are far apart (the traffic pattern global).`,
    }
  return {
    answer: 'cdn',
    because: `${traffic?.pattern === 'global' ? 'Users around the world wait' : `${users} users wait`} for \`${name}\`: its files come from near them, TLS ends near them, and its load balancer has no address on the internet.`,
    against: {
      'origin-only': `Every file would travel from ${spec.cloud.region}, and a flood would reach the region before a firewall`,
    },
    givenUp: 'Canaries are shared out by pods and no finer; a distribution takes minutes to change.',
    changesIf: `Users are fewer than ${many.toLocaleString('en-US')} and near ${spec.cloud.region}.`,
  }
}

/** What keeps a CDN from standing before a process as its only way in. */
function hindrance({ name, protocol, public: open }: Subject, compute: string | undefined): string | undefined {
  if (open === false) return `\`${name}\` is reached from inside alone`
  if (protocol !== undefined && protocol !== 'http')
    return `What \`${name}\` speaks (${protocol}) does not pass through CloudFront to a private load balancer`
  if (compute === 'functions')
    return `\`${name}\` runs as a function behind an HTTP API, which has neither a security group nor a firewall: it would stay open beside the CDN`
  return undefined
}
