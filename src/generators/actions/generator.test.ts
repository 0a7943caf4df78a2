import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { generator } from './generator.ts'

const specs = {
  crm: readFileSync('examples/crm/devops.yaml', 'utf8'),
  'a shop of many runtimes': `
name: shop
domain: shop.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/shop
team: { engineers: 20, knows: [kubernetes] }
services:
  front: { type: frontend, uses: [catalogue, orders] }
  catalogue: { type: api, runtime: java, uses: [db], traffic: { average: 100, peak: 900 } }
  orders: { type: api, runtime: php, uses: [db, work, files] }
  mailer: { type: worker, runtime: dotnet, uses: [work] }
  images: { type: worker, runtime: ruby, uses: [work] }
data:
  db: { engine: postgresql, size: 300GB }
  work: queue
  files: bucket
environments: [dev, production]
`,
}

function blueprintOf(text: string): Blueprint {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(problems.map(({ message }) => message).join('\n'))
  return design(spec)
}

describe.each(Object.entries(specs))('the pipelines of %s', (_, text) => {
  const artifacts = [...generator.make(blueprintOf(text), [])]
  const workflows = artifacts
    .filter(({ path }) => path.startsWith('.github/workflows/'))
    .map(({ path, text: body }) => ({ path, workflow: parse(body) as Workflow }))
  const jobs = workflows.flatMap(({ path, workflow }) =>
    Object.entries(workflow.jobs).map(([id, job]) => ({ ...job, at: `${path}: ${id}`, within: workflow })),
  )
  const steps = jobs.flatMap(({ steps = [], at }) => steps.map((step) => ({ ...step, at })))

  it('call what is pinned by commit, or lies in the repository', () => {
    const called = [...jobs, ...steps].flatMap(({ uses, at }) => (uses ? [{ uses, at }] : []))
    const files = artifacts.map(({ path }) => path)
    expect(called.length).toBeGreaterThan(20)
    expect(
      called.filter(({ uses }) =>
        uses.startsWith('./')
          ? !files.includes(uses.slice(2)) && !files.includes(`${uses.slice(2)}/action.yaml`)
          : !/@[0-9a-f]{40}$/.test(uses),
      ),
    ).toEqual([])
  })

  it('end, and may do no more than they say', () => {
    expect(jobs.filter((job) => !job.uses && !job['timeout-minutes']).map(({ at }) => at)).toEqual([])
    expect(workflows.filter(({ workflow }) => workflow.permissions?.contents !== 'read')).toEqual([])
    expect(jobs.filter(({ permissions = {} }) => permissions.contents === 'write')).toEqual([])
    // The one that moves everything elsewhere stops deliveries, once somebody has agreed.
    const stopping = jobs.filter(({ permissions = {} }) => permissions.actions === 'write')
    expect(stopping.filter(({ environment }) => environment !== 'takeover')).toEqual([])
  })

  it('leave no credential on the disk', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })

  it('run scripts of packages only where there is nothing to take', () => {
    const trusted = jobs.filter(
      ({ permissions = {}, environment }) => environment !== undefined || permissions['id-token'] === 'write',
    )
    expect(trusted.length).toBeGreaterThan(2)
    const scripts = trusted.flatMap(({ steps = [], at }) => steps.map(({ run = '' }) => ({ run, at })))
    expect(scripts.filter(({ run }) => /\bnpm |\bpip |\bmvnw\b|\bnpx |\bbundle |\bcomposer /.test(run))).toEqual([])
  })

  it('let one job speak for all of a check', () => {
    const { passed, ...others } = workflows.find(({ path }) => path.endsWith('/check.yaml'))?.workflow.jobs ?? {}
    expect(passed?.needs).toEqual(Object.keys(others))
  })
})

it('an approved image is deployed by the digest that was approved', () => {
  const artifacts = [...generator.make(blueprintOf(specs.crm), [])]
  const { jobs } = parse(artifacts.find(({ path }) => path.endsWith('promote.yaml'))?.text ?? '') as Workflow
  expect(jobs.production?.needs).toContain('check-production')
  const names = jobs.production?.steps?.map(({ name }) => name) ?? []
  expect(names.indexOf('The change calendar')).toBeLessThan(names.indexOf('Which images'))
  expect(JSON.stringify(jobs.production?.steps)).toContain('needs.check-production.outputs.images')
  expect(JSON.stringify(jobs['check-production']?.steps)).toContain('cosign verify')
})

it('a pull request that was merged, whose run has the ref of the branch, cancels no delivery', () => {
  const { on, concurrency } = workflowIn(specs.crm, 'deliver')
  expect(on?.pull_request?.types).toContain('closed')
  expect(concurrency?.group).toBe('deliver-${{ github.event.pull_request.number || github.ref }}')
})

it('what others take from the branch is not built, but a service is, whatever it is called', () => {
  const ignored = (spec: string) => workflowIn(spec, 'deliver').on?.push?.['paths-ignore'] ?? []
  expect(ignored(specs.crm)).toEqual(expect.arrayContaining(['kubernetes/**', 'docs/**', 'security/**']))
  const named = specs.crm.replace(
    'services:',
    'services:\n  docs: { type: worker, runtime: go }\n  kubernetes: { type: worker, runtime: go }',
  )
  expect(ignored(named)).not.toContain('docs/**')
  expect(ignored(named)).toEqual(expect.arrayContaining(['kubernetes/overlays/**']))
})

it('a look by the clock takes the place of no change that waits for somebody to agree', () => {
  for (const artifact of generator.make(blueprintOf(specs.crm), [])) {
    if (!artifact.path.startsWith('.github/workflows/')) continue
    const { on, concurrency } = parse(artifact.text) as Workflow
    if (!on?.push || !on.schedule) continue
    expect([artifact.path, concurrency?.group]).toEqual([artifact.path, expect.stringContaining('github.event_name')])
  }
})

it('the copy of production is not asked for the calendar when production goes before it', () => {
  const { jobs } = workflowIn(specs.crm, 'promote')
  const asked = (job: string) => jobs[job]?.steps?.find(({ name }) => name === 'The change calendar')
  expect([asked('production')?.if, asked('recovery')?.if]).toEqual([undefined, "inputs.to == 'recovery'"])
})

function workflowIn(spec: string, name: string): Workflow {
  const artifacts = [...generator.make(blueprintOf(spec), [])]
  return parse(artifacts.find(({ path }) => path === `.github/workflows/${name}.yaml`)?.text ?? '') as Workflow
}

interface Workflow {
  readonly on?: {
    readonly push?: { readonly 'paths-ignore'?: readonly string[] }
    readonly schedule?: unknown
    readonly pull_request?: { readonly types?: readonly string[] }
  }
  readonly concurrency?: { readonly group?: string }
  readonly permissions?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}
interface Job {
  readonly uses?: string
  readonly needs?: readonly string[]
  readonly environment?: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly JobStep[]
}
interface JobStep {
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}
