import type { Comment, Span } from '../../model/source.ts'
import type { Script, Word } from './ast.ts'
import { interpreterOf } from './interpreter.ts'
import { readList } from './list.ts'
import { type Grammar, readingOf } from './reading.ts'
import { readText, readWord } from './word.ts'

export interface Parsed {
  readonly script: Script
  readonly comments: readonly Comment[]
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

/** Reads POSIX sh and bash alike. Never throws: what is wrong is a problem, and the rest is still read. */
export function parseScript(text: string): Parsed {
  const interpreter = interpreterOf(text)
  const reading = readingOf(text, grammar)
  if (text.startsWith('\uFEFF')) reading.at = 1
  const list = readList(reading, [])
  for (const { heredoc, opening } of reading.pending)
    reading.findings.problems.push({ message: `Heredoc \`${heredoc.name}\` has no lines`, span: opening })
  const { comments, problems } = reading.findings
  return { script: { ...(interpreter && { interpreter }), list }, comments, problems }
}

/** Text as if in double quotes: what is replaced in it counts, quotes do not. */
export function parseText(text: string): Word {
  return readText(readingOf(text, grammar), text.length)
}

const grammar: Grammar = { list: readList, word: readWord, text: readText }
