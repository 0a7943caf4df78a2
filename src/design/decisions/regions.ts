import { region } from '../../facts/regions.ts'
import type { Decision, Scene, Verdict } from '../decision.ts'
import { restoreTime } from '../recovery.ts'
import { bytes, hour, minute, percent, span, strictest } from '../weigh.ts'

type Answer = 'single' | 'pilot-light' | 'warm-standby' | 'active-active'

export const decision: Decision<Answer> = {
  question: 'What remains when a region is lost?',
  answers: {
    single: 'Backups: everything runs in one region, in three zones',
    'pilot-light': 'Data is replicated to a second region; what runs there is started when it is needed',
    'warm-standby': 'A small copy runs in the second region and is scaled up',
    'active-active': 'Both regions serve all the time',
  },
  weighs: {
    single: {
      good: 'most systems: three zones, and backups that are kept elsewhere',
      bad: 'promises for the day on which a region is lost',
    },
    'pilot-light': {
      good: 'data that must survive, with half an hour to start the rest',
      bad: 'promises of minutes',
    },
    'warm-standby': {
      good: 'minutes until service is back',
      bad: 'budgets: a second copy runs all year',
    },
    'active-active': {
      good: 'users around the world, and four nines and more',
      bad: 'data with one writer: conflicts have to be settled',
    },
  },
  sources: [
    'docs.aws.amazon.com, Aurora User Guide, "Using write forwarding in an Aurora global database", read 2026-11: no change of tables, no two-phase commit, no COPY through it',
    'docs.aws.amazon.com, DynamoDB, "Global tables", read 2026-11: the last write wins; strong consistency wants a third region',
    'docs.aws.amazon.com, Aurora DSQL, "Multi-Region clusters", read 2026-11: two writers and a witness in a third region; weighed and not written',
  ],
  about: 'system',
  decide: (_, scene) =>
    scene.spec.cloud.recovery === undefined ? alone(scene) : together(scene, scene.spec.cloud.recovery),
}

function alone({ spec }: Scene): Verdict<Answer> {
  const reason = 'The spec names no second region (`cloud.recovery`)'
  return {
    answer: 'single',
    because: `${reason}; three zones of ${spec.cloud.region} answer to ${percent(strictest(spec))}.`,
    against: {},
    impossible: { 'pilot-light': reason, 'warm-standby': reason, 'active-active': reason },
    givenUp: `The loss of ${spec.cloud.region} as a whole: then the RTO of ${span(spec.objectives.rto)} is not kept.${farAway(spec)}${abroad(spec)}`,
    changesIf: '`cloud.recovery` names a second region.',
  }
}

/** Least time to serve from the second region: what must be started, decided and switched. Assumed; drills measure it. */
const ready = { 'pilot-light': 30 * minute, 'warm-standby': 10 * minute, 'active-active': minute } as const

function together({ spec, thrifty }: Scene, recovery: string): Verdict<Answer> {
  const { rto, rpo } = spec.objectives
  const strict = strictest(spec)
  const largest = [...spec.data].sort((a, b) => b.size - a.size).find(({ engine }) => engine === 'postgresql')
  const restore = largest ? restoreTime(largest.size) : hour
  const global = spec.services.some(({ traffic }) => traffic.pattern === 'global')
  const slow = (answer: keyof typeof ready) => ready[answer] > rto
  const impossible: Partial<Record<Answer, string>> = {
    ...(restore > rto && {
      single: `Restoring ${largest ? bytes(largest.size) : 'everything'} elsewhere takes about ${span(restore)}, and the RTO is ${span(rto)}`,
    }),
    ...(strict >= 0.9999 && {
      single: `No single region promises ${percent(strict)}`,
      'pilot-light': `Half an hour of starting is more than ${percent(strict)} leaves in a year`,
    }),
    ...(slow('pilot-light') && {
      'pilot-light': `Starting takes about ${span(ready['pilot-light'])}, and the RTO is ${span(rto)}`,
    }),
    ...(slow('warm-standby') && {
      'warm-standby': `Scaling up takes about ${span(ready['warm-standby'])}, and the RTO is ${span(rto)}`,
    }),
    ...hindered(spec),
  }
  const ladder: readonly Answer[] =
    thrifty || rto >= 24 * hour ? ['single', 'pilot-light', 'warm-standby'] : ['pilot-light', 'warm-standby']
  const answer =
    global && strict >= 0.9999 && !impossible['active-active']
      ? 'active-active'
      : (ladder.find((each) => !impossible[each]) ?? 'active-active')
  return {
    answer,
    because: `An RTO of ${span(rto)} and an RPO of ${span(rpo)} are to hold when ${spec.cloud.region} is lost: ${reasons[answer]} ${recovery}.`,
    against: {
      single: `Everything would be built anew in ${recovery} while users wait`,
      'pilot-light': 'What must be started first may not start',
      'warm-standby': `A second copy that runs all year for an RTO of ${span(rto)} that replicated data keeps too`,
      'active-active': `Every write must be settled between two regions, which no objective here pays for`,
    },
    impossible,
    givenUp: `${prices[answer]}${answer === 'active-active' ? '' : farAway(spec)}${abroad(spec)}`,
    changesIf: changes[answer],
  }
}

/** What cannot be in two places at once. */
function hindered({ data, services }: Scene['spec']): Partial<Record<Answer, string>> {
  const exact = data.find(({ engine, rpo }) => engine === 'postgresql' && rpo === 0)
  if (exact)
    return {
      'active-active': `\`${exact.name}\` has one writer and may lose nothing: what was written a second before its region is lost has not arrived in the other`,
    }
  const disk = services.find((service) => service.disk)
  if (disk)
    return { 'active-active': `\`${disk.name}\` keeps a disk of its own, and no disk is copied into another region` }
  return {}
}

/** What GDPR asks for where data of persons is kept outside the Union. */
function abroad({ cloud, compliance }: Scene['spec']): string {
  const outside = [cloud.region, cloud.recovery].filter((name) => name !== undefined && !region(name)?.union)
  if (!compliance.includes('gdpr') || outside.length === 0) return ''
  return ` Data of persons lies outside the European Union (${outside.join(', ')}): GDPR asks for a ground for the transfer.`
}

/** One region is far from most of the world; what is promised is measured where it answers. */
function farAway({ cloud, services }: Scene['spec']): string {
  return services.some(({ traffic }) => traffic.pattern === 'global')
    ? ` Users on other continents wait for a way of up to a quarter of a second to ${cloud.region}, which no promise here counts.`
    : ''
}

const changes: Readonly<Record<Answer, string>> = {
  single: 'The RTO becomes shorter than a restore elsewhere takes, or less than a day.',
  'pilot-light': `The RTO falls below ${span(ready['pilot-light'])}, or the objective rises to 99.99%.`,
  'warm-standby': `The RTO falls below ${span(ready['warm-standby'])}; or it rises to ${span(ready['pilot-light'])} or more, and 99.95% or less is promised.`,
  'active-active': `The RTO rises to ${span(ready['warm-standby'])} or more, and users are near one region.`,
}

const reasons: Readonly<Record<Answer, string>> = {
  single: 'backups are copied to',
  'pilot-light': 'the data is replicated, and the rest can be started within half an hour, in',
  'warm-standby': 'there is no time to start from nothing, so a small copy runs in',
  'active-active': 'there is no time to switch, so users are served from there and from',
}

const prices: Readonly<Record<Answer, string>> = {
  single: 'Hours of restoring when the region is lost.',
  'pilot-light':
    'Half an hour or so in which nothing serves, and a way of starting that must be rehearsed to be believed.',
  'warm-standby': 'A copy that is paid for and rarely used.',
  'active-active':
    'Twice the cost of what runs, since each region carries all; one writer of PostgreSQL, which the other region waits for; of tables and files the last write wins; caches, queues and indexes that know one region.',
}
