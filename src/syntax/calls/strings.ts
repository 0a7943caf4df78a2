/** How a language of calls writes comments and texts. */
export interface Dialect {
  readonly comment: readonly string[]
  /** Comments between slashes and stars. */
  readonly block: boolean
  /** `<<~TEXT`, `%w[]` and `:symbol`, as in Ruby. */
  readonly heredocs: boolean
  /** What begins a hole in a text in double quotes. */
  readonly hole: RegExp
  /** Blocks between `do` and `end`. */
  readonly ends: boolean
}

export const ruby: Dialect = { comment: ['#'], block: false, heredocs: true, hole: /#\{/, ends: true }
export const groovy: Dialect = {
  comment: ['//', '#!'],
  block: true,
  heredocs: false,
  hole: /\$[{A-Za-z_]/,
  ends: false,
}

/** Characters of a text with a hole in it that is never closed. */
const longestHole = 2_000

/** The text that begins at an offset: what it says, whether something in it is only known when it runs, and where it ends. */
export function closingOf(text: string, at: number, { hole }: Dialect) {
  const quote = text[at] ?? ''
  const triple = quote.repeat(3)
  if (quote !== '/' && text.startsWith(triple, at)) {
    const close = text.indexOf(triple, at + 3)
    const inner = close < 0 ? undefined : text.slice(at + 3, close)
    return inner === undefined ? undefined : { text: inner, open: quote === '"' && hole.test(inner), end: close + 3 }
  }
  let end = at + 1
  let depth = 0
  for (; end < text.length; end++) {
    const letter = text[end]
    if (depth > 0 && end - at > longestHole) return undefined
    if (letter === '\\') end++
    else if (letter === '\n' && (quote !== '"' || depth === 0)) return undefined
    else if (quote === '"' && letter === '{' && /[$#]/.test(text[end - 1] ?? '')) depth++
    else if (depth > 0 && letter === '{') depth++
    else if (depth > 0 && letter === '}') depth--
    else if (letter === quote && depth === 0) break
  }
  if (end >= text.length) return undefined
  const inner = text.slice(at + 1, end)
  const open = quote === '/' || (quote === '"' && hole.test(inner))
  return { text: open ? inner : unescaped(inner, quote), open, end: end + 1 }
}

/** Where a text that stands in the lines below begins and ends. `missing` remembers which ends the rest of the text lacks. */
export function heredocEnd(text: string, at: number, missing: Set<string>) {
  const [head, loose = '', quoted, bare] =
    /^<<([~-]?)(?:["']([A-Z_]{1,40})["']|([A-Z_]{1,40}))/.exec(text.slice(at, at + 50)) ?? []
  const name = quoted ?? bare
  const feed = text.indexOf('\n', at)
  if (head === undefined || name === undefined || feed < 0 || missing.size > 50 || missing.has(loose + name))
    return undefined
  for (let line = feed + 1; line < text.length; ) {
    const next = text.indexOf('\n', line)
    const end = next < 0 ? text.length : next
    const content = text.slice(line, end).replace(/\r$/, '')
    if ((loose ? content.trim() : content) === name) return { end: at + head.length, from: feed + 1, to: end }
    line = end + 1
  }
  missing.add(loose + name)
  return undefined
}

const letters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

function unescaped(text: string, quote: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(.)/gs, (whole, letter: string) =>
    letter === quote || letter === '\\' ? letter : quote === "'" ? whole : (letters[letter] ?? letter),
  )
}
