import { readFileSync } from 'node:fs'
import { basename, relative } from 'node:path'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/index.ts'
import { inspect } from '../../src/checks/inspect.ts'
import { actionForm } from '../../src/kinds/actions-form/action.ts'
import { misfitsIn } from '../../src/kinds/actions-form/form.ts'
import { workflowForm } from '../../src/kinds/actions-form/workflow.ts'
import { isMap } from '../../src/model/shape.ts'
import { type SourceFile, type Tree, valueAt } from '../../src/model/source.ts'
import { needsOf } from '../../src/readers/actions/known.ts'
import { reader } from '../../src/readers/actions/reader.ts'
import { survey } from '../../src/readers/survey.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'
import { libraryOf } from './actions/library.ts'
import type { Referee, Verdict } from './referee.ts'
import { filesIn } from './walk/files.ts'

/** Which workflows and actions are refused, and which jobs and steps the others have. */
export const referee: Referee = {
  title: 'workflows against @actions/workflow-parser',
  async *compare(directory) {
    const read = await libraryOf()
    for (const file of filesIn(
      directory,
      /(?:\.github\/workflows\/[^/]+|\/action|starter[^/]*\/(?:.*\/)?[^/]+)\.ya?ml$/,
    )) {
      const text = readFileSync(file, 'utf8')
      const isAction = /^action\.ya?ml$/.test(basename(file))
      // Templates of workflows lie elsewhere; what has no jobs is none.
      if (!isAction && !/^jobs:/m.test(text)) continue
      const path = isAction ? basename(file) : `.github/workflows/${basename(file)}`
      const tree = yaml.parse({ path, text })
      yield verdict(relative(directory, file), tree, isAction, await read(path, text))
    }
  },
}

function verdict(
  what: string,
  tree: Tree,
  isAction: boolean,
  theirs: { readonly errors: readonly string[]; readonly jobs: readonly string[] },
): Verdict {
  const document = valueAt(tree.data, [0])
  const ours = [
    ...tree.problems.map(({ message }) => message),
    ...[...misfitsIn(document, isAction ? actionForm : workflowForm)].map(
      ({ at, message }) => `${at.join('.')}: ${message}`,
    ),
    ...(isAction ? [] : findingsIn(tree.file)),
  ]
  if (ours.length > 0 && theirs.errors.length > 0) return { what, is: 'refused by both' }
  const excuses = theirs.errors.map((message) => excuse(message, tree.file.text, theirs.errors))
  const because = excuses.find((each) => each !== undefined)
  if (ours.length === 0 && because !== undefined && excuses.every((each) => each !== undefined))
    return { what, is: 'explained', because }
  if (ours.length > 0 || theirs.errors.length > 0)
    return {
      what,
      is: 'different',
      because: `${ours[0] ?? 'accepted'} against ${theirs.errors[0]?.replaceAll('\n', ' ') ?? 'accepted'}`,
    }
  if (isAction) return { what, is: 'equal' }
  const jobs = jobsIn(tree)
  const at = jobs.findIndex((job, index) => job !== theirs.jobs[index])
  if (at < 0 && jobs.length === theirs.jobs.length) return { what, is: 'equal' }
  return { what, is: 'different', because: `${jobs[at]} against ${theirs.jobs[at]}` }
}

function excuse(message: string, text: string, all: readonly string[]): string | undefined {
  // What it could not convert it no longer counts.
  if (message.includes('at least one job with no dependencies'))
    return all.map((each) => (each === message ? undefined : excuse(each, text, []))).find((each) => each !== undefined)
  if (message.includes('Invalid cron') && /cron: *\$[\w-]+/.test(text))
    return 'the time is filled in where the template is used'
  if (message.includes("Unexpected type 'BasicExpressionToken'"))
    return 'the schema takes an expression for a map, and the library cannot convert it'
  if (message.includes("'repository_dispatch'")) return 'the library does not know it in a list'
  if (message.endsWith("Unexpected value 'null'")) return 'the library takes a key that is called null for nothing'
  if (message.endsWith("Unexpected value ''") || message.includes("'NullToken'"))
    return 'the library refuses an input of nothing, actionlint takes it: nothing is said'
  if (message.includes("Unexpected value '<<'") || message.includes('merge'))
    return 'merge keys are put together while YAML is read'
  return undefined
}

/** What else GitHub refuses in a workflow that has the right form is said by these. */
const names = [
  'duplicate-step-id',
  'invalid-cron',
  'needs-cycle',
  'unknown-event',
  'unknown-needs',
  'unknown-permission',
]
const refusing = Object.fromEntries(names.map((name) => [`actions/${name}`, checks[`actions/${name}`] as Check]))

function findingsIn(file: SourceFile): readonly string[] {
  return inspect(survey([file]), refusing, new Date()).findings.map(({ message }) => message)
}

function jobsIn(tree: Tree): readonly string[] {
  const jobs = [...reader.read(tree)].filter(({ kind }) => kind.id === 'actions/job')
  return jobs.map(({ path }) => {
    const job = valueAt(tree.data, path)
    if (!isMap(job)) return ''
    const list = Array.isArray(job.steps) ? job.steps.filter(isMap) : []
    const steps = list.map((step) => (typeof step.uses === 'string' ? `uses ${plain(step.uses)}` : 'run'))
    const needs = needsOf(job.needs)
    return `${[path.at(-1), ...needs].join(' ')}: ${typeof job.uses === 'string' ? plain(job.uses) : steps.join(', ')}`
  })
}

/** `${{ 'text' }}` is the text. */
function plain(uses: string): string {
  return /^\$\{\{ '([^']*)' \}\}$/.exec(uses)?.[1] ?? uses
}
