import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Tree } from '../../src/model/source.ts'
import { isUnknown } from '../../src/model/unknown.ts'
import { dockerfile } from '../../src/syntax/dockerfile/dockerfile.ts'
import type { Instruction } from '../../src/syntax/dockerfile/instruction.ts'
import { isDockerfile } from '../../src/syntax/dockerfile/recognize.ts'
import type { Referee, Verdict } from './referee.ts'
import { goAbsent, reportsOf } from './walk/reports.ts'

/** Instructions with their lines, flags, arguments and heredocs, as BuildKit's parser reads them; what it then refuses, we complain about. */
export const referee: Referee = {
  title: "Dockerfiles against BuildKit's parser",
  absent: goAbsent,
  async *compare(directory) {
    for await (const report of reportsOf<Report>('docker', dockerfilesUnder(directory)))
      yield { what: relative(directory, report.path), ...judge(report) }
  },
}

interface Report {
  readonly path: string
  /** It cannot be parsed, or what was parsed makes no sense. */
  readonly error?: string
  readonly refused?: string
  readonly instructions: readonly {
    readonly name: string
    readonly start: number
    readonly end: number
    readonly flags: readonly string[] | null
    readonly args: readonly string[]
    readonly json: boolean
    readonly heredocs: readonly { readonly name: string; readonly expand: boolean; readonly content: string }[]
  }[]
}

function judge({ path, error, refused, instructions }: Report): Omit<Verdict, 'what'> {
  const text = readFileSync(path, 'utf8')
  const tree = dockerfile.parse({ path, text })
  const data = tree.data as readonly Instruction[]
  const [problem] = tree.problems
  const theirs = error ?? refused
  if (theirs !== undefined || problem) {
    if (theirs !== undefined && (problem || !isDockerfile(path, data))) return { is: 'refused by both' }
    if (theirs?.includes('no instructions')) return { is: 'explained', because: 'nothing in an empty file is wrong' }
    return {
      is: 'different',
      because: theirs ? `only BuildKit refuses: ${theirs}` : `only we refuse: ${problem?.message}`,
    }
  }
  const mine = data.map((each, index) => ours(tree, each, index))
  const wanted = instructions.map(said)
  for (const [index, each] of wanted.entries())
    if (each !== mine[index]) return { is: 'different', because: `theirs ${each}, ours ${mine[index]}` }
  return mine.length === wanted.length ? { is: 'equal' } : { is: 'different', because: 'we read more instructions' }
}

function said({ name, start, end, flags, args, json, heredocs }: Report['instructions'][number]): string {
  const lower = name.toLowerCase()
  const pairs = lower === 'env' || lower === 'label'
  const words = pairs ? args.filter((_, index) => index % 3 !== 2) : args
  const bodies = heredocs.map(({ name: delimiter, expand, content }) => [delimiter, expand, content])
  return JSON.stringify([
    lower,
    start,
    end,
    [...(flags ?? [])].sort(),
    lower === 'healthcheck' || lower === 'onbuild' ? '' : lower === 'arg' ? words.toSorted() : words,
    json,
    bodies,
  ])
}

function ours(tree: Tree, instruction: Instruction, index: number): string {
  const { text } = tree.file
  const { name, args, flags, form, words, pairs, heredocs, inner } = instruction
  const { span } = tree.placeOf([index])
  const line = (at: number) => text.slice(0, at).split('\n').length
  const lower = name.toLowerCase()
  const raw = (path: readonly (string | number)[], part?: 'key' | 'value') => {
    const { start, end } = tree.placeOf([index, ...path], part).span
    return text.slice(start, end).replace(/[\\`][ \t]*\r?\n(?:[ \t]*(?:#.*)?\r?\n)*/g, '')
  }
  const given = pairs
    ? Object.entries(pairs).flatMap(([key, value]) => {
        const name = raw(['pairs', key], 'key')
        // Names that are numbers come first in a map.
        if (lower === 'arg') return isUnknown(value) ? [name] : [`${name}=${raw(['pairs', key])}`]
        return [name, raw(['pairs', key])]
      })
    : (words ?? [args])
  const exec = form === 'exec' || ((lower === 'shell' || lower === 'volume') && args.startsWith('['))
  const list = Object.entries(flags).flatMap(([flag, value]) =>
    value === true ? [`--${flag}`] : (typeof value === 'string' ? [value] : value).map((each) => `--${flag}=${each}`),
  )
  return JSON.stringify([
    lower,
    line(span.start),
    line(span.end),
    list.sort(),
    inner || words?.[0] === 'NONE' ? '' : lower === 'arg' ? given.toSorted() : given,
    exec || (inner?.form === 'exec' && lower !== 'onbuild'),
    heredocs.map((each) => [each.name, each.expand, each.text]),
  ])
}

function dockerfilesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => /(?:^|\/)(?:Dockerfile|Containerfile)(?:\.[^/]*)?$|\.[Dd]ockerfile$/.test(path))
    .filter((path) => !/\.(?:dockerignore|md|template|j2|tpl|go|ts|js|yaml|yml|json|py)$/.test(path))
    .sort()
}
