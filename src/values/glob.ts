/**
 * Whether a path (with `/`) matches any of the globs. `*` and `?` stay inside one segment and match dots, `**` is any
 * number of segments (at the end: at least one), `{a,b}` is either, and a segment `!(x)` is any that `x` does not match. Time is bounded by path length times glob length.
 */
export function matchesGlob(path: string, globs: string | readonly string[]): boolean {
  for (const glob of typeof globs === 'string' ? [globs] : globs)
    for (const matches of compiled(glob)) if (matches(path)) return true
  return false
}

type Pattern = readonly string[]
type Matcher = (path: string) => boolean

const cache = new Map<string, readonly Matcher[]>()
const mostAlternatives = 1000

function compiled(glob: string): readonly Matcher[] {
  const known = cache.get(glob)
  if (known) return known
  const made = alternativesOf(glob.replace(/^\.\//, '')).map((each) => matcherOf(endOpen(each.split('/'))))
  cache.set(glob, made)
  return made
}

/** Every file is asked about every glob: the name of the file decides most of them, and quickly. */
function matcherOf(pattern: Pattern): Matcher {
  const fits = segmentMatcher(pattern.at(-1) ?? '')
  const outer = pattern.slice(0, -1)
  const anywhere = outer.length === 1 && outer[0] === '**'
  return (path) => {
    const slash = path.lastIndexOf('/')
    if (!fits(slash < 0 ? path : path.slice(slash + 1))) return false
    return anywhere || matchesSegments(slash < 0 ? [] : path.slice(0, slash).split('/'), outer)
  }
}

/** A pattern of one segment; with one star, or a star at either end, it is no more than a look at the ends. */
function segmentMatcher(pattern: string): Matcher {
  if (pattern === '*') return () => true
  if (pattern.startsWith('!(') && pattern.endsWith(')')) {
    const inner = segmentMatcher(pattern.slice(2, -1))
    return (text) => !inner(text)
  }
  const parts = pattern.split('*')
  const [before = '', middle = '', after] = parts
  if (pattern.includes('?') || parts.length > 3) return (text) => matchesSegment(text, pattern)
  if (parts.length === 1) return (text) => text === pattern
  if (parts.length === 2)
    return (text) => text.length >= pattern.length - 1 && text.startsWith(before) && text.endsWith(middle)
  return before === '' && after === '' ? (text) => text.includes(middle) : (text) => matchesSegment(text, pattern)
}

/** `a/**` wants something below `a`. */
function endOpen(pattern: Pattern): Pattern {
  return pattern.at(-1) === '**' ? [...pattern, '*'] : pattern
}

/** A glob with unbalanced braces is literal; one with more alternatives than anybody writes matches nothing. */
function alternativesOf(glob: string): readonly string[] {
  const done: string[] = []
  const open = [glob]
  while (open.length > 0) {
    const next = open.pop() ?? ''
    const group = innermostGroup(next)
    if (!group) done.push(next)
    else for (const choice of group.choices) open.push(group.before + choice + group.after)
    if (done.length + open.length > mostAlternatives) return []
  }
  return done
}

function innermostGroup(glob: string) {
  const end = glob.indexOf('}')
  const start = glob.lastIndexOf('{', end)
  if (end < 0 || start < 0) return undefined
  return { before: glob.slice(0, start), choices: glob.slice(start + 1, end).split(','), after: glob.slice(end + 1) }
}

function matchesSegments(segments: Pattern, pattern: Pattern): boolean {
  return matchesSequence(segments.length, pattern.length, {
    isStar: (at) => pattern[at] === '**',
    fits: (at, patternAt) => matchesSegment(segments[at] ?? '', pattern[patternAt] ?? ''),
  })
}

function matchesSegment(text: string, pattern: string): boolean {
  if (pattern === '*' || text === pattern) return true
  if (pattern.startsWith('!(') && pattern.endsWith(')')) return !matchesSegment(text, pattern.slice(2, -1))
  if (!pattern.includes('*') && !pattern.includes('?')) return false
  return matchesSequence(text.length, pattern.length, {
    isStar: (at) => pattern[at] === '*',
    fits: (at, patternAt) => pattern[patternAt] === '?' || pattern[patternAt] === text[at],
  })
}

interface Items {
  isStar(patternAt: number): boolean
  fits(at: number, patternAt: number): boolean
}

/** Only the last star ever has to give: an earlier one has matched as little as it can already. */
function matchesSequence(length: number, patternLength: number, items: Items): boolean {
  let at = 0
  let patternAt = 0
  let star = -1
  let resume = 0
  while (at < length) {
    if (patternAt < patternLength && items.isStar(patternAt)) {
      star = patternAt++
      resume = at
    } else if (patternAt < patternLength && items.fits(at, patternAt)) {
      at++
      patternAt++
    } else if (star >= 0) {
      patternAt = star + 1
      at = ++resume
    } else return false
  }
  while (patternAt < patternLength && items.isStar(patternAt)) patternAt++
  return patternAt === patternLength
}
