/** What a regular expression says, as a tree. */
export type Tree =
  | { readonly is: 'set'; readonly ranges: readonly Range[]; readonly not: boolean; readonly fold: boolean }
  | { readonly is: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly is: 'all'; readonly of: readonly Tree[] }
  | { readonly is: 'any'; readonly of: readonly Tree[] }
  | { readonly is: 'times'; readonly of: Tree; readonly least: number; readonly most: number }

/** Code points from the first to the last. */
export type Range = readonly [number, number]

export function treeOf(source: string): Tree | undefined {
  const parser: Parser = { source, at: 0, fold: false, dotAll: false }
  const tree = alternation(parser, 0)
  return parser.at < source.length ? undefined : tree
}

interface Parser {
  readonly source: string
  at: number
  fold: boolean
  dotAll: boolean
}

function alternation(parser: Parser, depth: number): Tree | undefined {
  if (depth > 200) return undefined
  const options: Tree[] = []
  for (;;) {
    const parts: Tree[] = []
    while (parser.at < parser.source.length && !'|)'.includes(parser.source[parser.at] ?? '')) {
      const part = repeated(parser, depth)
      if (!part) return undefined
      parts.push(part)
    }
    options.push({ is: 'all', of: parts })
    if (parser.source[parser.at] !== '|') return { is: 'any', of: options }
    parser.at++
  }
}

function repeated(parser: Parser, depth: number): Tree | undefined {
  let tree = atom(parser, depth)
  for (;;) {
    const found = /^(?:[*+?]|\{(\d{1,4})(,(\d{0,4}))?\})\??/.exec(parser.source.slice(parser.at, parser.at + 14))
    if (!tree || !found) return tree
    parser.at += found[0].length
    const [sign, low, comma, high] = found
    const least = low === undefined ? (sign.startsWith('+') ? 1 : 0) : Number(low)
    const most =
      low !== undefined
        ? comma
          ? high
            ? Number(high)
            : Number.POSITIVE_INFINITY
          : least
        : sign.startsWith('?')
          ? 1
          : Number.POSITIVE_INFINITY
    if (least > 1000 || (most !== Number.POSITIVE_INFINITY && (most > 1000 || most < least))) return undefined
    tree = { is: 'times', of: tree, least, most }
  }
}

function atom(parser: Parser, depth: number): Tree | undefined {
  const { source } = parser
  const character = String.fromCodePoint(source.codePointAt(parser.at) ?? 0)
  parser.at += character.length
  if (character === '(') return group(parser, depth)
  if (character === '[') return bracket(parser)
  if (character === '.') return { is: 'set', ranges: parser.dotAll ? [] : [[10, 10]], not: true, fold: false }
  if (character === '^') return { is: 'start' }
  if (character === '$') return { is: 'end' }
  if ('*+?'.includes(character)) return undefined
  if (character !== '\\') return one(character, parser)
  const letter = source[parser.at++] ?? ''
  const edge = { A: 'start', z: 'end', b: 'boundary', B: 'inside' } as const
  if (Object.hasOwn(edge, letter)) return { is: edge[letter as keyof typeof edge] }
  const kind = classes[letter.toLowerCase()]
  if (kind) return { is: 'set', ranges: kind, not: letter !== letter.toLowerCase(), fold: false }
  if (letter in controls) return one(controls[letter] ?? '', parser)
  return /[^\w]/.test(letter) ? one(letter, parser) : undefined
}

function one(character: string, { fold }: Parser): Tree {
  const code = character.codePointAt(0) ?? 0
  return { is: 'set', ranges: [[code, code]], not: false, fold }
}

function group(parser: Parser, depth: number): Tree | undefined {
  const before = { fold: parser.fold, dotAll: parser.dotAll }
  const head = /^\?(?:P?<\w+>|([is]*)(:|\)))/.exec(parser.source.slice(parser.at, parser.at + 100))
  if (!head && parser.source[parser.at] === '?') return undefined
  parser.at += head?.[0].length ?? 0
  if (head?.[1]?.includes('i')) parser.fold = true
  if (head?.[1]?.includes('s')) parser.dotAll = true
  if (head?.[2] === ')') return { is: 'all', of: [] }
  const tree = alternation(parser, depth + 1)
  Object.assign(parser, before)
  if (!tree || parser.source[parser.at] !== ')') return undefined
  parser.at++
  return tree
}

function bracket(parser: Parser): Tree | undefined {
  const { source } = parser
  const not = source[parser.at] === '^'
  if (not) parser.at++
  const ranges: Range[] = []
  for (let first = true; first || source[parser.at] !== ']'; first = false) {
    if (parser.at >= source.length) return undefined
    const named = /^\[:(\w+):\]/.exec(source.slice(parser.at, parser.at + 12))
    const kind = named
      ? posix[named[1] ?? '']
      : source[parser.at] === '\\'
        ? classes[source[parser.at + 1] ?? '']
        : undefined
    if (named && !kind) return undefined
    if (kind) {
      ranges.push(...kind)
      parser.at += named ? named[0].length : 2
      continue
    }
    const low = bound(parser)
    let high = low
    if (source[parser.at] === '-' && source[parser.at + 1] !== ']') {
      parser.at++
      high = bound(parser)
    }
    if (low === undefined || high === undefined || high < low) return undefined
    ranges.push([low, high])
  }
  parser.at++
  return { is: 'set', ranges, not, fold: parser.fold }
}

function bound(parser: Parser): number | undefined {
  const code = parser.source.codePointAt(parser.at)
  if (code === undefined) return undefined
  parser.at += code > 0xffff ? 2 : 1
  if (code !== 92) return code
  const letter = parser.source[parser.at++] ?? ''
  if (Object.hasOwn(controls, letter)) return controls[letter]?.codePointAt(0)
  return /[^\w]/.test(letter) ? letter.codePointAt(0) : undefined
}

const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' }
const digit: readonly Range[] = [[48, 57]]
const lower: readonly Range[] = [[97, 122]]
const upper: readonly Range[] = [[65, 90]]
const space: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
]
const classes: Readonly<Record<string, readonly Range[]>> = {
  d: digit,
  s: space,
  w: [...digit, ...lower, ...upper, [95, 95]],
}
const posix: Readonly<Record<string, readonly Range[]>> = {
  alnum: [...digit, ...lower, ...upper],
  alpha: [...lower, ...upper],
  digit,
  lower,
  upper,
  space,
  word: [...digit, ...lower, ...upper, [95, 95]],
}
