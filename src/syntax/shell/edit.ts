import { isMap } from '../../model/shape.ts'
import {
  type Change,
  type Edit,
  type Path,
  pathOf,
  type Refusal,
  type SourceFile,
  type Span,
  valueAt,
} from '../../model/source.ts'
import { alike, endOf } from './alike.ts'
import type { Assignment, List, Redirection, Script, Statement, Word } from './ast.ts'
import { parseScript } from './parse.ts'
import { printCommand, printWord } from './print.ts'

interface Read {
  readonly script: Script
  readonly problems: readonly unknown[]
}

export type Draft = { readonly span: Span; readonly text: string } | Refusal

/**
 * The edit, proved by reading the result again: only what the change names may be different. A word or the value of an assignment
 * is set to text, which is quoted as needed, or to `{ raw }`; a statement to a line of the shell or to `{ words }`.
 */
export function editOf(file: SourceFile, before: Read, change: Change): Edit | Refusal {
  const draft = draftOf(file.text, before.script, change)
  if ('refused' in draft) return draft
  const text = draft.text.replace(/\r?\n/g, file.text.includes('\r\n') ? '\r\n' : '\n')
  const after = parseScript(file.text.slice(0, draft.span.start) + text + file.text.slice(draft.span.end))
  const sound = after.problems.length <= before.problems.length && holds(before.script, after.script, change)
  return sound ? { file: file.path, span: draft.span, text } : { refused: 'the change would break the script' }
}

function holds(before: Script, after: Script, change: Change): boolean {
  const path = pathOf(change)
  if (path[0] === 'text') return true
  if (!alike(before, after, change)) return false
  if ('drop' in change || typeof change.to !== 'string') return true
  const value = valueAt(after, path)
  const read = isMap(value) && isMap(value.value) ? value.value : value
  return !isMap(read) || 'type' in read || (read.text === change.to && read.parts === undefined)
}

function draftOf(text: string, script: Script, change: Change): Draft {
  const path = pathOf(change)
  const index = path.at(-1)
  const owner = valueAt(script, path.slice(0, -1))
  const list = path.at(-2)
  if ('set' in change) return set(text, path, valueAt(script, path), change.to)
  if (typeof index !== 'number' || !Array.isArray(owner)) return { refused: 'only words and statements come and go' }
  if (list === 'words') {
    const words = owner as readonly Word[]
    return 'insert' in change ? insertWord(words, index, change.to) : dropWord(text, words[index])
  }
  if (list === 'assignments' || list === 'redirections') {
    const each = (owner as readonly (Assignment | Redirection)[])[index]
    if ('insert' in change || (each && 'heredoc' in each)) return { refused: 'only words and statements come and go' }
    return dropWord(text, each)
  }
  if (list !== 'list' && list !== 'body' && list !== 'otherwise')
    return { refused: 'only words and statements come and go' }
  const statements = owner as List
  return 'insert' in change
    ? insertStatement(text, statements, index, change.to)
    : dropStatement(text, statements, index)
}

function set(text: string, path: Path, target: unknown, to: unknown): Draft {
  const [first, from, to_] = path
  if (first === 'text' && typeof from === 'number' && typeof to_ === 'number')
    return typeof to === 'string'
      ? { span: { start: from, end: to_ }, text: to }
      : { refused: 'a stretch of a script is text' }
  if (!isMap(target)) return { refused: `\`${path.join('.')}\` is not there` }
  if ('after' in target) {
    const written = statementText(to)
    return written === undefined
      ? { refused: 'a statement is text or has words' }
      : { span: target.span as Span, text: written }
  }
  const word = (isMap(target.value) ? target.value : target) as unknown as Word
  if (typeof word.text !== 'string' || !isMap(word.span)) return { refused: 'only words and statements can be set' }
  const { span } = word
  const written = wordText(to, text.slice(span.start, span.end))
  return written === undefined ? { refused: 'the value cannot be written in a script' } : { span, text: written }
}

function insertWord(words: readonly Word[], index: number, to: unknown): Draft {
  const written = wordText(to)
  if (written === undefined) return { refused: 'the value cannot be written in a script' }
  const [before, last] = [words[index], words.at(-1)]
  if (before) return { span: { start: before.span.start, end: before.span.start }, text: `${written} ` }
  if (!last || index !== words.length) return { refused: 'there is no such place' }
  return { span: { start: last.span.end, end: last.span.end }, text: ` ${written}` }
}

function dropWord(text: string, word: { readonly span: Span } | undefined): Draft {
  if (!word) return { refused: 'it is not there' }
  const { start, end } = word.span
  const before = /(?:[ \t]|\\\r?\n){1,500}$/.exec(text.slice(Math.max(0, start - 500), start))?.[0].length ?? 0
  if (before > 0) return { span: { start: start - before, end }, text: '' }
  const behind = /^[ \t]{1,500}/.exec(text.slice(end, end + 500))?.[0].length ?? 0
  return { span: { start, end: end + behind }, text: '' }
}

function insertStatement(text: string, list: List, index: number, to: unknown): Draft {
  const written = statementText(to)
  const [next, last] = [list[index], list.at(-1)]
  if (written === undefined) return { refused: 'a statement is text or has words' }
  if (!last || (!next && index !== list.length)) return { refused: 'there is no such place' }
  const { start } = (next ?? last).span
  const indent = indentOf(text, start)
  if (next)
    return { span: { start, end: start }, text: indent === undefined ? `${written}; ` : `${written}\n${indent}` }
  const { end, heredocs } = endOf(last, text)
  if (indent === undefined && heredocs) return { refused: 'a heredoc stands in between' }
  const at = { start: end, end }
  return { span: at, text: indent === undefined ? `; ${written}` : `\n${indent}${written}` }
}

function dropStatement(text: string, list: List, index: number): Draft {
  const [before, dropped, next] = [list[index - 1], list[index], list[index + 1]] as const
  if (!dropped) return { refused: 'it is not there' }
  const { end, heredocs } = endOf(dropped, text)
  const lineEnd = /^[ \t;]*(?:\r?\n|$)/.exec(text.slice(end, end + 500))?.[0]
  const indent = indentOf(text, dropped.span.start)
  if (indent !== undefined && lineEnd !== undefined && isLine(dropped) && (!next || isLine(next)))
    return { span: { start: dropped.span.start - indent.length, end: end + lineEnd.length }, text: '' }
  if (heredocs || (before && endOf(before, text).heredocs)) return { refused: 'a heredoc stands in between' }
  if (before) return { span: { start: before.span.end, end }, text: '' }
  return next
    ? { span: { start: dropped.span.start, end: next.span.start }, text: '' }
    : { refused: 'nothing else stands there' }
}

/** Not part of a chain with what stands before it. */
function isLine({ after }: Statement): boolean {
  return after === '' || after === '\n' || after === ';' || after === '&'
}

/** The blanks before what stands first on its line. */
function indentOf(text: string, start: number): string | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return /^\s*$/.test(line) ? line : undefined
}

function wordText(to: unknown, example?: string): string | undefined {
  if (typeof to === 'string' || typeof to === 'number') return printWord(String(to), example)
  return isMap(to) && typeof to.raw === 'string' ? to.raw : undefined
}

function statementText(to: unknown): string | undefined {
  if (typeof to === 'string') return to
  const words = isMap(to) && Array.isArray(to.words) ? to.words : []
  return words.length > 0 && words.every((word) => typeof word === 'string') ? printCommand(words) : undefined
}
