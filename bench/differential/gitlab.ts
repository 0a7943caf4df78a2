import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isMap } from '../../src/model/shape.ts'
import type { SourceFile } from '../../src/model/source.ts'
import { reader } from '../../src/readers/gitlab/reader.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { canonical } from './gitlab/canonical.ts'
import { addStubs, copyOf, preview, remove } from './gitlab/oracle.ts'
import type { Referee, Verdict } from './referee.ts'
import { filesIn } from './walk/files.ts'

/** Every job of every pipeline, with includes, `extends`, `!reference`, defaults and inputs worked out. */
export const referee: Referee = {
  title: 'pipelines against gitlab-ci-local --preview',
  async absent() {
    try {
      execFileSync('gitlab-ci-local', ['--version'], { stdio: 'ignore' })
      return undefined
    } catch {
      return 'there is no gitlab-ci-local on the PATH'
    }
  },
  async *compare(directory) {
    for (const root of filesIn(directory, /(?:^|\/)\.gitlab-ci[^/]*\.ya?ml$/)) {
      const base = dirname(root)
      const copy = copyOf(base)
      try {
        yield* compared(copy, basename(root), relative(directory, root))
      } finally {
        remove(copy)
      }
    }
  },
}

function* compared(copy: string, name: string, what: string): Iterable<Verdict> {
  let derived = pipelineIn(copy, name)
  const missing = [
    ...(derived?.tree.problems ?? []).flatMap(({ message }) => missingIn(message)),
    ...idleIn(derived?.tree.data),
  ]
  if (missing.length > 0) {
    addStubs(copy, name, missing)
    derived = pipelineIn(copy, name)
  }
  const theirs = preview(copy, name)
  const problem = derived?.tree.problems[0]
  if ('refused' in theirs) {
    if (!derived || problem) yield { what, is: 'refused by both' }
    else yield { what, is: 'explained', because: `it is not previewed: ${theirs.refused.split('\n').join(' ')}` }
    return
  }
  const ours = derived && Array.isArray(derived.tree.data) ? derived.tree.data[0] : undefined
  if (!isMap(ours) || !isMap(theirs.value)) {
    const jobs = isMap(theirs.value)
      ? Object.keys(theirs.value).filter((each) => !top.has(each) && !each.startsWith('.'))
      : []
    if (!derived && jobs.length === 0) yield { what, is: 'explained', because: 'a file without jobs is no pipeline' }
    else yield { what, is: 'different', because: 'read by one side alone' }
    return
  }
  const text = readFileSync(join(copy, name), 'utf8')
  const turned = /^ *variables: *!reference/m.test(text)
  const decided = /^include:[\s\S]*?rules:/m.test(text)
  const names = new Set(
    [...Object.keys(ours), ...Object.keys(theirs.value)].filter((each) => !top.has(each) && !each.startsWith('.')),
  )
  for (const job of names)
    yield ours[job] === undefined || theirs.value[job] === undefined
      ? missed(`${what} ${job}`, decided)
      : verdict(`${what} ${job}`, canonical(ours[job]), canonical(theirs.value[job]), turned)
}

function pipelineIn(copy: string, name: string) {
  const files = new Map<string, SourceFile>()
  for (const file of filesIn(copy, /\.ya?ml$/)) {
    const path = relative(copy, file)
    files.set(path, { path, text: readFileSync(join(copy, path), 'utf8') })
  }
  const root = files.get(name)
  const trees = new Map(root ? [[name, yaml.parse(root)]] : [])
  return [...(reader.derive?.({ files, trees: () => trees }) ?? [])].find(({ tree }) => tree.file.path === name)
}

/** Jobs without anything to do add to one that is included. */
function idleIn(data: unknown): readonly (readonly string[])[] {
  const [pipeline] = Array.isArray(data) ? data : []
  return Object.entries(isMap(pipeline) ? pipeline : {})
    .filter(([name, job]) => !top.has(name) && isMap(job) && !['script', 'trigger', 'run'].some((key) => key in job))
    .map(([name]) => [name])
}

/** What a problem says is not there, because it came from an include that the copy lacks. */
function missingIn(message: string): readonly (readonly string[])[] {
  const [, base] = /^There is no `([^`]+)` to extend$/.exec(message) ?? []
  const [, path] = /^`!reference \[([^\]]+)\]` leads nowhere$/.exec(message) ?? []
  return base !== undefined ? [[base]] : path !== undefined ? [path.split(', ')] : []
}

const top = new Set([
  'default',
  'include',
  'stages',
  'types',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
])

/** A job that one side alone has. */
function missed(what: string, decided: boolean): Verdict {
  return decided
    ? { what, is: 'explained', because: 'it decides what only a run decides by settings of its own' }
    : { what, is: 'different', because: 'a job of one side alone' }
}

function verdict(what: string, ours: Job, theirs: Job, turned: boolean): Verdict {
  let explained: string | undefined
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [JSON.stringify(ours[key]), JSON.stringify(theirs[key])]
    if (a === b) continue
    explained =
      excuse(key, ours, theirs, a) ??
      (key === 'variables' && turned
        ? 'it follows `!reference` before `extends`, GitLab the other way round'
        : undefined)
    if (!explained) return { what: `${what} ${key}`, is: 'different', because: `${a} against ${b}`.slice(0, 400) }
  }
  return explained === undefined ? { what, is: 'equal' } : { what, is: 'explained', because: explained }
}

function excuse(key: string, ours: Job, theirs: Job, a: string | undefined): string | undefined {
  if (theirs[key] === undefined && unused.has(key)) return `it takes no \`${key}\` over from \`default\``
  if (ours[key] === undefined && 'trigger' in ours)
    return 'a job that starts another pipeline takes nothing over from `default`'
  if (a?.includes('"? ')) return 'it decides what only a run decides by settings of its own'
  if (key === 'needs' && a?.includes('"parallel"')) return 'it drops which parts of a parallel job are waited for'
  if (key === 'cache' && theirs[key] !== undefined && JSON.stringify(theirs[key]) === '[]')
    return 'it drops a cache of nothing'
  if (key === 'image' && a?.includes('"docker"')) return 'it drops the options of an image'
  return filled.has(key) && a?.includes('$') && theirs[key] !== undefined ? 'it fills variables in' : undefined
}

/** Where the other program writes values for variables. */
const filled = new Set(['image', 'services', 'cache', 'environment', 'tags'])
const unused = new Set(['tags', 'timeout', 'retry', 'interruptible', 'identity', 'hooks', 'id_tokens'])

type Job = { readonly [name: string]: unknown }
