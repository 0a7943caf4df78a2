import type { Finding } from '../model/finding.ts'
import type { Edit } from '../model/source.ts'

export interface Mended {
  /** New text of each file that changed. */
  readonly texts: ReadonlyMap<string, string>
  readonly applied: readonly Finding[]
  /** Findings whose fix overlaps one that was applied: another pass takes them. */
  readonly postponed: readonly Finding[]
}

/** Applies fixes, each wholly or not at all; of two that touch the same text the first wins. Overlays that share a base mend it once. */
export function mend(texts: ReadonlyMap<string, string>, findings: readonly Finding[]): Mended {
  const taken = new Map<string, Edit[]>()
  const applied: Finding[] = []
  const postponed: Finding[] = []
  for (const finding of findings) {
    if (!finding.fix) continue
    const { edits } = finding.fix
    const fresh = edits.filter((edit) => !taken.get(edit.file)?.some((other) => same(edit, other)))
    if (fresh.some((edit) => taken.get(edit.file)?.some((other) => overlap(edit, other)))) {
      postponed.push(finding)
      continue
    }
    for (const edit of fresh) taken.set(edit.file, [...(taken.get(edit.file) ?? []), edit])
    applied.push(finding)
  }
  const changed = new Map<string, string>()
  for (const [file, edits] of taken) changed.set(file, applyEdits(texts.get(file) ?? '', edits))
  return { texts: changed, applied, postponed }
}

/** Last edit first, so that offsets stay true. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: next }) => result.slice(0, span.start) + next + result.slice(span.end), text)
}

function same(a: Edit, b: Edit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text
}

/** Two insertions at one offset overlap too: their order would be a guess. */
function overlap(a: Edit, b: Edit): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end ? true : a.span.start === b.span.start
}
