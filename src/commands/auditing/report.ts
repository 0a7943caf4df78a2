import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Finding, severities } from '../../model/finding.ts'
import { positionsIn } from '../../model/position.ts'
import type { Place } from '../../model/source.ts'
import { redact } from './redact.ts'

const spot = z.object({
  file: z.string().describe('Relative to the directory of the call, with /'),
  line: z.number(),
  column: z.number().describe('In UTF-16 code units, from 1'),
  endLine: z.number(),
  endColumn: z.number().describe('Of the first character that is no longer part of it'),
  source: z.string().describe('The first line, secrets masked'),
})
export type Spot = z.output<typeof spot>

export const reported = z.object({
  check: z.string(),
  severity: z.enum(severities),
  message: z.string(),
  resource: z.string(),
  kind: z.string(),
  scope: z.string(),
  place: spot,
  related: z.array(z.object({ message: z.string(), resource: z.string(), place: spot })),
  fix: z
    .object({
      safe: z.boolean(),
      edits: z.array(
        z.object({
          file: z.string(),
          line: z.number(),
          column: z.number(),
          endLine: z.number(),
          endColumn: z.number(),
          text: z.string(),
        }),
      ),
    })
    .optional(),
  owners: z.array(z.string()).optional().describe('Who answers for it: by the rules of the policy, else by CODEOWNERS'),
  tools: z
    .array(z.object({ name: z.string(), rule: z.string() }))
    .optional()
    .describe('Other tools that report the same, from SARIF that was merged in'),
  fingerprint: z.string().describe('Stays the same while the finding does, also when lines move'),
})
export type Reported = z.output<typeof reported>
export const spotted = spot

/** Findings with lines instead of offsets: what people and other programs are shown. */
export function reporter(texts: ReadonlyMap<string, string>): {
  readonly report: (findings: readonly Finding[]) => Reported[]
  readonly spotOf: (place: Place) => Spot
} {
  const cache = new Map<string, { readonly lines: readonly string[]; readonly at: ReturnType<typeof positionsIn> }>()
  const read = (file: string) => {
    const text = texts.get(file) ?? ''
    const known = cache.get(file) ?? { lines: text.split(/\r?\n/), at: positionsIn(text) }
    cache.set(file, known)
    return known
  }
  const range = ({ file, span }: Place) => {
    const { at } = read(file)
    const [start, end] = [at(span.start), at(Math.max(span.start, span.end))]
    return { file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
  }
  const spotOf = (place: Place): Spot => {
    const where = range(place)
    const { lines } = read(place.file)
    return { ...where, source: redact(lines[where.line - 1] ?? '', lines[where.line - 2]) }
  }
  const seen = new Map<string, number>()
  return {
    spotOf,
    report: (findings) =>
      findings.map(({ place, related, fix, message, ...finding }) => {
        const here = spotOf(place)
        return {
          ...finding,
          message: redact(message),
          place: here,
          related: related.map((each) => ({ ...each, message: redact(each.message), place: spotOf(each.place) })),
          ...(fix && {
            fix: { safe: fix.safe, edits: fix.edits.map((edit) => ({ ...range(edit), text: edit.text })) },
          }),
          fingerprint: fingerprint([finding.check, place.file, finding.resource, here.source.trim()], seen),
        }
      }),
  }
}

function fingerprint(parts: readonly string[], seen: Map<string, number>): string {
  const text = parts.join('\n')
  const count = seen.get(text) ?? 0
  seen.set(text, count + 1)
  return createHash('sha256').update(`${text}\n${count}`).digest('hex').slice(0, 32)
}
