import { Job } from '../../kinds/actions.ts'
import type { Path } from '../../model/source.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { labelsOf, systemOf } from './runner-labels.ts'
import { workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Shell cannot run the script',
  why: `GitHub knows \`bash\`, \`sh\`, \`pwsh\`, \`python\`, and on Windows \`cmd\` and \`powershell\`; any other must be a command line with
\`{0}\` where the file of the script goes, such as \`dash -e {0}\`. A step with another name fails.`,
  severity: 'high',
  level: 'default',
  on: Job,
  sources: ['actionlint/shell-name'],
  *run(job, { resource }) {
    const systems = new Set([...labelsOf(job)].map(({ label }) => systemOf(label)))
    const [system] = systems
    const only = systems.size === 1 ? system : undefined
    const places: { readonly shell: string | undefined; readonly at: Path }[] = [
      { shell: job.defaults?.run?.shell, at: ['defaults', 'run', 'shell'] },
      ...(job.steps ?? []).map((step, index) => ({ shell: step?.shell, at: ['steps', index, 'shell'] })),
    ]
    for (const { shell, at } of places) {
      if (shell === undefined || hasHole(shell) || /\{0\}/.test(shell)) continue
      const name = shell.trim().toLowerCase()
      if (!everywhere.includes(name) && !windows.includes(name))
        yield {
          at,
          message: `There is no shell \`${name}\`; write \`${name} {0}\` to start it with the script, or name one of ${everywhere.join(', ')}`,
        }
      else if (windows.includes(name) && only !== undefined && only !== 'windows')
        yield {
          at,
          message: `\`${name}\` is only there on Windows, and this job runs on ${only}; use \`pwsh\` or \`bash\``,
        }
      else if (name === 'sh' && only === 'windows') yield { at, message: '`sh` is not there on Windows; use `bash`' }
    }
    const common = workflowOf(resource)?.defaults?.run?.shell
    if (
      common !== undefined &&
      windows.includes(common) &&
      only !== undefined &&
      only !== 'windows' &&
      job.steps?.some((step) => step?.run !== undefined && step.shell === undefined)
    )
      yield {
        at: ['runs-on'],
        message: `The workflow's shell is \`${common}\`, which is only there on Windows; this job runs on ${only}`,
      }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: make test
                shell: powershell
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: make test
                shell: pwsh
              - run: make test
                shell: dash -e {0}
      `,
    },
  ],
}

const everywhere = ['bash', 'sh', 'pwsh', 'python']
const windows: readonly string[] = ['cmd', 'powershell']
