/** `github.event.commits[0].message` as its steps; `*` stands for what is computed or for all. */
export type Reference = readonly string[]

/** What an expression of GitHub Actions reads. Names keep their case, though GitHub compares them without it. */
export function referencesIn(expression: string): readonly Reference[] {
  const tokens = tokensOf(expression)
  const found: Reference[] = []
  read(tokens, 0, tokens.length, found)
  return found
}

type Token = { readonly kind: 'name' | 'text' | 'mark'; readonly text: string }

function tokensOf(expression: string): readonly Token[] {
  return [...expression.matchAll(/'((?:[^']|'')*)'|([A-Za-z_][\w-]*)|(\d[\w.]*)|([^\s])/g)].map(
    ([, quoted, name, number, mark = '']) => {
      if (quoted !== undefined) return { kind: 'text', text: quoted.replaceAll("''", "'") }
      if (name !== undefined) return { kind: 'name', text: name }
      return number === undefined ? { kind: 'mark', text: mark } : { kind: 'text', text: number }
    },
  )
}

function read(tokens: readonly Token[], from: number, to: number, found: Reference[]): void {
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (
      token?.kind !== 'name' ||
      isMark(tokens[at + 1], '(') ||
      isMark(tokens[at - 1], '.') ||
      constants.has(token.text.toLowerCase())
    )
      continue
    const steps = [token.text]
    for (at++; at < to; ) {
      const next = tokens[at + 1]
      if (isMark(tokens[at], '.') && next && (next.kind === 'name' || next.text === '*')) {
        steps.push(next.text)
        at += 2
      } else if (isMark(tokens[at], '[')) {
        const end = closing(tokens, at, to)
        if (end === at + 2) steps.push(next?.kind === 'text' ? next.text : '*')
        else steps.push('*')
        if (!(end === at + 2 && next?.kind === 'text')) read(tokens, at + 1, end, found)
        at = end + 1
      } else break
    }
    found.push(steps)
    at--
  }
}

const constants = new Set(['true', 'false', 'null', 'nan', 'infinity'])

function isMark(token: Token | undefined, text: string): boolean {
  return token?.kind === 'mark' && token.text === text
}

function closing(tokens: readonly Token[], open: number, to: number): number {
  let depth = 0
  for (let at = open; at < to; at++) {
    if (isMark(tokens[at], '[')) depth++
    else if (isMark(tokens[at], ']') && --depth === 0) return at
  }
  return to
}
