import { type Job, Workflow } from '../../kinds/actions.ts'
import { isProduction, isStaging } from '../../kinds/deploys.ts'
import type { Check } from '../check.ts'
import { deployIn, doneIn, environmentOf } from './job-steps.ts'
import { asksForPullRequest } from './on-pull-request.ts'
import { eventsOf, isHidden, needsOf } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Production does not wait for staging',
  why: `Both deployments of the workflow start as soon as the build is done, so what fails on staging is in production already. Let the job of production
name that of staging in \`needs\`.`,
  severity: 'medium',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC8.1'],
  *run(workflow, { resource }) {
    if (isHidden(resource) || !eventsOf(workflow.on).some(({ name }) => name === 'push')) return
    const deployed = Object.entries(workflow.jobs).filter(([, job]) => deployIn(doneIn(job)) !== undefined)
    const staging = deployed.find(([, job]) => isStaging(environmentOf(job) ?? ''))
    const production = deployed.find(([, job]) => isProduction(environmentOf(job) ?? ''))
    if (!staging || !production) return
    const [before, earlier] = staging
    const [id, job] = production
    // Conditions that differ may belong to branches, of which each has its environment.
    const never = asksForPullRequest(earlier) && /refs\/heads\/ma(?:in|ster)/.test(job.if ?? '')
    if (!never && earlier.if !== job.if && earlier.if !== undefined) return
    if (reaches(workflow.jobs, id, before)) return
    yield {
      at: ['jobs', id, 'needs'],
      related: [{ resource, at: ['jobs', before, 'environment'], message: 'deploys to staging' }],
      message: never
        ? `what \`${id}\` deploys was never on staging, as \`${before}\` runs for pull requests alone; run it after the merge, and wait for it`
        : `\`${id}\` does not wait for \`${before}\`; add that to its \`needs\``,
    }
  },
  examples: [
    {
      bad: `
        on: { push: { branches: [main] } }
        permissions: {}
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
          staging:
            needs: build
            runs-on: ubuntu-24.04
            environment: staging
            steps: [{ run: flyctl deploy -c staging.toml }]
          production:
            needs: build
            runs-on: ubuntu-24.04
            environment: production
            steps: [{ run: flyctl deploy }]
      `,
      good: `
        on: { push: { branches: [main] } }
        permissions: {}
        jobs:
          build: { runs-on: ubuntu-24.04, steps: [{ run: make }] }
          staging:
            needs: build
            runs-on: ubuntu-24.04
            environment: staging
            steps: [{ run: flyctl deploy -c staging.toml }]
          smoke: { needs: staging, runs-on: ubuntu-24.04, steps: [{ run: make smoke }] }
          production:
            needs: [build, smoke]
            runs-on: ubuntu-24.04
            environment: production
            steps: [{ run: flyctl deploy }]
      `,
    },
    {
      bad: `
        on: { push: {}, pull_request: {} }
        permissions: {}
        jobs:
          staging:
            if: github.event_name == 'pull_request'
            runs-on: ubuntu-24.04
            environment: stg
            steps: [{ run: cdk deploy }]
          production:
            if: github.ref == 'refs/heads/main'
            runs-on: ubuntu-24.04
            environment: prod
            steps: [{ run: cdk deploy }]
      `,
      good: `
        on: { push: { branches: [main, develop] } }
        permissions: {}
        jobs:
          staging:
            if: github.ref == 'refs/heads/develop'
            runs-on: ubuntu-24.04
            environment: stg
            steps: [{ run: cdk deploy }]
          production:
            if: github.ref == 'refs/heads/main'
            runs-on: ubuntu-24.04
            environment: prod
            steps: [{ run: cdk deploy }]
      `,
    },
  ],
}

function reaches(jobs: { readonly [id: string]: Job }, from: string, to: string): boolean {
  const open = [from]
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === to) return true
    if (seen.has(id)) continue
    seen.add(id)
    const job = jobs[id]
    if (job) open.push(...needsOf(job).map(({ name }) => name))
  }
  return false
}
