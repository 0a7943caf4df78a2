import type { Estate } from '../model/estate.ts'
import type { Finding } from '../model/finding.ts'
import { positionsIn } from '../model/position.ts'
import type { Comment, Problem, SourceFile } from '../model/source.ts'
import { matchesGlob } from '../values/glob.ts'
import { nearest } from '../values/nearest.ts'
import { foreignIn } from './suppressions/foreign.ts'
import type { Suppression } from './suppressions/suppression.ts'

export type { Suppression }

export interface Sifted {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly { readonly finding: Finding; readonly by: Suppression }[]
  /** Their day is over: what they held back is among the findings again. */
  readonly ended: readonly Suppression[]
  /** Comments that mean to suppress and cannot. */
  readonly malformed: readonly Problem[]
}

/**
 * Takes out what comments in the files answer for: ours, and those for other tools where a check of ours sees the same.
 * `known` is every check there is with its `sources`, `settings` the files in which other tools are told what to leave.
 */
export function suppress(
  estate: Estate,
  findings: readonly Finding[],
  known: Readonly<Record<string, readonly string[]>>,
  on: Date,
  settings: readonly SourceFile[] = [],
): Sifted {
  const ids = Object.keys(known)
  const malformed: Problem[] = []
  const byFile = new Map<string, Suppression[]>()
  for (const tree of estate.trees) {
    const { path, text } = tree.file
    if (tree.scope !== undefined || byFile.has(path) || !text.includes('devops: ignore')) continue
    const found = tree.comments.map((comment) => suppressionIn(comment, tree.file, ids))
    malformed.push(...found.filter((each) => each !== undefined && 'message' in each))
    byFile.set(
      path,
      found.filter((each) => each !== undefined && 'checks' in each),
    )
  }
  const today = on.toISOString().slice(0, 10)
  const all = [...byFile.values()].flat()
  const foreign = foreignIn(estate, findings, settings, known, today)
  const ended = all.filter(({ until }) => until !== undefined && until < today)
  const kept: Finding[] = []
  const suppressed: { finding: Finding; by: Suppression }[] = []
  const positions = new Map<string, ReturnType<typeof positionsIn>>()
  for (const finding of findings) {
    const { file, span } = finding.place
    const at = positions.get(file) ?? positionsIn(estate.files.get(file)?.text ?? '')
    positions.set(file, at)
    const { line } = at(span.start)
    const mine = (byFile.get(file) ?? []).find(
      (each) => !ended.includes(each) && matchesGlob(finding.check, each.checks) && each.covers(finding, line),
    )
    const by = mine ?? foreign.of(finding, line)
    if (by) suppressed.push({ finding, by })
    else kept.push(finding)
  }
  return { findings: kept, suppressed, ended: [...ended, ...foreign.ended], malformed }
}

const marker = /^devops: ignore(?![\w-])/
const form = /^devops: ignore\s+([\w*/.-]+(?:\s*,\s*[\w*/.-]+)*)(?:\s+until\s+(\S+))?\s*:\s*(\S.*)$/

function suppressionIn(
  comment: Comment,
  file: { readonly path: string; readonly text: string },
  known: readonly string[],
): Suppression | Problem | undefined {
  const words = comment.text.trim().slice(0, 500)
  if (!marker.test(words)) return undefined
  const place = { file: file.path, span: comment.span }
  const parsed = form.exec(words)
  if (!parsed)
    return {
      place,
      message:
        'does not suppress anything; write `devops: ignore CHECK until YYYY-MM-DD: REASON`, where the day may be left out and the reason may not',
    }
  const [, ids = '', until, reason = ''] = parsed
  const checks = ids.split(',').map((id) => id.trim())
  const unknown = checks.find((id) => !known.some((each) => matchesGlob(each, id)))
  if (unknown !== undefined) {
    const [near] = nearest(unknown, known)
    return { place, message: `there is no check \`${unknown}\`${near ? `; did you mean \`${near}\`?` : ''}` }
  }
  if (until !== undefined && !isDay(until))
    return { place, message: `\`${until}\` is not a day; write it as 2027-01-31` }
  const lines = linesOf(comment, file.text)
  const covers: Suppression['covers'] = (_, line) => lines === 'all' || lines.includes(line)
  return { by: 'devops', checks, ...(until !== undefined && { until }), reason, place, covers }
}

/** Its own line and, where it stands alone, the next one that is more than a comment. */
function linesOf({ span }: Comment, text: string): readonly number[] | 'all' {
  const lines = text.split('\n')
  const own = positionsIn(text)(span.start).line
  const isRemark = (line: string | undefined) => line !== undefined && /^\s*(?:#|\/\/|\/\*|$)/.test(line)
  if (!isRemark(lines[own - 1])) return [own]
  if (lines.slice(0, own - 1).every(isRemark)) return 'all'
  let next = own + 1
  while (next <= lines.length && isRemark(lines[next - 1])) next++
  return [own, next]
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
