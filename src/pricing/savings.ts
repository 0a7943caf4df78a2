import { price, priceOrEstimate } from '../facts/prices.ts'

/** One thing that is paid for, as far as a saving asks. */
export interface Owed {
  readonly what: string
  readonly sku: string
  readonly region: string
  readonly usd: number
  /** Production runs around the clock and is not lost to a spot market. */
  readonly production: boolean
  /** Bought on the spot market already. */
  readonly spot: boolean
}

/** Another way to pay for the same, or for less of it. Two that speak of one thing do not add up. */
export interface Saving {
  readonly what: string
  /** Dollars a month. */
  readonly usd: number
  /** What has to be so. */
  readonly assumption: string
}

/** Ways to pay less without taking anything away, the largest first; what would save less than a dollar is left out. */
export function savingsIn(owed: readonly Owed[]): readonly Saving[] {
  return [
    ...commitments(owed),
    ...spot(owed),
    ...nights(owed),
    ...successors(owed),
    ...disks(owed),
    ...tiers(owed),
    ...idle(owed),
  ]
    .filter(({ usd }) => usd >= 1)
    .sort((a, b) => b.usd - a.usd)
}

/** What a year's promise takes off, from a list price with and without it; other classes of the family come near that. */
const promised = [
  { family: /^ec2\/[\w-]+\.[\w-]+$/, of: 'machines', example: 'ec2/t3.medium' },
  { family: /^rds\/\w+\/db\./, of: 'databases', example: 'rds/mysql/db.t3.large' },
  { family: /^elasticache\/\w+\/cache\./, of: 'caches', example: 'elasticache/redis/cache.m6g.12xlarge' },
] as const

function commitments(owed: readonly Owed[]): Saving[] {
  return promised.flatMap(({ family, of, example }) => {
    const full = price(example, 'us-east-1')
    const bound = price(`${example}/reserved/1y/no-upfront`, 'us-east-1')
    if (!full || !bound) return []
    const share = 1 - bound.usd / full.usd
    const usd = sum(owed.filter(({ sku, production, spot }) => production && !spot && family.test(sku))) * share
    return [
      {
        what: `Reserve the ${of} of production for a year, nothing upfront`,
        usd,
        assumption: `They run all year; ${percent(share)} off as for \`${example}\` on ${bound.date}.`,
      },
    ]
  })
}

function spot(owed: readonly Owed[]): Saving[] {
  const usd =
    sum(owed.filter(({ sku, production, spot: already }) => !production && !already && isMachine(sku))) * spotShare
  return [
    {
      what: 'Spot machines outside of production',
      usd,
      assumption: `They may be taken back within two minutes; ${percent(spotShare)} off is assumed, AWS names up to 90%.`,
    },
  ]
}

function nights(owed: readonly Owed[]): Saving[] {
  const usd =
    sum(owed.filter(({ sku, production }) => !production && (isMachine(sku) || sku.startsWith('rds/')))) * awayShare
  return [
    {
      what: 'Switch off what is not production at night and on weekends',
      usd,
      assumption: `Twelve hours on five days, ${percent(1 - awayShare)} of the week; what is paid per GB is paid on.`,
    },
  ]
}

/** A careful guess: spot prices are of the moment, and no source gives them here. */
const spotShare = 0.6
const awayShare = 1 - 60 / 168

/** Machines of today's ARM family at the same size, where the book says that they cost less. */
function successors(owed: readonly Owed[]): Saving[] {
  const saved = owed.map(({ sku, region, usd }) => {
    const successor = successorOf(sku)
    const [old, young] = [
      priceOrEstimate(sku, region),
      successor === undefined ? undefined : priceOrEstimate(successor, region),
    ]
    return old && young && young.usd < old.usd ? usd * (1 - young.usd / old.usd) : 0
  })
  return [
    {
      what: 'Machines of the newest ARM family of the same size',
      usd: saved.reduce((total, each) => total + each, 0),
      assumption: 'Images are built for arm64; managed databases and caches need nothing.',
    },
  ]
}

function successorOf(sku: string): string | undefined {
  const [, before = '', family = '', after = ''] =
    /^((?:ec2\/|rds\/\w+\/db\.|elasticache\/\w+\/cache\.))([a-z]\d\w*)(\..+)$/.exec(sku) ?? []
  const next = Object.entries(young).find(([, old]) => old.includes(family))?.[0]
  return next === undefined ? undefined : `${before}${next}${after}`
}

const young: Readonly<Record<string, readonly string[]>> = {
  t4g: ['t2', 't3', 't3a'],
  m7g: ['m4', 'm5', 'm5a', 'm6i', 'm6a', 'm7i'],
  c7g: ['c4', 'c5', 'c5a', 'c6i', 'c6a', 'c7i'],
  r7g: ['r4', 'r5', 'r5a', 'r6i', 'r6a', 'r7i'],
}

function disks(owed: readonly Owed[]): Saving[] {
  const saved = owed.map(({ sku, region, usd }) => {
    const [old, young] = [priceOrEstimate('ebs/gp2', region), priceOrEstimate('ebs/gp3', region)]
    return sku === 'ebs/gp2' && old && young ? usd * (1 - young.usd / old.usd) : 0
  })
  return [
    {
      what: 'Disks of type gp3 instead of gp2',
      usd: saved.reduce((total, each) => total + each, 0),
      assumption: 'No disk needs more than 3,000 IOPS and 125 MB a second.',
    },
  ]
}

function tiers(owed: readonly Owed[]): Saving[] {
  const saved = owed.map(({ sku, region, usd }) => {
    const [often, seldom] = [priceOrEstimate('s3/standard', region), priceOrEstimate('s3/standard-ia', region)]
    return sku === 's3/standard' && often && seldom ? (usd / 2) * (1 - seldom.usd / often.usd) : 0
  })
  return [
    {
      what: 'Objects older than 30 days in the class for infrequent access',
      usd: saved.reduce((total, each) => total + each, 0),
      assumption: 'Half of what is stored is that old and is hardly read.',
    },
  ]
}

function idle(owed: readonly Owed[]): Saving[] {
  const usd = sum(owed.filter(({ sku }) => sku === 'public-ipv4/idle'))
  return [{ what: 'Addresses that nothing uses, given back', usd, assumption: 'Nobody reaches anything by them.' }]
}

function isMachine(sku: string): boolean {
  return /^ec2\/[\w-]+\.[\w-]+$/.test(sku)
}

function sum(owed: readonly Owed[]): number {
  return owed.reduce((total, { usd }) => total + usd, 0)
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
