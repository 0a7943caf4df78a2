import { expect, test } from 'vitest'
import { design } from '../../../design/design.ts'
import { readSpec } from '../../../design/read.ts'
import { generator } from '../generator.ts'

const text = `name: chime
domain: chime.example.net
cloud: { account: "333344445555", region: eu-central-1 }
repository: github.com/chime/chime
team: { engineers: 2 }
services:
  web: { type: frontend, uses: [api] }
  api: { type: api, runtime: node, public: true, traffic: { average: 0.2, peak: 5, pattern: spiky } }
environments: [production]
`

test.each([
  ['beside a site', text, '["eu-central-1", "us-east-1"]'],
  ['alone', text.replace(/^ {2}web.*\n/m, ''), '["eu-central-1"]'],
])('the certificate of an HTTP API, %s, is in its region', (_, spelled, regions) => {
  const { spec } = readSpec({ path: 'devops.yaml', text: spelled })
  if (!spec) throw new Error('the spec is wrong')
  const file = (path: string) =>
    [...generator.make(design(spec), [])].find((each) => each.path === `terraform/stacks/production/${path}`)?.text
  expect(file('functions.tf')).toContain('module.production_certificate.arns["eu-central-1"]')
  expect(file('edge.tf')).toContain(`regions = ${regions}`)
})
