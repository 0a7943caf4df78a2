import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { control } from '../../src/facts/controls.ts'
import { diagrams } from '../../src/generators/documents/diagrams.ts'
import { evidence } from '../../src/generators/documents/handoff/evidence.ts'
import { restoring } from '../../src/generators/documents/restore.ts'
import { make } from '../../src/generators/make.ts'
import type { Blueprint } from '../../src/model/blueprint.ts'
import { ready } from '../../src/readers/survey.ts'
import { provisions, worldOf } from '../laws/provisions.ts'
import { blueprintOf, specs } from '../laws/specs.ts'

beforeAll(ready)

const startup = blueprintOf(readFileSync('examples/startup/devops.yaml', 'utf8'))
const people = /^docs\/(?:handbook\/|handoff\/|onboarding|inventory|diagrams|README)/

it('evidence is given for controls that there are', () => {
  expect(evidence.flatMap(({ controls }) => controls).filter((id) => !control(id))).toEqual([])
})

it('where there is no cluster, nobody is told of one', () => {
  const told = textsOf(startup).filter(([, text]) => /\bpods?\b|kubectl|\bcluster|kubernetes|argo/i.test(text))
  expect(told.map(([path]) => path)).toEqual([])
})

it('what is not there is not claimed', () => {
  const [, security = ''] = textsOf(startup).find(([path]) => path.endsWith('security.md')) ?? []
  expect(security).not.toContain('Test and production are apart')
  expect(textsOf(startup).map(([path]) => path)).not.toContain('docs/handoff/frontend.md')
})

it('addresses with a hole in them stand as code, since Markdown takes them for HTML', () => {
  for (const [path, text] of textsOf(blueprintOf(specs.crm ?? '')))
    expect([path, text.replace(/`[^`]*`/g, '').match(/https:\/\/\S*<\w+>/)]).toEqual([path, null])
})

it('every environment that a workflow names is one that people are told to make, and who must agree there', () => {
  for (const text of [specs.crm, specs['a startup of two, in containers']]) {
    const artifacts = make(blueprintOf(text ?? ''))
    const textOf = (path: string) => artifacts.find((artifact) => artifact.path === path)?.text ?? ''
    const named = artifacts
      .filter(({ path }) => path.startsWith('.github/workflows/'))
      .flatMap(({ text: workflow }) => Object.values((parse(workflow) as { jobs: Record<string, Job> }).jobs))
      .flatMap(({ environment }) => (typeof environment === 'string' ? [environment] : (environment?.name ?? [])))
      .filter((name) => !name.includes('${{'))
    expect(named).toContain('production')
    for (const name of named)
      for (const path of ['docs/first-apply.md', 'docs/pipeline.md']) expect(textOf(path)).toContain(`\`${name}\``)
    for (const name of named.filter((each) => each === 'production' || each === 'takeover'))
      expect(textOf('docs/pipeline.md')).toMatch(new RegExp(`Environments with reviewers:[^.]*\`${name}\``))
  }
})

interface Job {
  readonly environment?: string | { readonly name: string }
}
it('names that the picture and its layout have for themselves are names of services too', () => {
  const files = make(
    blueprintOf(`
name: shop
domain: shop.example.org
cloud: { provider: aws, region: eu-west-1, recovery: eu-central-1 }
repository: github.com/acme/shop
services:
  users: { type: api, runtime: go, public: true, uses: [constructor] }
  ingress: { type: api, runtime: go, public: false, uses: [users] }
  constructor: { type: api, runtime: go, public: false, uses: [standby], variables: { SEPARATOR: '|', NOTHING: '' } }
data:
  standby: postgresql
environments: [production]
`),
  )
  const picture = files.find(({ path }) => path.endsWith('.svg'))?.text ?? ''
  for (const name of ['users', 'ingress', 'constructor', 'standby', 'Users', 'Load balancer'])
    expect(picture.split(`>${name}</text>`).length, name).toBe(2)
  const contract = files.find(({ path }) => path === 'docs/service-contract.md')?.text
  expect(contract).toContain('| `SEPARATOR` | `\\|` |')
  expect(contract).toContain('| `NOTHING` | empty |')
})

it('documents lead to files that are there, and to pages of services that are watched, however workloads run', () => {
  const bank = readFileSync('examples/bank/devops.yaml', 'utf8')
  const mixed = `${bank.replace(/^budget:.*$/m, '')}\noverrules: { compute/gateway: { answer: containers, because: we know them } }\n`
  for (const text of [readFileSync('examples/pipeline/devops.yaml', 'utf8'), mixed]) {
    const world = worldOf(blueprintOf(text))
    for (const what of [
      'files that documents lead to',
      'dashboards that are linked',
      'directories and value files of applications',
    ])
      expect([what, provisions[what]?.(world)]).toEqual([what, []])
  }
})

it('where backups alone are copied to another region, nobody is sent to steps of a failover', () => {
  const files = make(
    blueprintOf(`
name: notes
domain: notes.example.org
cloud: { provider: aws, region: eu-west-1, recovery: eu-central-1 }
repository: github.com/acme/notes
objectives: { rpo: 24h, rto: 3d }
services: { api: { type: api, runtime: go, public: true, uses: [db] } }
data: { db: postgresql }
environments: [production]
`),
  )
  expect(files.map(({ path }) => path)).not.toContain('docs/recovery.md')
  const design = files.find(({ path }) => path === 'docs/design.md')?.text
  expect(design).toContain('Nothing waits in eu-central-1')
  expect(design).not.toContain('](recovery.md)')
})

it('a firewall is claimed before what has one, and before nothing else', () => {
  const threats = (protocol: string) =>
    make(
      blueprintOf(`
name: wire
domain: wire.example.org
cloud: { provider: aws, region: eu-west-1 }
repository: github.com/acme/wire
team: { engineers: 3 }
services: { api: { type: api, runtime: go, protocol: ${protocol}, public: true } }
environments: [production]
overrules: { compute/api: { answer: containers, because: we know them } }
`),
    ).find(({ path }) => path === 'docs/threats.md')?.text
  expect(threats('http')).toContain('terraform/modules/firewall/main.tf')
  expect(threats('tcp')).not.toContain('firewall')
})

it('data that is kept has a way back by commands, in every estate', () => {
  for (const [name, text] of Object.entries({
    ...specs,
    startup: readFileSync('examples/startup/devops.yaml', 'utf8'),
  })) {
    const blueprint = blueprintOf(text)
    const kept = blueprint.plan.stores.filter(({ backup }) => backup.method !== 'none')
    const restore = restoring(blueprint)
    expect(restore !== undefined, name).toBe(kept.length > 0)
    for (const store of kept) expect(restore, name).toContain(`## ${store.name}\n`)
    expect(restore ?? '', name).not.toMatch(/undefined|<class>/)
  }
})

it('what is restored is the database that the stack makes', () => {
  const restore = fileOf(startup, 'docs/restore.md')
  expect(restore).toContain('--source-db-instance-identifier invoices-production-db ')
  const stores = fileOf(startup, 'terraform/stacks/production/stores.tf')
  const [, address = ''] = restore?.match(/import module\.(\w+)\./) ?? []
  expect(stores).toContain(`module "${address}"`)
})

it('a record says what each other option would cost', () => {
  expect(fileOf(startup, 'docs/decisions/network.md')).toMatch(
    /`one-gateway`\): .*\n.*\n.*\n {2}- costs \$\d+ a month more/,
  )
})

it('security claims no TLS where there is none, and threats say the same', () => {
  const crm = blueprintOf(specs.crm ?? '')
  expect(fileOf(crm, 'docs/design.md')).toContain('from service to service, it is HTTP inside the network')
  const bank = blueprintOf(readFileSync('examples/bank/devops.yaml', 'utf8'))
  expect(fileOf(bank, 'docs/threats.md')).toContain('Calls inside the network are not encrypted')
})

it('no picture names what it does not show', () => {
  for (const text of Object.values(specs))
    for (const [, picture = ''] of diagrams(blueprintOf(text)).matchAll(/```mermaid\n([^`]*)/g)) {
      const shown = new Set(
        [...picture.matchAll(/(n_\w+|users)[[(]/g), ...picture.matchAll(/subgraph (\w+)/g)].map(([, id]) => id),
      )
      const named = [...picture.matchAll(/^ *(\w+) (?:-->|---|==>|-\.->)(?:\|[^|]*\|)? (\w+)/gm)].flatMap(
        ([, a, b]) => [a, b],
      )
      expect(named.filter((id) => !shown.has(id))).toEqual([])
    }
})

it('a way back is a command wherever people bring versions there', () => {
  const bank = blueprintOf(readFileSync('examples/bank/devops.yaml', 'utf8'))
  expect(fileOf(bank, 'docs/runbooks/gateway-availability-budget-burn.md')).toContain(
    'gh workflow run promote --field to=production --field revision=<commit>',
  )
  expect(fileOf(startup, 'docs/pipeline.md')).not.toContain('`promote`')
})

it('who is on call may open the cluster of the other region', () => {
  const bank = blueprintOf(readFileSync('examples/bank/devops.yaml', 'utf8'))
  expect(fileOf(bank, 'docs/handbook/on-call.md')).toContain('--name pay-recovery --region us-west-2')
})

function fileOf(blueprint: Blueprint, path: string): string | undefined {
  return make(blueprint).find((each) => each.path === path)?.text
}

function textsOf(blueprint: Blueprint): (readonly [string, string])[] {
  return make(blueprint)
    .filter(({ path }) => people.test(path))
    .map(({ path, text }) => [path, text] as const)
}
