import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { valueAt } from '../../model/source.ts'
import { make } from '../make.ts'

const files = new Map(make(blueprint()).map(({ path, text }) => [path, text]))

describe('flags in a cluster', () => {
  it('are those of production where another region stands in for it', () => {
    expect(valueAt(parse(textOf('flags/stacks/recovery/kustomization.yaml')), ['resources'])).toEqual([
      'ground.yaml',
      '../../production',
    ])
  })

  it('are answered for by an image that our admission policies do not judge', () => {
    const namespace = parseAllDocuments(textOf('flags/stacks/production/ground.yaml'))[0]?.toJS()
    expect(valueAt(namespace, ['metadata', 'labels', 'app.kubernetes.io/part-of'])).toBeUndefined()
    expect(textOf('security/admission/images.yaml')).toContain('app.kubernetes.io/part-of')
  })

  it('are asked for in the environment that a pod runs in', () => {
    expect(textOf('kubernetes/overlays/production/variables/kustomization.yaml')).toContain('flagd-production.flags')
    expect(textOf('kubernetes/overlays/recovery/variables/kustomization.yaml')).toContain('flagd-production.flags')
    expect(textOf('kubernetes/base/api/deployment.yaml')).toContain('flagd-staging.flags')
  })
})

function textOf(path: string): string {
  const text = files.get(path)
  if (text === undefined) throw new Error(`nothing writes ${path}`)
  return text
}

function blueprint() {
  const { spec } = readSpec({
    path: 'devops.yaml',
    text: `
name: shop
domain: shop.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1, recovery: eu-central-1 }
repository: github.com/acme/shop
team: { engineers: 12, knows: [kubernetes, feature-flags] }
objectives: { availability: 99.95, rto: 1h, rpo: 15m }
compliance: [soc2]
services:
  api: { type: api, runtime: go, public: true, uses: [db], traffic: { average: 100, peak: 400 } }
data:
  db: { engine: postgresql, size: 50GB }
environments: [staging, production]
overrules:
  compute/api: { answer: kubernetes, because: we run everything there }
`,
  })
  if (!spec) throw new Error('unreadable')
  return design(spec)
}
