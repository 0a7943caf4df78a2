import { indentOf } from './branch.ts'

/** Names of attributes on neighbouring lines padded to one width, as `terraform fmt` has them. */
export function aligned(lines: readonly string[]): readonly string[] {
  const out = [...lines]
  for (let from = 0; from < lines.length; from++) {
    const column = indentOf(lines[from] ?? '')
    let to = from
    while (to < lines.length && indentOf(lines[to] ?? '') === column && isShort(lines[to] ?? '')) to++
    const names = lines.slice(from, to).map((line) => attribute.exec(line)?.[1]?.length ?? 0)
    const width = Math.max(0, ...names)
    for (let i = from; i < to; i++)
      out[i] = (lines[i] ?? '').replace(
        attribute,
        (_, name: string, value: string) => `${name.padEnd(width)} = ${value}`,
      )
    from = Math.max(from, to - 1)
  }
  return out
}

const attribute = /^(\s*[\w-]+)\s*=(?![=>])\s*(.*)$/

/** An attribute whose value ends on its line. */
function isShort(line: string): boolean {
  const code = codeOf(line)
  return attribute.test(line) && count(code, '([{') === count(code, ')]}') && !/<<-?\w+$/.test(code)
}

export function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|\/\*|$)/.test(line)
}

export function endOfComment(lines: readonly string[], from: number): number {
  if (!lines[from]?.trimStart().startsWith('/*')) return from + 1
  const end = lines.findIndex((line, index) => index >= from && line.includes('*/'))
  return end < 0 ? lines.length : end + 1
}

/** The line after the one on which every bracket and heredoc of the entry is closed. */
export function endOfEntry(lines: readonly string[], from: number, to: number): number | undefined {
  let depth = 0
  for (let index = from; index < to; index++) {
    const line = lines[index] ?? ''
    const code = codeOf(line)
    const heredoc = /<<-?([A-Za-z_]\w*)\s*$/.exec(code)
    depth += count(code, '([{') - count(code, ')]}')
    if (depth < 0) return undefined
    if (heredoc) {
      const end = lines.findIndex((each, at) => at > index && each.trim() === heredoc[1])
      if (end < 0 || end >= to) return undefined
      index = end
    }
    if (depth === 0) return index + 1
  }
  return undefined
}

/** The line without the comment that ends it. */
export function uncommented(line: string): string {
  return line.slice(0, scanned(line).end).trimEnd()
}

/** The line without comment and without what stands in quotes. */
export function codeOf(line: string): string {
  return scanned(line).code.trimEnd()
}

/** A template's own quotes are inside its braces. */
function scanned(line: string): { code: string; end: number } {
  let code = ''
  const open: ('"' | '{')[] = []
  for (let i = 0; i < line.length; i++) {
    const char = line[i]
    const quoted = open.at(-1) === '"'
    if (quoted && char === '\\') i++
    else if (char === '"') quoted ? open.pop() : open.push('"')
    else if (quoted && (char === '$' || char === '%') && line[i + 1] === '{') {
      open.push('{')
      i++
    } else if (open.length > 0 && !quoted && char === '}') open.pop()
    else if (open.length === 0 && (char === '#' || (char === '/' && line[i + 1] === '/'))) return { code, end: i }
    else if (open.length === 0) code += char
  }
  return { code, end: line.length }
}

function count(text: string, chars: string): number {
  let found = 0
  for (const char of text) if (chars.includes(char)) found++
  return found
}
