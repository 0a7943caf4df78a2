/** The opening of a heredoc in a joined line: `<<EOF`, `3<<-"EOF"`. */
export interface Opening {
  readonly name: string
  readonly expand: boolean
  /** `<<-`: leading tabs of its lines do not count. */
  readonly strip: boolean
  readonly from: number
  readonly to: number
}

/** Only ADD, COPY and RUN have heredocs, also behind ONBUILD. */
export function openingsIn(text: string, joiner: string): Opening[] {
  if (!text.includes('<<') || !/^(?:ONBUILD\s+)?(?:ADD|COPY|RUN)\s/i.test(text)) return []
  const openings: Opening[] = []
  for (const [from, to] of wordsIn(text, 0, text.length, joiner)) {
    const match = /^\d*<<(-?)([^<]+)$/.exec(text.slice(from, to))
    if (!match) continue
    const written = match[2] ?? ''
    const name = written.replace(/["'\\]/g, '')
    if (name) openings.push({ name, expand: name === written, strip: match[1] === '-', from, to })
  }
  return openings
}

/** Words between blanks, where quotes hold blanks together. */
export function* wordsIn(text: string, from: number, to: number, joiner: string): Generator<[number, number]> {
  let at = from
  while (at < to) {
    while (at < to && isBlank(text.charAt(at))) at++
    const start = at
    let quote = ''
    while (at < to && (quote || !isBlank(text.charAt(at)))) {
      const char = text.charAt(at)
      if (char === joiner && quote !== "'" && at + 1 < to) at++
      else if (char === quote) quote = ''
      else if (!quote && (char === '"' || char === "'")) quote = char
      at++
    }
    if (at > start) yield [start, at]
  }
}

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\v' || char === '\f'
}
