import type { Span } from '../../../model/source.ts'
import type { Tape, Writer } from './tape.ts'

export interface Flaw {
  readonly message: string
  readonly span: Span
  /** Where the other part of it stands, such as the first of two equal keys. */
  readonly other?: number
}

export interface Anchor {
  readonly node: number
  readonly value: unknown
  /** Nodes that it unfolds into; none while it is still being read. */
  readonly size: number | undefined
}

/** Where reading has come to, and what was met on the way. */
export interface Reading extends Writer {
  /** Line breaks in it are line feeds, with or without a carriage return before them. */
  readonly text: string
  at: number
  /** Where the line that `at` is on begins. */
  line: number
  depth: number
  /** The innermost bracket that is open. */
  bracket: number
  readonly flaws: Flaw[]
  /** Flaws of the documents before. */
  flawed: number
  readonly anchors: Map<string, Anchor>
  /** Handles of `%TAG`, and what they stand for. */
  readonly handles: Map<string, string>
  /** Keys that came into maps through merges: the map's own ones overrule them. */
  readonly merged: Map<object, Set<string>>
  /** Values that aliases unfold into. */
  unfolded: number
  /** Starts and ends of comments, where they are asked for. */
  readonly comments: number[] | undefined
}

export function begin(text: string, tape: Tape = new Int32Array(3), comments?: number[]): Reading {
  return {
    text,
    at: 0,
    line: 0,
    depth: 0,
    bracket: 0,
    flaws: [],
    flawed: 0,
    anchors: new Map(),
    handles: new Map(),
    merged: new Map(),
    unfolded: 0,
    comments,
    tape,
    top: 0,
  }
}

/** Thrown by `fail`, and by nothing else. */
export const abandoned = new Error('YAML could not be read here')

/** Gives up on the document. */
export function fail(reading: Reading, message: string, start = reading.at, end = start + 1): never {
  report(reading, message, start, end)
  throw abandoned
}

/** Flaws of one document, above which they are not told. */
const most = 20

export function report({ flaws, flawed, text }: Reading, message: string, start: number, end: number, other?: number) {
  if (flaws.length - flawed >= most) return
  const span = { start: Math.min(start, text.length), end: Math.min(end, text.length) }
  flaws.push({ message, span, ...(other !== undefined && { other }) })
}

export function found({ text, at }: Reading): string {
  const point = text.codePointAt(at)
  if (point === undefined) return 'the end of the file'
  return point === 10 || point === 13 ? 'the end of the line' : `\`${String.fromCodePoint(point)}\``
}
