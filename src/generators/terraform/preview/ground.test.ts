import { beforeAll, describe, expect, it } from 'vitest'
import { design } from '../../../design/design.ts'
import { readSpec } from '../../../design/read.ts'
import { generator } from '../generator.ts'

const till = `name: till
domain: till.example.com
cloud: { account: "222233334444", region: eu-central-1 }
repository: github.com/acme/till
team: { engineers: 2 }
services:
  api: { type: api, runtime: node, public: true, uses: [db, work, rates], secrets: [KEY], migrations: [migrate], traffic: { average: 1, peak: 8 } }
  rates: { type: api, runtime: go, public: false, uses: [db], traffic: { average: 1, peak: 8 } }
  nightly: { type: job, runtime: node, schedule: "0 1 * * *", uses: [db] }
data:
  db: { engine: postgresql, size: 10GB }
  work: queue
environments: [dev, production, preview]
`
const rare = till.replace(
  'environments',
  'overrules:\n  compute/api: { answer: functions, because: it seldom runs at all }\n  compute/rates: { answer: functions, because: it seldom runs at all }\n  compute/nightly: { answer: functions, because: it seldom runs at all }\nenvironments',
)

describe.each([
  ['tasks', till],
  ['functions', rare],
])('previews of %s', (platform, text) => {
  let files: ReadonlyMap<string, string>
  beforeAll(() => {
    files = made(text)
  })
  const file = (path: string) => files.get(`terraform/stacks/${path}`) ?? ''
  const root = () =>
    [...files].flatMap(([path, each]) => (path.startsWith('terraform/stacks/preview/') ? [each] : [])).join('')

  it('have a state for each pull request, and no key of their own to share one by', () => {
    expect(file('preview/backend.tf')).not.toMatch(/^\s+key\s/m)
    expect(root()).not.toContain('terraform_remote_state')
  })

  it('make no role, no key, no network and no certificate', () => {
    const modules = [...new Set([...root().matchAll(/modules\/([a-z-]+)"/g)].map(([, name]) => name))]
    const all = root() + modules.map((name) => files.get(`terraform/modules/${name}/main.tf`) ?? '').join('')
    expect(modules.length).toBeGreaterThan(1)
    expect(all).not.toMatch(/resource "aws_(iam|kms|vpc|subnet|security_group|acm|lb_listener")/)
  })

  it('run under a role that makes none, and hands over those of previews alone', () => {
    const [, rights = ''] =
      /aws_iam_policy_document" "previews" \{([\s\S]*?)\n\}\n/.exec(file('bootstrap/pipeline.tf')) ?? []
    expect([...new Set(rights.match(/"iam:\w+"(?=[,\]])/g))]).toEqual(['"iam:PassRole"'])
    const roles = rights.match(/arn:aws:iam::[^"]+/g) ?? []
    expect(roles.length).toBeGreaterThan(0)
    for (const role of roles) expect(role).toContain('role/till-preview-')
    expect(rights).not.toMatch(/till-(dev|production)-(api|work)/)
    expect(file('bootstrap/pipeline.tf')).toContain('subjects     = ["repo:${var.repository}:environment:preview"]')
    expect(file('bootstrap/pipeline.tf')).toContain('role/till-preview-previews')
  })

  it('are told by the stack whatever they ask of it', () => {
    const asked = new Set([...root().matchAll(/local\.ground\.(\w+)/g)].map(([, key = '']) => key))
    const told =
      /"preview_ground" \{[\s\S]*?jsonencode\(\{\n([\s\S]*?)\n {2}\}\)/.exec(file('production/previews.tf'))?.[1] ?? ''
    const keys = [...told.matchAll(/^ {4}(\w+)/gm)].map(([, key = '']) => key)
    expect(asked.size).toBeGreaterThan(2)
    for (const key of asked) expect(keys).toContain(key)
  })

  it('run nothing by the clock, and have a database of their own', () => {
    expect(root()).not.toContain('nightly')
    expect(file('preview/stores.tf')).toContain('database = "pr_${var.number}"')
    expect(file('production/previews.tf')).toContain(
      `source = "../../modules/preview-${platform === 'tasks' ? 'task-roles' : 'function-role'}"`,
    )
  })
})

it('a spec without previews has none', () => {
  expect([...made(till.replace(', preview]', ']')).keys()].filter((path) => path.includes('preview'))).toEqual([])
})

function made(text: string): ReadonlyMap<string, string> {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('the spec is wrong')
  return new Map([...generator.make(design(spec), [])].map(({ path, text }) => [path, text]))
}
