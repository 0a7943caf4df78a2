import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { inspect } from '../../src/checks/inspect.ts'
import { readSpec } from '../../src/design/read.ts'
import type { Place, SourceFile } from '../../src/model/source.ts'
import { gather, type ParsedTree, parse, ready } from '../../src/readers/survey.ts'
import { type Checks, day } from './examples.ts'
import { chanceOf, mutated } from './mutate.ts'

beforeAll(ready)

/** Milliseconds of processor time for all files of one survey together. */
const patience = 2_000
const repositories = { examples: 1000, '../shared/reference-estate': 30 }

describe('mutations of every file crash nothing', () => {
  it.each(Object.entries(repositories).filter(([directory]) => existsSync(directory)))(
    '%s, %d times',
    (directory, rounds) => {
      expect(troublesOf(filesIn(directory), rounds, checks)).toEqual([])
    },
    300_000,
  )

  it('and the law sees a check that throws on a certain value', () => {
    const id = 'kubernetes/image-tag'
    const picky: Check = {
      ...(checks[id] as Check),
      *run(_, { resource }) {
        if (JSON.stringify(resource.data).includes('2026-11-21')) throw new Error('a day is no image')
        yield* []
      },
    }
    const [first] = troublesOf(filesIn('examples/hurried-shop'), 5000, { [id]: picky })
    expect(first).toContain('a day is no image')
  })

  it('and a reader that throws, and a place outside its text', () => {
    const files = filesIn('examples')
    const failing = () => {
      throw new Error('no')
    }
    const misplacing = (file: SourceFile) =>
      parse(file).map(({ syntax, tree }) => {
        const place: Place = { file: file.path, span: { start: 0, end: file.text.length + 1 } }
        const { data, problems, comments, edit } = tree
        return { syntax, tree: { file, data, problems, comments, edit, placeOf: () => place } }
      })
    expect(troublesIn(files, checks, failing)).toEqual(['Error: no'])
    expect(troublesIn(files, checks, misplacing)[0]).toMatch(/outside/)
  })
})

/** Every file of a survey is another one in each round, so that what one file says and another uses falls apart too. */
function troublesOf(seeds: readonly SourceFile[], rounds: number, judging: Checks): string[] {
  const troubles: string[] = []
  for (let round = 0; round < rounds && troubles.length === 0; round++) {
    const chance = chanceOf(round)
    const files = seeds.map(({ path, text }) => ({ path, text: mutated(text, chance) }))
    const begin = process.cpuUsage()
    const found = troublesIn(files, judging)
    const { user, system } = process.cpuUsage(begin)
    if ((user + system) / 1000 > patience) found.push(`took ${(user + system) / 1000} ms`)
    troubles.push(...found.map((trouble) => `round ${round}: ${trouble}`))
  }
  return troubles
}

function troublesIn(
  files: readonly SourceFile[],
  judging: Checks,
  read: (file: SourceFile) => readonly ParsedTree[] = parse,
): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]))
  try {
    const estate = gather(byPath, files.flatMap(read))
    const specs = files.filter(({ path }) => posix.basename(path) === 'devops.yaml').map((file) => readSpec(file))
    const intent = specs.find(({ spec }) => spec)?.spec
    const { findings, failures } = inspect(estate, judging, day, () => intent)
    const places = [
      ...[...estate.problems, ...specs.flatMap(({ problems }) => problems)].map(({ place }) => place),
      ...findings.flatMap(({ place, related, fix }) => [
        place,
        ...related.map((each) => each.place),
        ...(fix?.edits ?? []),
      ]),
    ]
    return [
      ...failures.map(({ check, error }) => `${check}: ${stackOf(error)}`),
      ...places
        .filter((place) => !isInside(place, byPath))
        .map(({ file, span }) => `${file} ${span.start}-${span.end} is outside of its text`),
    ]
  } catch (error) {
    return [stackOf(error)]
  }
}

function isInside({ file, span: { start, end } }: Place, files: ReadonlyMap<string, SourceFile>): boolean {
  const text = files.get(file)?.text
  return text !== undefined && 0 <= start && start <= end && end <= text.length
}

/** Where it was thrown, without the places that called it. */
function stackOf(error: unknown): string {
  return error instanceof Error && error.message !== 'no'
    ? (error.stack ?? '').split('\n').slice(0, 3).join(' ')
    : String(error)
}

function filesIn(directory: string): SourceFile[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
