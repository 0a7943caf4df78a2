import type { Decision, Scene } from '../decision.ts'
import { computedBy, count, engineers, frameworks, named, percent, strictest } from '../weigh.ts'

type Answer = 'gateway-per-zone' | 'one-gateway' | 'public-addresses'

export const decision: Decision<Answer> = {
  question: 'How does production reach the internet?',
  answers: {
    'gateway-per-zone': 'A NAT gateway in each of three zones',
    'one-gateway': 'One NAT gateway for all zones',
    'public-addresses':
      'Through addresses of its own: tasks and machines in public subnets, whose security groups let nobody in but the load balancer',
  },
  weighs: {
    'gateway-per-zone': {
      good: 'outliving a zone without losing the way out of the others',
      bad: 'quiet systems: each gateway is paid by the hour',
    },
    'one-gateway': {
      good: 'saving two thirds of the gateways',
      bad: 'production that must go on calling third parties when a zone is lost',
    },
    'public-addresses': {
      good: 'a handful of tasks: an address costs a tenth of a gateway, and no zone takes the way out along',
      bad: 'what must stand behind a second wall, or show partners one fixed address',
    },
  },
  about: 'system',
  after: ['compute'],
  asks: (_, scene) => placed(scene).length > 0,
  decide(_, scene) {
    const { spec, thrifty } = scene
    const strict = strictest(spec)
    const hidden = computedBy(scene, 'kubernetes', 'functions')
    const common = {
      against: {
        'gateway-per-zone': 'Three gateways around the clock, for calls outwards that may fail for an hour',
        'one-gateway': `The zone that it stands in would take every call outwards with it, and ${percent(strict)} leaves ${minutesOf(strict)} minutes a month`,
        'public-addresses':
          'One careless rule of a security group would lie open to the world, where a private subnet forgives it',
      },
      impossible: {
        ...(strict >= 0.9995 && {
          'one-gateway': `One zone lost for 22 minutes breaks ${percent(strict)}, and it would stop every call outwards`,
        }),
        ...(hidden.length > 0 && {
          'public-addresses': `${named(hidden)} ${hidden.length > 1 ? 'stand' : 'stands'} in private subnets: nodes of a cluster and functions get no public address`,
        }),
      } as Partial<Record<Answer, string>>,
    }
    if (
      hidden.length === 0 &&
      spec.compliance.length === 0 &&
      (thrifty || (strict < 0.999 && spec.team.engineers <= 3))
    )
      return {
        ...common,
        against: {
          ...common.against,
          'one-gateway':
            'A gateway costs about 33 dollars a month before the first byte, an address of a task not four',
        },
        answer: 'public-addresses',
        because: `${engineers(spec)} and ${count(placed(scene).length, 'service')}: as many addresses cost less than a gateway, which a lost zone would take along.`,
        givenUp:
          'A second wall: what the security groups let in is all that stands between a task and the internet. Callees see changing addresses.',
        changesIf:
          'A framework applies, a partner asks for a fixed address, 99.9% is promised, or the team grows beyond three.',
      }
    if (strict >= 0.9995 || (strict >= 0.999 && !thrifty))
      return {
        ...common,
        answer: 'gateway-per-zone',
        because: `${percent(strict)} leaves ${minutesOf(strict)} minutes a month; a lost zone must not take the other two off the internet.`,
        givenUp: 'Two more gateways to pay for.',
        changesIf: 'The objective falls below 99.9%, or the budget allows one gateway only.',
      }
    return {
      ...common,
      against: {
        ...common.against,
        ...(spec.compliance.length > 0 && {
          'public-addresses': `${frameworks(spec)} ${spec.compliance.length > 1 ? 'want' : 'wants'} what handles data out of reach of the internet`,
        }),
      },
      answer: 'one-gateway',
      because: `${percent(strict)} bears a zone that is lost now and then, and a gateway in each would cost three times as much.`,
      givenUp: 'Calls outwards while the zone of the gateway is lost.',
      changesIf: 'The objective rises to 99.95%.',
    }
  },
}

/** Minutes of 30 days that may be lost. */
function minutesOf(share: number): number {
  return Math.round((1 - share) * 43_200)
}

/** Services that stand in a network: all but files, and functions that reach no store there. */
function placed(scene: Scene) {
  const inside = new Set(
    scene.spec.data.filter(({ engine }) => engine !== 'queue' && engine !== 'bucket').map(({ name }) => name),
  )
  return [
    ...computedBy(scene, 'kubernetes', 'containers', 'virtual-machines'),
    ...computedBy(scene, 'functions').filter(({ uses }) => uses.some((used) => inside.has(used))),
  ]
}
