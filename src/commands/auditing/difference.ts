import { diffIndices } from 'node-diff3'

/** A unified diff with three lines around each change; empty where nothing changed. */
export function difference(path: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)]
  const changes = diffIndices(old, now).map(({ buffer1, buffer2 }) => ({
    from: buffer1[0],
    cut: buffer1[1],
    to: buffer2[0],
    put: buffer2[1],
  }))
  if (changes.length === 0) return ''
  const hunks: (typeof changes)[] = []
  for (const change of changes) {
    const last = hunks.at(-1)?.at(-1)
    if (last && change.from - (last.from + last.cut) <= 2 * around) hunks.at(-1)?.push(change)
    else hunks.push([change])
  }
  const text = hunks.flatMap((hunk) => {
    const [first, last] = [hunk[0], hunk.at(-1)]
    if (!first || !last) return []
    const start = Math.max(0, first.from - around)
    const end = Math.min(old.length, last.from + last.cut + around)
    const startNow = first.to - (first.from - start)
    const endNow = last.to + last.put + (end - last.from - last.cut)
    const lines: string[] = []
    let at = start
    for (const { from, cut, to, put } of hunk) {
      lines.push(...old.slice(at, from).map((line) => ` ${line}`))
      lines.push(
        ...old.slice(from, from + cut).map((line) => `-${line}`),
        ...now.slice(to, to + put).map((line) => `+${line}`),
      )
      at = from + cut
    }
    lines.push(...old.slice(at, end).map((line) => ` ${line}`))
    return [
      `@@ -${range(start, end)} +${range(startNow, endNow)} @@`,
      ...lines.map((line) =>
        line.endsWith(open) ? `${line.slice(0, -open.length)}\n\\ No newline at end of file` : line,
      ),
    ]
  })
  return [`--- a/${path}`, `+++ b/${path}`, ...text, ''].join('\n')
}

const around = 3
/** Marks a last line that no line break ends: it differs from the same words with one. */
const open = '\u0000'

function linesOf(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n')
  return text.endsWith('\n') ? lines.slice(0, -1) : [...lines.slice(0, -1), `${lines.at(-1)}${open}`]
}

function range(start: number, end: number): string {
  const length = end - start
  return length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`
}
