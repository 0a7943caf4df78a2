import type { Comment, Problem, Span } from '../../model/source.ts'
import { isBlank, type Opening, openingsIn } from './heredoc.ts'
import { joined, type Logical, spanIn } from './logical.ts'

/** The lines of one instruction, joined, with the heredocs that follow it. */
export interface Statement {
  readonly logical: Logical
  readonly heredocs: readonly { readonly opening: Opening; readonly body: Logical; readonly span: Span }[]
  /** From the first letter to the end of the last line, heredocs included. */
  readonly span: Span
}

export interface Statements {
  readonly statements: readonly Statement[]
  readonly comments: readonly Comment[]
  /** Where the parser directives at the top end. */
  readonly top: number
  /** What continues a line: a backslash, unless `# escape=` says otherwise. */
  readonly joiner: string
  /** What `# syntax=` names. */
  readonly frontend?: string
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

type Fault = { readonly message: string; readonly span: Problem['place']['span'] }
type Line = { readonly start: number; readonly end: number; readonly next: number }

export function statementsIn(text: string): Statements {
  const statements: Statement[] = []
  const comments: Comment[] = []
  const problems: Fault[] = []
  const seen = new Set<string>()
  let joiner = '\\'
  let frontend: string | undefined
  let at = text.startsWith('\uFEFF') ? 1 : 0
  let top = at
  let directives = true
  while (at < text.length) {
    const line = lineAt(text, at)
    const start = firstInk(text, line)
    at = line.next
    if (text.charAt(start) === '#' && start < line.end) {
      const comment = commentAt(text, start, line.end)
      comments.push(comment)
      const directive = directives ? /^([A-Za-z][A-Za-z0-9]*)\s*=\s*(\S.*)$/.exec(comment.text) : null
      if (!directive) directives = false
      else {
        const name = directive[1]?.toLowerCase() ?? ''
        const value = directive[2] ?? ''
        top = at
        if (['escape', 'syntax', 'check'].includes(name)) {
          if (seen.has(name)) problems.push({ message: `Directive \`${name}\` is given twice`, span: comment.span })
          else if (name === 'escape' && value !== '\\' && value !== '`')
            problems.push({ message: `\`escape=${value}\`: only \\ and \` can be chosen`, span: comment.span })
          else if (name === 'escape') joiner = value
          else if (name === 'syntax') frontend = value
          seen.add(name)
        }
      }
      continue
    }
    directives = false
    if (start === line.end) continue
    const { logical, end, next } = joinedLines(text, { ...line, start }, joiner, comments)
    const heredocs: Statement['heredocs'][number][] = []
    at = next
    let last = end
    for (const opening of openingsIn(logical.text, joiner)) {
      const read = heredocAt(text, at, opening)
      heredocs.push({ opening, body: read.body, span: { start: at, end: read.end } })
      if (!read.closed)
        problems.push({
          message: `Heredoc \`${opening.name}\` is never closed; put \`${opening.name}\` on a line of its own`,
          span: spanIn(logical, opening.from, opening.to),
        })
      at = read.next
      last = Math.max(last, read.end)
    }
    statements.push({ logical, heredocs, span: { start, end: last } })
  }
  return { statements, comments, top, joiner, ...(frontend !== undefined && { frontend }), problems }
}

/** Comments and empty lines between continued lines do not count. */
function joinedLines(text: string, first: Line, joiner: string, comments: Comment[]) {
  const spans: Span[] = []
  let line = first
  let { end, next } = first
  for (;;) {
    const cut = continuation(text, line, joiner)
    spans.push({ start: line.start, end: cut ?? line.end })
    end = line.end
    next = line.next
    if (cut === undefined) break
    let following: Line | undefined
    while (!following && next < text.length) {
      const candidate = lineAt(text, next)
      const ink = firstInk(text, candidate)
      if (ink < candidate.end && text.charAt(ink) !== '#') following = candidate
      else {
        if (ink < candidate.end) comments.push(commentAt(text, ink, candidate.end))
        next = candidate.next
      }
    }
    if (!following) break
    line = following
  }
  return { logical: joined(text, spans), end, next }
}

/** Where the line's continuation mark stands; a doubled one is no mark. */
function continuation(text: string, line: Line, joiner: string): number | undefined {
  let at = line.end - 1
  while (at >= line.start && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at--
  if (at < line.start || text.charAt(at) !== joiner) return undefined
  return at > line.start && text.charAt(at - 1) === joiner ? undefined : at
}

function heredocAt(text: string, from: number, { name, strip }: Opening) {
  const spans: Span[] = []
  let at = from
  while (at < text.length) {
    const line = lineAt(text, at)
    let start = line.start
    if (strip) while (start < line.end && text.charAt(start) === '\t') start++
    if (text.slice(start, line.end) === name)
      return { body: joined(text, spans), end: line.end, next: line.next, closed: true }
    spans.push({ start, end: line.next })
    at = line.next
  }
  return { body: joined(text, spans), end: Math.max(from, text.length), next: text.length, closed: false }
}

function lineAt(text: string, start: number): Line {
  const feed = text.indexOf('\n', start)
  const next = feed < 0 ? text.length : feed + 1
  let end = feed < 0 ? text.length : feed
  while (end > start && text.charAt(end - 1) === '\r') end--
  return { start, end, next }
}

function firstInk(text: string, line: Line): number {
  let at = line.start
  while (at < line.end && isBlank(text.charAt(at))) at++
  return at
}

function commentAt(text: string, start: number, end: number): Comment {
  return { text: text.slice(start + 1, end).trim(), span: { start, end } }
}
