import { diffPatch } from 'node-diff3'

/** A unified diff with three lines of context, or '' where the texts are the same. `undefined` is a file that is not there. */
export function printDiff(path: string, before: string | undefined, after: string | undefined): string {
  const [old, now] = [linesOf(before), linesOf(after)]
  const hunks = hunksOf(old, now)
  if (hunks.length === 0) return ''
  const head = [
    `--- ${before === undefined ? '/dev/null' : `a/${path}`}`,
    `+++ ${after === undefined ? '/dev/null' : `b/${path}`}`,
  ]
  return `${[...head, ...hunks.flatMap((hunk) => printHunk(hunk, old, now))].join('\n')}\n`
}

const context = 3
const noNewline = '\\ No newline at end of file'

interface Change {
  readonly at: number
  readonly removed: number
  readonly to: number
  readonly added: number
}

function hunksOf(old: readonly string[], now: readonly string[]): Change[][] {
  const hunks: Change[][] = []
  for (const { buffer1, buffer2 } of diffPatch([...old], [...now])) {
    const change = { at: buffer1.offset, removed: buffer1.length, to: buffer2.offset, added: buffer2.length }
    const last = hunks.at(-1)?.at(-1)
    if (last && change.at - (last.at + last.removed) <= 2 * context) hunks.at(-1)?.push(change)
    else hunks.push([change])
  }
  return hunks
}

function printHunk(changes: readonly Change[], old: readonly string[], now: readonly string[]): string[] {
  const [first, last] = [changes[0], changes.at(-1)]
  if (!first || !last) return []
  const from = Math.max(0, first.at - context)
  const end = Math.min(old.length, last.at + last.removed + context)
  const start = from + first.to - first.at
  const stop = end + last.to + last.added - last.at - last.removed
  const lines: string[] = []
  let at = from
  for (const change of changes) {
    for (; at < change.at; at++) lines.push(...written(' ', old[at]))
    for (; at < change.at + change.removed; at++) lines.push(...written('-', old[at]))
    for (let i = change.to; i < change.to + change.added; i++) lines.push(...written('+', now[i]))
  }
  for (; at < end; at++) lines.push(...written(' ', old[at]))
  return [`@@ -${range(from, end)} +${range(start, stop)} @@`, ...lines]
}

function range(from: number, to: number): string {
  return `${to === from ? from : from + 1},${to - from}`
}

function written(sign: string, line = ''): string[] {
  return line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, noNewline]
}

/** With their line breaks, so that a missing last one is a difference. */
function linesOf(text: string | undefined): string[] {
  return text?.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
