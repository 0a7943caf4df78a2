/** The lines of a text, and what a comment on one of them may speak of. Lines count from 1; ends are inclusive. */
export interface Lines {
  readonly lines: readonly string[]
  /** The comment stands behind something. */
  isBehind(line: number): boolean
  /** The next line that is more than a comment; the last line where there is none. */
  next(line: number): number
  /** The last line of what begins on this one: what is indented deeper, what a backslash goes on with, its closing bracket. */
  end(line: number): number
  /** Nothing but comments and blank lines stands above. */
  isHead(line: number): boolean
}

const remark = /^\s*(?:#|\/\/|\/\*|\{\{-?\s*\/\*|$)/

export function linesOf(text: string): Lines {
  const lines = text.split(/\r?\n/)
  const at = (line: number) => lines[line - 1] ?? ''
  const next = (line: number) => {
    let found = line + 1
    while (found < lines.length && remark.test(at(found))) found++
    return found
  }
  const end = (line: number) => {
    let last = line
    while (last < lines.length && /\\\s*$/.test(at(last))) last++
    const indent = indentOf(at(line))
    const isItem = /^\s*- /.test(at(line))
    for (let look = last + 1; look <= lines.length; look++) {
      const text = at(look)
      if (text.trim() === '') continue
      const deeper =
        indentOf(text) > indent ||
        (!isItem && /:\s*(?:#.*)?$/.test(at(line)) && indentOf(text) === indent && /^\s*- /.test(text))
      if (deeper) last = look
      else return /^\s*[}\])]/.test(text) ? look : last
    }
    return last
  }
  return {
    lines,
    isBehind: (line) => !remark.test(at(line)),
    next,
    end,
    isHead: (line) => lines.slice(0, line - 1).every((text) => remark.test(text)),
  }
}

/** The block of Terraform that a line stands in: from the last line that opens one at the margin to the one that closes it. */
export function blockAround({ lines }: Lines, line: number): readonly [number, number] | undefined {
  let from = line
  while (from > 0 && !/^\w.*\{\s*(?:#.*|\/\/.*)?$/.test(lines[from - 1] ?? '')) {
    if (from < line && /^\}/.test(lines[from - 1] ?? '')) return undefined
    from--
  }
  if (from === 0) return undefined
  let to = from + 1
  while (to < lines.length && !/^\}/.test(lines[to - 1] ?? '')) to++
  return to >= line ? [from, to] : undefined
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
