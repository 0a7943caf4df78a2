import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { valueAt } from '../../model/source.ts'
import { generator } from './generator.ts'

const text = `
name: pay
domain: pay.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/pay
team: { engineers: 9, knows: [kubernetes, secrets-store-csi] }
services:
  api: { type: api, runtime: go, uses: [db], migrations: [migrate], secrets: [CARD_KEY], traffic: { average: 100, peak: 300 } }
  sweep: { type: job, runtime: go, schedule: '0 3 * * *', uses: [db] }
data:
  db: { engine: postgresql, size: 20GB }
environments: [production, preview]
overrules:
  compute/api: { answer: kubernetes, because: we run everything there }
  compute/sweep: { answer: kubernetes, because: we run everything there }
  rollout/api: { answer: canary, because: a bad version once met everybody }
`

describe('secrets that pods mount', () => {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('no spec')
  const blueprint = design(spec)
  const files = new Map([...generator.make(blueprint, [])].map(({ path, text }) => [path, text]))
  const at = (path: string) => files.get(path) ?? ''

  it('are chosen by a team that knows the driver', () => {
    expect(blueprint.decided.secrets?.answer).toBe('csi')
  })

  it('are put into pods before a Deployment becomes a Rollout, into migrations and into what runs by the clock', () => {
    const components: unknown = valueAt(parse(at('kubernetes/overlays/production/kustomization.yaml')), ['components'])
    expect(components).toEqual(['images', 'mounts', 'custom', '../../../rollouts/api'])
    const targets = [...at('kubernetes/overlays/production/mounts/kustomization.yaml').matchAll(/kind: (\w+)\n +name/g)]
    expect(targets.map(([, kind]) => kind)).toEqual(['Deployment', 'Job', 'CronJob'])
    expect(at('kubernetes/base/api/deployment.yaml')).not.toContain('csi')
  })

  it('are read by Pod Identity, and in previews as the cluster vouches', () => {
    expect(at('kubernetes/overlays/production/secret-provider-classes.yaml')).toContain('usePodIdentity: "true"')
    expect(at('kubernetes/overlays/preview/secret-provider-classes.yaml')).toContain('usePodIdentity: "false"')
  })

  it('are texts where Terraform wrote numbers, and missed where people wrote nothing', () => {
    const made = at('kubernetes/overlays/production/secret-provider-classes.yaml')
    expect(made).toContain('path: to_string("port")')
    expect(made).toContain(`path: '"card-key"'`)
  })
})
