import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { type PricedLine, priced } from '../../src/pricing/price.ts'
import { usageIn } from '../../src/pricing/usage.ts'
import { survey } from '../../src/readers/survey.ts'
import { type GoldenLine, readGolden } from './golden.ts'

/** `commands`: the projects of the tool's own command tests, in directories and modules, which no rule was built on. */
export const parts = ['train', 'held-out', 'commands'] as const
export type Part = (typeof parts)[number]

/** The examples of a checkout, by part: of those of resources one in five, by a hash of its name, is held out. */
export function casesIn(checkout: string, part: Part): string[] {
  const root = join(
    checkout,
    part === 'commands' ? 'cmd/infracost/testdata' : 'internal/providers/terraform/aws/testdata',
  )
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, name))
    .filter((directory) => {
      const files = readdirSync(directory)
      return files.some((file) => file.endsWith('.golden')) && files.some((file) => file.endsWith('.tf'))
    })
    .filter((directory) => part === 'commands' || (heldOut(basename(directory)) ? 'held-out' : 'train') === part)
}

function heldOut(name: string): boolean {
  return Number.parseInt(createHash('sha256').update(name).digest('hex').slice(0, 8), 16) % 5 === 0
}

export interface Compared {
  readonly golden: GoldenLine
  readonly type: string
  readonly ours?: OurLine
}

export interface OurLine extends PricedLine {
  readonly address: string
  readonly type: string
  readonly at: string
}

export interface Case {
  readonly compared: readonly Compared[]
  /** Ours that stand in no golden. */
  readonly more: readonly OurLine[]
  readonly unsupported: ReadonlySet<string>
}

/** Prices one example with its usage file, and pairs what came out line by line. */
export function runCase(directory: string, on: Date): Case {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  const text = (name: string) => readFileSync(join(directory, name), 'utf8')
  const estate = survey(
    files.filter((name) => /\.(?:tf|tfvars|json)$/.test(name)).map((name) => ({ path: name, text: text(name) })),
  )
  const told = files.find((name) => name.endsWith('usage.yml'))
  const usage = usageIn(told === undefined ? undefined : parse(text(told)))
  const bill = priced(estate, { usage, on, region: 'us-east-1', node: 'm7g.large' })
  const ours = bill.resources.flatMap(({ address, type, region, lines }) =>
    lines.map((line): OurLine => ({ ...line, address, type, at: line.region ?? region })),
  )
  const left = new Set(ours)
  const goldens = files.filter((name) => name.endsWith('.golden')).flatMap((name) => readGolden(text(name)))
  const typeOf = (address: string) =>
    /(?:^|\.)(\w+)\.[^.[]+(?:\[.*\])?$/.exec(address.replace(/\["[^"]*"\]/g, '[]'))?.[1] ?? address
  const pairs = goldens
    .flatMap((golden) =>
      ours.flatMap((line) => (line.address === golden.address ? [{ golden, line, score: alike(golden, line) }] : [])),
    )
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score)
  const paired = new Map<GoldenLine, OurLine>()
  for (const { golden, line } of pairs)
    if (left.has(line) && !paired.has(golden)) {
      paired.set(golden, line)
      left.delete(line)
    }
  // What is called otherwise, but counts as many of the same unit.
  for (const golden of goldens) {
    if (paired.has(golden) || golden.quantity === undefined) continue
    const other = [...left].find(
      (line) => line.address === golden.address && alikeUnits(golden, line) && same(golden, line),
    )
    if (!other) continue
    paired.set(golden, other)
    left.delete(other)
  }
  const compared = goldens.map((golden): Compared => {
    const near = paired.get(golden)
    return { golden, type: typeOf(golden.address), ...(near && { ours: near }) }
  })
  return { compared, more: [...left], unsupported: new Set(bill.unsupported.keys()) }
}

function alikeUnits({ unit }: GoldenLine, line: OurLine): boolean {
  const word = (text: string) => /hour|month|GB|request|IOPS/i.exec(text)?.[0].toLowerCase()
  return word(unit) === word(line.unit.replace('GB-month', 'GB'))
}

/** How much two names have in common, words of their parts included; the same quantity speaks for a pair. */
function alike(golden: GoldenLine, line: OurLine): number {
  const one = wordsOf(golden.name)
  const other = wordsOf(`${line.part ?? ''} ${line.name}`)
  const common = one.filter((word) => other.includes(word)).length
  const names = (2 * common) / (one.length + other.length)
  return names > 0.3 ? names + (same(golden, line) ? 0.3 : 0) : 0
}

function wordsOf(name: string): string[] {
  return [...new Set(name.toLowerCase().match(/[a-z0-9.]+/g) ?? [])]
}

/** Whether both count the same, as far as the golden shows digits: single things, and for what is shown by the month but priced by the hour, hours. */
export function same({ quantity, unit }: GoldenLine, line: OurLine): boolean {
  if (quantity === undefined || line.quantity === undefined) return quantity === line.quantity
  const hours = /hour$/.test(line.unit) && !/hour|second/i.test(unit) ? 730 : 1
  const scale = scaleOf(unit) * hours
  return Math.abs(quantity * scale - line.quantity * scaleOf(line.unit)) <= 0.0001 * scale + 1e-9
}

/** `1M requests` counts a million of them. */
export function scaleOf(unit: string): number {
  const [, digits, scale] = /^(\d+)([kKM]?) /.exec(unit) ?? []
  const [, units] = /\((\S+) DPUs?\)/.exec(unit) ?? []
  if (units !== undefined) return Number(units)
  return digits === undefined ? 1 : Number(digits) * ({ k: 1e3, K: 1e3, M: 1e6 }[scale ?? ''] ?? 1)
}
