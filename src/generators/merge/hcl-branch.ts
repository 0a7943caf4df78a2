import { type Branch, indentOf, type Part, words } from './branch.ts'
import { codeOf, endOfComment, endOfEntry, isComment, uncommented } from './hcl-lines.ts'

/**
 * The lines of an HCL file by block and attribute, however deep. `undefined` when brackets do not close or two things share a line;
 * blocks that cannot be told apart are merged by line.
 */
export function blocksOf(text: string): Branch | undefined {
  const lines = text.split('\n')
  return branchOf(lines, 0, lines.length)
}

function branchOf(lines: readonly string[], from: number, to: number, nested = false): Branch | undefined {
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
    const part = partOf(lines, index, end, head)
    if (!part) return undefined
    parts.push({ ...part, lead })
    lead = []
    index = end
  }
  const all = nested ? listed(parts, column ?? 0) : numbered(parts)
  return all && { kind: 'blocks', column: column ?? 0, parts: all, tail: lead }
}

function partOf(lines: readonly string[], from: number, to: number, key: string): Part | undefined {
  const own = lines.slice(from, to)
  const [first = '', last = ''] = [own[0], own.at(-1)]
  const base = { key, lead: [], lines: own, head: 0, foot: 0 }
  if (own.length === 1) {
    const code = uncommented(first)
    const start = first.indexOf('=') + 1 + indentOf(first.slice(first.indexOf('=') + 1))
    const value = code.trim().replace(/^([\w-]+)\s+=\s*/, '$1 = ')
    return key.endsWith(' =') ? { ...base, value, span: [start, code.length] } : { ...base, value }
  }
  const value = own
    .map((line) =>
      uncommented(line)
        .trim()
        .replace(/^([\w-]+)\s+=\s*/, '$1 = '),
    )
    .join('\n')
  const opens = codeOf(first).endsWith('{') && last.trim() === '}'
  const inside = opens ? branchOf(lines, from + 1, to - 1, true) : undefined
  if (!inside || inside.parts.length === 0) return { ...base, value, byLine: true }
  const attributes = inside.parts.filter((part) => part.key.endsWith(' =') && typeof part.value === 'string')
  const fields = attributes.map(({ key, value }) => [key.slice(0, -2), String(value).slice(key.length + 1)])
  return { ...base, value: { ...Object.fromEntries(fields), '': value }, byLine: true, head: 1, foot: 1, inside }
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

/** Blocks of a file that have the same heading are told apart by what they hold, or by their number. */
function numbered(parts: readonly Part[]): readonly Part[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    const key = byContent.has(part.key) ? `${part.key} ${words(part.lines.slice(1, -1)).join(' ')}` : part.key
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return { ...part, key: nth > 1 ? `${key} #${nth}` : key }
  })
}

/** Blocks inside a block are a list under their common heading. `undefined` where other things stand between them. */
function listed(parts: readonly Part[], column: number): readonly Part[] | undefined {
  const out: Part[] = []
  for (const part of parts) {
    if (part.key.endsWith(' =')) {
      out.push(part)
      continue
    }
    const before = out.at(-1)
    const same = before?.key === part.key && before.inside ? before : undefined
    if (same) out.pop()
    const blocks = [...(same?.inside?.parts ?? []), same ? part : { ...part, lead: [] }]
    const lines = [...(same?.lines ?? []), ...(same ? part.lead : []), ...part.lines]
    const inside: Branch = { kind: 'list', column, parts: blocks, tail: [] }
    const value = blocks.map((block) => block.value)
    out.push({ key: part.key, lead: same?.lead ?? part.lead, lines, head: 0, foot: 0, inside, value, byLine: true })
  }
  return new Set(out.map(({ key }) => key)).size === out.length ? out : undefined
}
