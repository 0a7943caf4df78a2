import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'

type Map = { readonly [name: string]: unknown }

/** The program that reads the script of a step: its own shell, the default of job or workflow, or that of the runner. */
export function shellOf(step: Map, job?: Map, workflow?: Map): string | undefined {
  const named = [
    step.shell,
    valueAt(job, ['defaults', 'run', 'shell']),
    valueAt(workflow, ['defaults', 'run', 'shell']),
  ]
  const shell = named.find((each) => each !== undefined && each !== null)
  if (shell === undefined) return job && usual(job)
  if (typeof shell !== 'string' || shell.includes('${{')) return undefined
  // A shell of one's own is a command line, such as `perl {0}`.
  const [program = ''] = shell.trim().split(/\s+/)
  return program.slice(program.lastIndexOf('/') + 1) || undefined
}

/** What runners use where nobody names a shell. */
function usual(job: Map): string | undefined {
  if (job.container !== undefined && job.container !== null) return 'sh'
  const runsOn = isMap(job['runs-on']) ? job['runs-on'].labels : job['runs-on']
  const labels = (Array.isArray(runsOn) ? runsOn : [runsOn]).filter((label) => typeof label === 'string')
  if (labels.some((label) => /^windows/i.test(label))) return 'pwsh'
  return labels.some((label) => /^(?:ubuntu|macos|linux)/i.test(label)) ? 'bash' : undefined
}
