import { expect, it } from 'vitest'
import { design } from './design.ts'
import { measuredOf } from './measured.ts'
import { readSpec } from './read.ts'

const names = (module: string) => measuredOf(module).flatMap(({ metrics }) => metrics.map(([name]) => name))

it('asks Aurora for what its instances have: their storage has no end, and readers follow otherwise', () => {
  expect(names('aurora')).toEqual(expect.arrayContaining(['CPUUtilization', 'FreeLocalStorage', 'AuroraReplicaLag']))
  for (const name of ['FreeStorageSpace', 'ReplicaLag']) {
    expect(names('database')).toContain(name)
    expect(names('aurora')).not.toContain(name)
  }
})

it.each(['stream', '{ engine: key-value, size: 5GB }', 'queue'])(
  'tells when CloudWatch is not read, where it is asked about %s alone',
  (store) => expect(alerts(store)).toContain('metrics-missing'),
)

it('tells nothing of it where it is asked about nothing', () => {
  expect(alerts('bucket')).not.toContain('metrics-missing')
})

function alerts(store: string): string[] {
  const text = `name: notes
domain: notes.example.org
cloud: { provider: aws, region: eu-central-1 }
repository: github.com/someone/notes
team: { engineers: 20, knows: [kubernetes] }
services: { api: { type: api, runtime: go, public: true, uses: [kept] } }
data: { kept: ${store} }
environments: [production]
overrules: { compute/api: { answer: kubernetes, because: we run everything there } }
`
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('the spec has problems')
  return design(spec).plan.alerts.map(({ kind }) => kind)
}
