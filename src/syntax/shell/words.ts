import type { Span } from '../../model/source.ts'
import { type Token, tokensIn } from './tokens.ts'

/** A word as it is written and as the shell would see it. */
export interface Word {
  /** Without quotes and escapes; expansions such as `$HOME` and `$(id -u)` stand as they are. */
  readonly text: string
  readonly span: Span
}

/** One simple command: `FOO=1 curl -fsSL https://…`. */
export interface Command {
  /** The name first. Empty where there are only assignments or redirections. */
  readonly words: readonly Word[]
  /** The `FOO=1` in front. */
  readonly assignments: readonly { readonly name: string; readonly value: string; readonly span: Span }[]
  readonly redirections: readonly { readonly operator: string; readonly target: string; readonly span: Span }[]
  /** Lines after `<<EOF`. */
  readonly heredocs: readonly { readonly name: string; readonly text: string; readonly span: Span }[]
  /** What stands between this command and the one before it. `\n` for a new line, `(` where a subshell begins. */
  readonly after: string
  /** How many `( )`, `{ }` and `$( )` it stands in. */
  readonly depth: number
  readonly span: Span
}

/**
 * Every simple command, in order; those inside a word (`$( )`) follow the command that the word belongs to. `if`, `then`, `do` and
 * their like are left out, and so are function names and the patterns of a `case`. Never throws.
 */
export function commandsIn(script: string): readonly Command[] {
  const commands: Command[] = []
  collect(script, { start: 0, end: script.length }, 0, commands)
  return commands
}

type Open = { -readonly [K in keyof Command]: Command[K] extends readonly (infer E)[] ? E[] : Command[K] }

const blockWords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'while',
  'until',
  'esac',
  '!',
  'time',
  '{',
  '}',
])
/** Substitutions deeper than this are not looked into. */
const deepest = 20

function collect(script: string, within: Span, depth: number, commands: Command[]): void {
  let open: Open | undefined
  let last: Open | undefined
  let inner: Span[] = []
  let after = ''
  let parentheses = 0
  const close = () => {
    if (open) commands.push(open)
    last = open ?? last
    open = undefined
    const substitutions = depth < deepest ? inner : []
    inner = []
    for (const span of substitutions) collect(script, span, depth + parentheses + 1, commands)
  }
  for (const token of tokensIn(script, within.start, within.end)) {
    if (token.type === 'operator') {
      const pattern = token.text === ')' && parentheses === 0
      if (token.text === '(' || pattern) open = undefined
      close()
      if (token.text === '(') parentheses++
      if (token.text === ')' && parentheses > 0) parentheses--
      after = token.text
    } else if (token.type === 'heredoc') {
      const owner = open ?? last
      owner?.heredocs.push({ name: token.name, text: token.text, span: token.span })
    } else {
      inner.push(...token.inner)
      if (token.type === 'word' && !open && blockWords.has(token.raw)) {
        after = token.raw
        continue
      }
      open ??= {
        words: [],
        assignments: [],
        redirections: [],
        heredocs: [],
        after,
        depth: depth + parentheses,
        span: token.span,
      }
      take(open, token)
      open.span = { start: open.span.start, end: token.span.end }
    }
  }
  close()
}

function take(open: Open, { type, text, raw, span }: Exclude<Token, { type: 'operator' | 'heredoc' }>): void {
  if (type === 'redirection') open.redirections.push({ operator: raw, target: text, span })
  else {
    const name = open.words.length === 0 ? /^([A-Za-z_]\w*)\+?=/.exec(raw)?.[1] : undefined
    if (name === undefined) open.words.push({ text, span })
    else open.assignments.push({ name, value: text.slice(text.indexOf('=') + 1), span })
  }
}
