import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { type Done, doneIn } from './job-steps.ts'
import { isAction, parseReference } from './reference.ts'
import { isHidden, needsOf, workflowOf } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Security scan stops nothing',
  why: `The scan is green whatever it finds, and what is behind it is built and deployed. Let it fail from the severity on that must not ship; what is
accepted belongs into its list of exceptions, with a reason.`,
  severity: 'medium',
  level: 'default',
  on: Job,
  controls: ['soc2/CC7.1', 'iso-27001/A.8.25'],
  *run(job, { resource }) {
    if (isHidden(resource)) return
    const steps = doneIn(job)
    const all = JSON.stringify(steps.map(({ step }) => step))
    const hidden = /sarif|GITHUB_STEP_SUMMARY|upload-artifact|report/i.test(all)
    for (const done of steps) {
      const { step, index } = done
      const gate = gateOf(done)
      const watched = step.id !== undefined && all.includes(`steps.${step.id}.`)
      if (gate && step['continue-on-error'] === true && !hidden && !watched)
        yield {
          at: ['steps', index, 'continue-on-error'],
          message: `the job goes on whatever \`${gate}\` finds; leave \`continue-on-error\` out`,
        }
      if (!isAction(step.uses, 'aquasecurity/trivy-action') || watched) continue
      const code = step.with?.['exit-code'] ?? step.env?.TRIVY_EXIT_CODE ?? job.env?.TRIVY_EXIT_CODE
      const set = code !== undefined || step.with?.['trivy-config'] !== undefined
      // What goes to code scanning is judged there, unless other jobs rely on this one and nothing else in it can fail.
      const waits = hidden ? dependents(job, workflowOf(resource)?.jobs ?? {}, steps) : undefined
      if (set || (hidden && waits === undefined)) continue
      yield {
        at: ['steps', index, 'with', 'exit-code'],
        related: [{ resource, at: ['steps', index, 'uses'], message: 'the scan' }],
        message: `${waits ? `\`${waits}\` waits for this scan, which` : 'the scan'} passes whatever it finds; set \`exit-code: 1\` and the \`severity\` that must not ship`,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: aquasecurity/trivy-action@v0.36.0
                with: { scan-type: fs, severity: 'HIGH,CRITICAL' }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: aquasecurity/trivy-action@v0.36.0
                with: { scan-type: fs, severity: 'HIGH,CRITICAL', exit-code: 1 }
          alerts:
            runs-on: ubuntu-24.04
            permissions: { security-events: write }
            steps:
              - uses: aquasecurity/trivy-action@v0.36.0
                with: { scan-type: fs, format: sarif, output: trivy.sarif }
              - uses: github/codeql-action/upload-sarif@v4
                with: { sarif_file: trivy.sarif }
      `,
    },
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm audit --audit-level=high
                continue-on-error: true
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          scan:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: npm audit --audit-level=high
      `,
    },
  ],
}

/** The scan that a step is there for. */
function gateOf({ step, ran }: Done): string | undefined {
  const name = parseReference(step.uses ?? '')?.repository
  if (name !== undefined && scans.has(name.toLowerCase())) return name
  const found = ran.find(({ name: program, words }) =>
    programs.get(program)?.test(words.map(({ text }) => text).join(' ')),
  )
  return (
    found && `${found.name}${found.name === 'npm' || found.name === 'yarn' || found.name === 'pnpm' ? ' audit' : ''}`
  )
}

/** Another job that waits for this one, where nothing but the scan could stop it. */
function dependents(job: Job, jobs: { readonly [id: string]: Job }, steps: readonly Done[]): string | undefined {
  if (steps.some(({ step }) => step.run !== undefined || !/checkout|trivy|upload|login/.test(step.uses ?? '')))
    return undefined
  const own = JSON.stringify(job)
  const id = Object.entries(jobs).find(([, each]) => JSON.stringify(each) === own)?.[0]
  return Object.entries(jobs).find(([, each]) => needsOf(each).some(({ name }) => name === id))?.[0]
}

const scans: ReadonlySet<string> = new Set([
  'aquasecurity/trivy-action',
  'anchore/scan-action',
  'gitleaks/gitleaks-action',
  'trufflesecurity/trufflehog',
  'bridgecrewio/checkov-action',
  'aquasecurity/tfsec-action',
  'pypa/gh-action-pip-audit',
  'actions/dependency-review-action',
])
const any = /^/
const programs: ReadonlyMap<string, RegExp> = new Map([
  ['npm', /^audit\b(?! fix)/],
  ['pnpm', /^audit\b/],
  ['yarn', /^(?:npm )?audit\b/],
  ['pip-audit', any],
  ['gitleaks', any],
  ['trivy', /^(?:fs|image|config|repo)\b/],
  ['checkov', any],
  ['tfsec', any],
  ['semgrep', /^(?:ci|scan)\b/],
  ['bandit', any],
  ['govulncheck', any],
  ['grype', any],
])
