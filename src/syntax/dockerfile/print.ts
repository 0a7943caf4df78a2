import { isUnknown } from '../../model/unknown.ts'
import type { Instruction } from './instruction.ts'

/** What is needed to write an instruction; one that was read will do. */
export interface Written extends Partial<Omit<Instruction, 'name' | 'heredocs' | 'inner'>> {
  readonly name: string
  readonly heredocs?: readonly { readonly name: string; readonly text: string; readonly expand?: boolean }[]
  readonly inner?: Written
  /** Lines above the instruction. */
  readonly comment?: string
}

export interface PrintOptions {
  /** The frontend that reads the file, such as `docker/dockerfile:1`. */
  readonly syntax?: string
  /** What continues a line: a backslash, or a backtick for Windows. */
  readonly joiner?: '\\' | '`'
}

/** Canonical text: a blank line between groups, chains of `&&` one command a line. */
export function printDockerfile(groups: readonly (readonly Written[])[], options: PrintOptions = {}): string {
  const syntax = options.syntax ? `# syntax=${oneLine(options.syntax)}\n` : ''
  const directives = `${syntax}${options.joiner === '`' ? '# escape=`\n' : ''}`
  const blocks = groups
    .filter((group) => group.length > 0)
    .map((group) => group.map((each) => `${printInstruction(each, options.joiner)}\n`).join(''))
  return [...(directives ? [directives] : []), ...blocks].join('\n')
}

/** Without a line end. Values are written in this order of preference: `inner`, `pairs`, `words` of a JSON array, `args`. */
export function printInstruction(written: Written, joiner = '\\'): string {
  const { name, comment, heredocs = [] } = written
  const above =
    comment === undefined
      ? ''
      : comment
          .split('\n')
          .map((line) => `# ${line}`.trimEnd())
          .join('\n')
  const head = [name.toUpperCase(), ...printFlags(written.flags), ...printArgs(written, joiner)].join(' ')
  const bodies = heredocs.map(
    ({ name: end, text }) => `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${end}`,
  )
  return [...(above ? [above] : []), head, ...bodies].join('\n')
}

export function printFlags(flags: Written['flags'] = {}): string[] {
  return Object.entries(flags).flatMap(([name, value]) =>
    value === true
      ? [`--${name}`]
      : (typeof value === 'string' ? [value] : value).map((each) => `--${name}=${quoted(each)}`),
  )
}

export function printWords(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`
}

/** In double quotes where a blank or a quote would end the word. */
export function quoted(value: string): string {
  return value !== '' && !/[\s"'\\]/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
}

function printArgs(written: Written, joiner: string): string[] {
  const { name, args, form, pairs, words, inner, heredocs = [] } = written
  if (inner) return [printInstruction({ ...inner, heredocs: [] }, joiner)]
  if (pairs && Object.keys(pairs).length > 0) {
    const each = Object.entries(pairs).map(([key, value]) => (isUnknown(value) ? key : `${key}=${quoted(value)}`))
    return [each.join(` ${joiner}\n    `)]
  }
  if (words && (form === 'exec' || args === undefined || name.toUpperCase() === 'SHELL'))
    return [form === 'shell' ? words.join(' ') : printWords(words)]
  if (args === undefined) return heredocs.map((each) => `<<${each.expand === false ? `'${each.name}'` : each.name}`)
  return [links(args).join(` ${joiner}\n    && `)]
}

/** The commands of a chain of `&&` outside quotes and brackets. */
function links(script: string): string[] {
  const found: string[] = []
  let quote = ''
  let depth = 0
  let from = 0
  for (let at = 0; at < script.length; at++) {
    const char = script.charAt(at)
    if (char === '\\' && quote !== "'") at++
    else if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'" || char === '`') quote = char
    else if (char === '(' || char === '{') depth++
    else if (char === ')' || char === '}') depth--
    else if (depth === 0 && char === '&' && script.charAt(at + 1) === '&') {
      found.push(script.slice(from, at).trim())
      from = at + 2
      at++
    }
  }
  return [...found, script.slice(from).trim()]
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
