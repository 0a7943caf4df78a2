import { type Branch, indentOf, type Part } from './branch.ts'

/**
 * The lines of an HCL file by block and attribute, however deep. `undefined` when brackets do not close or two things share a line;
 * blocks that cannot be told apart are merged by line.
 */
export function blocksOf(text: string): Branch | undefined {
  const lines = text.split('\n')
  return branchOf(lines, 0, lines.length)
}

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

function branchOf(lines: readonly string[], from: number, to: number): Branch | undefined {
  const parts: Part[] = []
  let lead: string[] = []
  let column: number | undefined
  for (let index = from; index < to; ) {
    const line = lines[index] ?? ''
    if (isComment(line)) {
      const end = endOfComment(lines, index)
      lead.push(...lines.slice(index, end))
      index = end
      continue
    }
    const end = endOfEntry(lines, index, to)
    const head = headOf(line)
    if (end === undefined || head === undefined) return undefined
    column ??= indentOf(line)
    parts.push({ ...partOf(lines, index, end, head), lead })
    lead = []
    index = end
  }
  return { kind: 'blocks', column: column ?? 0, parts: numbered(parts), tail: lead }
}

function partOf(lines: readonly string[], from: number, to: number, key: string): Part {
  const own = lines.slice(from, to)
  // Columns between a name and its `=` are only alignment.
  const value = own.map((line) => line.trim().replace(/^([\w-]+)\s+=\s*/, '$1 = ')).join('\n')
  const base = { key, lead: [], lines: own, head: 0, foot: 0, value, byLine: true } as const
  const opens = to - from > 1 && /\{\s*(?:(?:#|\/\/).*)?$/.test(own[0] ?? '') && own.at(-1)?.trim() === '}'
  const inside = opens ? branchOf(lines, from + 1, to - 1) : undefined
  return inside && inside.parts.length > 0 ? { ...base, head: 1, foot: 1, inside } : to - from > 1 ? base : single(base)
}

/** An attribute on one line is one value. */
function single({ byLine: _, ...part }: Part): Part {
  return part
}

/** `resource aws_vpc main`, `name =`; a block that says what moves is known by what it holds. */
function headOf(line: string): string | undefined {
  const attribute = /^\s*("[^"]*"|[\w.()/:-]+)\s*[=:](?![=>])/.exec(line)
  if (attribute) return `${attribute[1]} =`
  const block = /^\s*([\w-]+)((?:\s+(?:"[^"]*"|[\w-]+))*)\s*\{/.exec(line)
  if (block) return `${block[1]}${(block[2] ?? '').replaceAll('"', '').replace(/\s+/g, ' ')}`
  return undefined
}

const byContent = new Set(['moved', 'import', 'removed'])
const identifying = /^\s*(?:sid|name|type|effect|from_port|key|values|from|to)\s*=/

/** Blocks of one name are told apart by what they hold that names them, or by their number. */
function numbered(parts: readonly Part[]): readonly Part[] {
  const counts = new Map<string, number>()
  for (const { key } of parts) counts.set(key, (counts.get(key) ?? 0) + 1)
  const seen = new Map<string, number>()
  return parts.map((part) => {
    const named = byContent.has(part.key) || ((counts.get(part.key) ?? 0) > 1 && part.inside)
    const key = named
      ? `${part.key} ${part.lines
          .filter((line) => identifying.test(line))
          .map((line) => line.trim().replace(/\s+/g, ' '))
          .join(' ')}`
      : part.key
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return { ...part, key: nth > 1 ? `${key} #${nth}` : key }
  })
}

function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|\/\*|$)/.test(line)
}

function endOfComment(lines: readonly string[], from: number): number {
  if (!lines[from]?.trimStart().startsWith('/*')) return from + 1
  const end = lines.findIndex((line, index) => index >= from && line.includes('*/'))
  return end < 0 ? lines.length : end + 1
}

/** The line after the one on which every bracket and heredoc of the entry is closed. */
function endOfEntry(lines: readonly string[], from: number, to: number): number | undefined {
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

/** The line without what stands in quotes and comments; a template's own quotes are inside its braces. */
function codeOf(line: string): string {
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
    else if (open.length === 0 && (char === '#' || (char === '/' && line[i + 1] === '/'))) break
    else if (open.length === 0) code += char
  }
  return code.trimEnd()
}

function count(text: string, chars: string): number {
  let found = 0
  for (const char of text) if (chars.includes(char)) found++
  return found
}
