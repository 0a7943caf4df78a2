import { createHash } from 'node:crypto'
import { z } from 'zod'
import { applyEdits } from '../../checks/mend.ts'
import { type Finding, severities } from '../../model/finding.ts'
import { positionsIn } from '../../model/position.ts'
import type { Edit, Place } from '../../model/source.ts'
import { printDiff } from '../../values/diff.ts'
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
      diff: z.string().describe('What it changes, line by line, secrets masked'),
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
  const diffOf = (edits: readonly Edit[]) =>
    [...new Set(edits.map(({ file }) => file))]
      .flatMap((file) =>
        windows(edits.filter((edit) => edit.file === file).map((edit) => ({ ...edit, ...range(edit) }))),
      )
      .map((edits) => hunk(edits, texts.get(edits[0]?.file ?? '') ?? ''))
      .join('')
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
            fix: {
              safe: fix.safe,
              diff: diffOf(fix.edits),
              edits: fix.edits.map((edit) => ({ ...range(edit), text: edit.text })),
            },
          }),
          fingerprint: fingerprint([finding.check, place.file, finding.resource, here.source.trim()], seen),
        }
      }),
  }
}

interface Ranged extends Edit {
  readonly line: number
  readonly endLine: number
}

/** Edits that stand near each other are shown together. */
function windows(edits: readonly Ranged[]): Ranged[][] {
  const all: Ranged[][] = []
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const last = all.at(-1)?.at(-1)
    if (last && edit.line - last.endLine < 7) all.at(-1)?.push(edit)
    else all.push([edit])
  }
  return all
}

/** The lines around the edits, before and after, as a unified diff has them. */
function hunk(edits: readonly Ranged[], text: string): string {
  const [first, last] = [edits[0], edits.at(-1)]
  if (!first || !last) return ''
  let start = text.lastIndexOf('\n', first.span.start - 1) + 1
  for (let line = 0; line < 3 && start > 0; line++) start = text.lastIndexOf('\n', start - 2) + 1
  let end = last.span.end
  for (let line = 0; line < 4 && end >= 0; line++) end = text.indexOf('\n', end + (line === 0 ? 0 : 1))
  const before = text.slice(start, end < 0 ? undefined : end + 1)
  const after = applyEdits(
    before,
    edits.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } })),
  )
  const lines = printDiff(first.file, before, after).split('\n').slice(2)
  const from = text.slice(0, start).split('\n').length - 1
  const shown = lines.map((line, index) => {
    const at = /^@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@/.exec(line)
    if (at) return `@@ -${Number(at[1]) + from}${at[2] ?? ''} +${Number(at[3]) + from}${at[4] ?? ''} @@`
    return line.slice(0, 1) + redact(line.slice(1).replace(/\r$/, ''), lines[index - 1]?.slice(1))
  })
  return `--- a/${first.file}\n+++ b/${first.file}\n${shown.join('\n')}`
}

function fingerprint(parts: readonly string[], seen: Map<string, number>): string {
  const text = parts.join('\n')
  const count = seen.get(text) ?? 0
  seen.set(text, count + 1)
  return createHash('sha256').update(`${text}\n${count}`).digest('hex').slice(0, 32)
}
