import { expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { networkPolicies } from './network-policies.ts'

const text = `
name: shop
domain: shop.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/shop
team: { engineers: 9, knows: [kubernetes] }
services:
  orders: { type: api, runtime: go, uses: [db, stock], migrations: [migrate] }
  stock: { type: api, runtime: go, public: false }
data:
  db: { engine: postgresql, size: 20GB }
environments: [production]
overrules:
  compute/orders: { answer: kubernetes, because: we run everything there }
  compute/stock: { answer: kubernetes, because: we run everything there }
`

it('lets a migration call what the addresses that it is handed lead to, and nobody else', () => {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('no spec')
  const { plan } = design(spec)
  const [stage] = plan.stages
  if (!stage) throw new Error('no stage')
  const policies = JSON.parse(JSON.stringify(networkPolicies(stage, plan))) as {
    metadata: { name: string }
    spec: { egress?: { to: object[]; ports: object[] }[]; ingress?: { from: object[]; ports: object[] }[] }
  }[]
  const of = (name: string) => policies.find(({ metadata }) => metadata.name === name)?.spec
  const named = (name: string) => ({
    podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/name': name }) },
  })
  expect(of('orders-migration')?.egress).toContainEqual({
    to: [named('stock')],
    ports: [{ protocol: 'TCP', port: 8080 }],
  })
  expect(of('orders-migration')?.ingress).toBeUndefined()
  expect(of('stock')?.ingress).toContainEqual({
    from: [named('orders'), named('orders-migration')],
    ports: [{ protocol: 'TCP', port: 8080 }],
  })
  expect(of('stock')?.egress ?? []).not.toContainEqual(expect.objectContaining({ to: [named('orders')] }))
})
