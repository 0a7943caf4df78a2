import type { Comment, Span } from '../../model/source.ts'
import type { Heredoc, List, Word } from './ast.ts'

/** A script on its way to its statements. */
export interface Reading {
  readonly text: string
  /** Where the text begins in the script, or where each of its characters stands if escapes were taken out of it. */
  readonly origin: number | readonly number[]
  at: number
  /** How deep in brackets, blocks and substitutions. */
  depth: number
  /** What ends the lists that are open, the innermost last. */
  awaited: readonly (readonly string[])[]
  /** Heredocs whose lines begin after this one. */
  pending: Pending[]
  readonly findings: Findings
  /** What words, lists and blocks need of each other. */
  readonly grammar: Grammar
}

export interface Findings {
  readonly problems: { readonly message: string; readonly span: Span }[]
  readonly comments: Comment[]
  /** How often a quote that is never closed may still be taken for one that ends with its line. */
  patience: number
}

export interface Grammar {
  list(reading: Reading, closers: readonly string[]): List
  word(reading: Reading): Word
  /** The text of a heredoc or of an arithmetic expression, where quotes mean nothing. */
  text(reading: Reading, end: number): Word
}

export interface Pending {
  readonly heredoc: { -readonly [K in keyof Heredoc]: Heredoc[K] }
  readonly strip: boolean
  /** Where it was opened. */
  readonly opening: Span
}

export const deepest = 120
/** How far the end of an expression or of a hole is looked for. */
export const longest = 8000

export function readingOf(
  text: string,
  grammar: Grammar,
  findings: Findings = { problems: [], comments: [], patience: 3 },
  origin: Reading['origin'] = 0,
  depth = 0,
): Reading {
  return { text, origin, at: 0, depth, awaited: [], pending: [], findings, grammar }
}

export function spanFrom(reading: Reading, start: number, end = reading.at): Span {
  const { origin } = reading
  if (typeof origin === 'number') return { start: origin + start, end: origin + Math.max(start, end) }
  const first = origin[start] ?? origin.at(-1) ?? 0
  return { start: first, end: end > start ? (origin[end - 1] ?? first) + 1 : first }
}

export function complain(reading: Reading, message: string, start: number, end = reading.at): void {
  reading.findings.problems.push({ message, span: spanFrom(reading, start, end) })
}

/** What stands in brackets: lists of it end with the bracket alone. */
export function bracketed<T>(reading: Reading, read: () => T): T {
  const { awaited, pending } = reading
  reading.awaited = []
  reading.pending = []
  reading.depth++
  const found = read()
  for (const { heredoc, opening } of reading.pending)
    reading.findings.problems.push({ message: `Heredoc \`${heredoc.name}\` has no lines`, span: opening })
  reading.depth--
  reading.awaited = awaited
  reading.pending = pending
  return found
}

/** Blanks, continued lines and comments. Only where a word may begin. */
export function skipBlanks(reading: Reading): void {
  const { text } = reading
  for (;;) {
    const code = text.charCodeAt(reading.at)
    if (code === space || code === tab) reading.at++
    else if (code === hash) {
      const start = reading.at
      reading.at = lineEnd(text, start)
      let end = reading.at
      while (end > start && text.charCodeAt(end - 1) === carriage) end--
      reading.findings.comments.push({ text: text.slice(start + 1, end).trim(), span: spanFrom(reading, start, end) })
    } else if (code === carriage && isLineEnd(text, reading.at)) reading.at++
    else if (code === backslash && isLineEnd(text, reading.at + 1))
      reading.at = Math.min(text.length, lineEnd(text, reading.at) + 1)
    else return
  }
}

/** Whether only `\r` and `\n`, or nothing, stands here. */
export function isLineEnd(text: string, at: number): boolean {
  let code = text.charCodeAt(at)
  if (code === carriage) code = text.charCodeAt(at + 1)
  return code === feed || (at >= text.length - 1 && Number.isNaN(code))
}

export function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  return found < 0 ? text.length : found
}

/** True at what ends a word: a blank, a line end, `;`, `&`, `|`, a bracket, `<`, `>`, or the end of the text. */
export function endsWord(code: number): boolean {
  return Number.isNaN(code) || (code < 128 && enders[code] === 1)
}

export const tab = 9
export const feed = 10
export const carriage = 13
export const space = 32
export const hash = 35
export const backslash = 92

const enders = new Uint8Array(128)
for (const char of ' \t\n\r;&|()<>') enders[char.charCodeAt(0)] = 1
