import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** What GitHub's own parser makes of a file. */
export interface Reading {
  /** Why it is refused. */
  readonly errors: readonly string[]
  /** `job needs… : step, step`, in order. Nothing for actions. */
  readonly jobs: readonly string[]
}

export type Library = (path: string, text: string) => Promise<Reading>

/** The parser reads JSON in a way that Node refuses, so it is bundled first. */
export async function libraryOf(): Promise<Library> {
  const directory = mkdtempSync(join(tmpdir(), 'workflow-parser-'))
  const outfile = join(directory, 'library.mjs')
  try {
    await build({
      stdin: { contents: source, resolveDir: process.cwd(), loader: 'js' },
      ...{ outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' },
      banner: { js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);" },
    })
    return ((await import(pathToFileURL(outfile).href)) as { read: Library }).read
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

const source = `
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
const trace = new NoOperationTraceWriter()
const shown = (token) => token?.value ?? token?.source ?? (token?.expression ? '\${{ ' + token.expression + ' }}' : '')
export async function read(name, content) {
  const isAction = /^action\\.ya?ml$/.test(name)
  const { context, value } = (isAction ? parseAction : parseWorkflow)({ name, content }, trace)
  const template = value && !isAction ? await convertWorkflowTemplate(context, value, undefined, { errorPolicy: 1 }) : { jobs: [] }
  const jobs = (template.jobs ?? []).map((job) => {
    const steps = (job.steps ?? []).map((step) => (step.uses ? 'uses ' + step.uses.value : 'run'))
    return [job.id.value, ...(job.needs ?? []).map((each) => each.value)].join(' ') + ': ' + (job.ref ? job.ref.value : steps.join(', '))
  })
  return { errors: context.errors.getErrors().map(({ message }) => message), jobs }
}
`
