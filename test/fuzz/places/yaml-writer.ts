import type { Chance } from '../../laws/mutate.ts'

/** A stream of documents with every way of writing that YAML has. */
export function stream(chance: Chance): string {
  const write = writer(chance)
  const documents = Array.from({ length: 1 + write.below(3) }, () => write.document())
  const text = documents.join('')
  return write.maybe(0.1) ? text.replaceAll('\n', '\r\n') : text
}

function writer(chance: Chance) {
  const below = (limit: number) => Math.floor(chance() * limit)
  const maybe = (odds: number) => chance() < odds
  const one = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T
  const anchors: string[] = []

  const document = () => {
    anchors.length = 0
    const start = one(['---\n', '---\n', '--- # c\n', '%TAG !e! tag:e.org,2000:\n---\n', '--- &r\n'])
    const end = one(['', '', '', '...\n', '# end\n'])
    if (maybe(0.1)) return `--- ${scalar(0, 'inline')}\n${end}`
    return start + block(0, 4) + end
  }
  const block = (column: number, depth: number): string => {
    if (depth === 0 || maybe(0.1)) return `${pad(column)}${scalar(column, 'block')}\n`
    return maybe(0.6) ? map(column, depth) : list(column, depth)
  }
  const map = (column: number, depth: number): string => {
    const pairs = Array.from({ length: 1 + below(4) }, (_, index) => {
      const key = keyOf(index)
      const lead = `${comment(column)}${pad(column)}`
      if (maybe(0.04))
        return `${lead}? ${scalar(column + 2, 'inline')}\n${pad(column)}: ${scalar(column + 2, 'inline')}\n`
      if (maybe(0.06) && anchors.length > 0) return `${lead}<<: *${one(anchors)}\n`
      return `${lead}${key}${one([':', ':', ' :'])}${value(column, depth)}`
    })
    return pairs.join('')
  }
  const list = (column: number, depth: number): string =>
    Array.from({ length: 1 + below(3) }, () => {
      const lead = `${comment(column)}${pad(column)}-`
      if (maybe(0.3)) return `${lead} ${compact(column + 2, depth - 1)}`
      return `${lead}${value(column, depth)}`
    }).join('')
  /** A map or list that begins on the line of its dash. */
  const compact = (column: number, depth: number): string => block(column, Math.max(0, depth)).trimStart()
  const value = (column: number, depth: number): string => {
    if (maybe(0.08)) return one(['\n', ' # empty\n', ' ~\n', ' !!null\n'])
    if (maybe(0.06) && anchors.length > 0) return ` *${one(anchors)}${trail()}`
    const props = properties()
    if (depth > 0 && maybe(0.45)) {
      const inner = column + one([2, 2, 4, 1])
      return `${props}${trail()}${block(inner, depth - 1)}`
    }
    return `${props} ${scalar(column, 'inline')}${trail()}`.replace(/(\n) *(?:#[^\n]*)?\n$/, '$1')
  }
  const properties = () => {
    const anchor = maybe(0.1) ? ` &${name()}` : ''
    return anchor + (maybe(0.08) ? one([' !Ref', ' !Sub', ' !!str', ' !', ' !<tag:x,1:y>']) : '')
  }
  const name = () => {
    const made = one(['a', 'b', 'x1', 'base'])
    if (maybe(0.8)) anchors.push(made)
    return made
  }
  const trail = () => one(['\n', '\n', '\n', ' # why\n', '  \n'])
  const comment = (column: number) => (maybe(0.1) ? one(['\n', `${pad(column)}# c: d\n`, '# e\n']) : '')
  const keyOf = (index: number) =>
    one([
      `k${index}`,
      `k${index}`,
      `key ${index}`,
      `"q${index}"`,
      `'s''${index}'`,
      `${index}`,
      `&k${index} y${index}`,
      `[${index}]`,
      `{a: ${index}}`,
      `"\\x41${index}"`,
      `a:b${index}`,
    ])
  const scalar = (column: number, where: 'block' | 'inline'): string => {
    if (maybe(0.2)) return flow(2)
    if (maybe(0.15)) return blockScalar(where === 'block' ? column : column + 1)
    if (maybe(0.1))
      return `${one(words)}\n${pad(column + 1)}${one(words)}${maybe(0.3) ? `\n\n${pad(column + 2)}x` : ''}`
    if (maybe(0.1)) return `"${one(words)} \\\n${pad(column + 1)}  b\n\n${pad(column + 1)}c\\t"`
    if (maybe(0.1)) return `'${one(['a', "it''s", ''])}\n${pad(column + 1)}b'`
    return one(scalars)
  }
  const blockScalar = (column: number) => {
    const home = Math.max(1, column)
    const lines = Array.from({ length: below(4) }, () =>
      one([`${pad(home)}line`, `${pad(home)}  deep`, '', `${pad(home)}# no`, `${pad(home)}- x: y`]),
    )
    return `${one(['|', '>'])}${one(['', '', '-', '+'])}${maybe(0.1) ? ' # c' : ''}\n${pad(home)}first\n${lines.map((line) => `${line}\n`).join('')}`.replace(
      /\n$/,
      '',
    )
  }
  const flow = (depth: number): string => {
    if (depth === 0) return one(flowScalars)
    const gap = () => one(['', ' ', ' ', '\n   ', ' # c\n  '])
    const inner = () => (maybe(0.3) ? flow(depth - 1) : one(flowScalars))
    if (maybe(0.5))
      return `[${Array.from({ length: below(4) }, () => `${gap()}${maybe(0.15) ? `k: ${inner()}` : inner()}`).join(',')}${maybe(0.1) ? ',' : ''}${gap()}]`.replace(
        /\[\s*,\s*\]/,
        '[]',
      )
    const pairs = Array.from(
      { length: below(4) },
      (_, index) => `${gap()}${one([`k${index}: `, `"k${index}":`, `? k${index} : `, `'k${index}' : `])}${inner()}`,
    )
    return `{${pairs.join(',')}${gap()}}`
  }
  return { document, below, maybe }
}

const words = ['plain', 'two words', 'http://x.y/z', 'a#b', '-x', '?y', ':z', 'é', '😀 x', "it's", 'a "b"']
const scalars = [
  ...words,
  ...[
    '1',
    '-7',
    '0644',
    '0o17',
    '0x1F',
    '1.5',
    '.5',
    '1e3',
    '08',
    '1_000',
    '12345678901234567890',
    '.inf',
    '.nan',
    '+1',
  ],
  ...[
    'true',
    'False',
    'yes',
    'null',
    '~',
    '2026-11-27',
    '1:30',
    '<<',
    '=',
    "''",
    '""',
    "'#'",
    '"\\u00e9\\n"',
    '"a: b"',
  ],
]
const flowScalars = ['a', '1', 'b c', '"d"', "'e'", 'true', 'x:y', 'é', '""', '-1', 'http://x', '{}', '[]']

function pad(column: number): string {
  return ' '.repeat(column)
}
