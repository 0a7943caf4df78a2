import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { interpreterOf, isShell } from '../../src/syntax/shell/interpreter.ts'
import { parseScript } from '../../src/syntax/shell/parse.ts'
import { commandsOf } from '../../src/syntax/shell/words.ts'
import type { Referee, Verdict } from './referee.ts'
import { goAbsent, reportsOf } from './walk/reports.ts'

/** Simple commands and the places of their words, as mvdan.cc/sh finds them; where the two disagree on what is a script at all, bash decides. */
export const referee: Referee = {
  title: 'Shell scripts against mvdan.cc/sh',
  absent: goAbsent,
  async *compare(directory) {
    for await (const report of reportsOf<Report>('shell', scriptsUnder(directory)))
      yield { what: relative(directory, report.path), ...judge(report) }
  },
}

interface Report {
  readonly path: string
  readonly error?: string
  readonly commands: readonly { readonly words: readonly Bytes[]; readonly assigns: readonly Bytes[] }[]
}

/** Where something begins and ends, counted in bytes. */
type Bytes = readonly [start: number, end: number]

function judge({ path, error, commands }: Report): Omit<Verdict, 'what'> {
  const bytes = readFileSync(path)
  const text = bytes.toString('utf8')
  const { script, problems } = parseScript(text)
  const [problem] = problems
  if (error !== undefined || problem) {
    const ours = problem && `line ${text.slice(0, problem.span.start).split('\n').length}: ${problem.message}`
    if (error !== undefined && problem) return { is: 'refused by both' }
    const accepts = spawnSync('bash', ['-n', path], { encoding: 'utf8' })
    const refused = accepts.status !== 0 || accepts.stderr.includes('warning')
    if (refused === (problem !== undefined))
      return { is: 'explained', because: `bash says so too: ${ours ?? error?.replace(path, '')}` }
    return { is: 'different', because: ours ?? `only mvdan.cc/sh refuses: ${error?.replace(path, '')}` }
  }
  const offsetOf = offsetsIn(bytes, text)
  const theirs = commands.map(({ words, assigns }) =>
    [...assigns, ...words].map(([start, end]) => {
      // It counts the mark of a continued line to an unquoted word, and not to a quoted one; we never do.
      const written = text.slice(offsetOf(start), offsetOf(end)).replace(/(?:\\\r?\n)+$/, '')
      return `${offsetOf(start)}-${offsetOf(start) + written.length}`
    }),
  )
  // It reads `let` as arithmetic.
  const mine = commandsOf(script.list)
    .filter(({ words }) => words[0]?.text !== 'let')
    .map(({ words, assignments }) => [...assignments, ...words].map(({ span }) => `${span.start}-${span.end}`))
  const known = new Set(mine.map(String))
  const wanted = new Set(theirs.map(String))
  wanted.delete('')
  known.delete('')
  const missing = [...wanted].find((each) => !known.has(each))
  const extra = [...known].find((each) => !wanted.has(each))
  if (missing === undefined && extra === undefined) return { is: 'equal' }
  const [first, last] = [missing?.split(/[-,]/)[0], missing?.split(/[-,]/).at(-1)].map(Number)
  if (/\\\n[ \t]*#/.test(text.slice(first, last)))
    return { is: 'explained', because: 'a comment behind a continued line ends the command, in bash too' }
  const shown = (spans: string | undefined) =>
    spans
      ?.split(',')
      .map((span) => JSON.stringify(text.slice(...(span.split('-').map(Number) as [number, number]))))
      .join(' ')
  return { is: 'different', because: `theirs ${shown(missing)}, ours ${shown(extra)}` }
}

/** Bytes to UTF-16 code units. */
function offsetsIn(bytes: Buffer, text: string): (at: number) => number {
  if (bytes.length === text.length) return (at) => at
  return (at) => bytes.subarray(0, at).toString('utf8').length
}

function scriptsUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /\.(?:sh|bash)$/.test(path) || !/\.[^/]*$/.test(path))
    .filter((path) => {
      const text = readFileSync(path, 'utf8')
      const interpreter = interpreterOf(text)
      if (text.includes('\0')) return false
      return interpreter ? isShell(interpreter.name) : /\.(?:sh|bash)$/.test(path)
    })
    .sort()
}
