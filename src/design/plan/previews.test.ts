import { expect, test } from 'vitest'
import { design } from '../design.ts'
import { readSpec } from '../read.ts'
import { withoutPreview } from './previews.ts'

const text = `name: till
domain: till.example.com
cloud: { account: "222233334444", region: eu-central-1 }
repository: github.com/acme/till
team: { engineers: 2 }
services:
  api: { type: api, runtime: node, public: true, uses: [db, work, ticks], traffic: { average: 1, peak: 8 } }
  reader: { type: worker, runtime: node, uses: [ticks] }
  nightly: { type: job, runtime: node, schedule: "0 1 * * *", uses: [db] }
  desk: { type: api, runtime: java, public: false }
data:
  db: { engine: postgresql, size: 10GB }
  work: queue
  ticks: stream
environments: [dev, production, preview]
overrules:
  compute/desk: { answer: virtual-machines, because: its licence is bound to machines }
`

test('previews run what can be run twice, on what development has', () => {
  const { plan } = planned(text)
  expect(plan.previews?.releases.map(({ workload }) => workload.name)).toEqual(['api'])
  expect(plan.previews?.ground.name).toBe('dev')
  expect(plan.previews?.own.map(({ name }) => name)).toEqual(['work'])
  expect(plan.previews?.shared.map(({ name }) => name)).toEqual(['ticks'])
  expect(plan.previews?.databases.map(({ server }) => server)).toEqual(['till-dev-db'])
})

test.each([
  ['api', undefined],
  ['reader', /ticks/],
  ['nightly', /by the clock/],
  ['desk', /machines/],
])('why %s is in none: %s', (name, why) => {
  const { plan } = planned(text)
  const found = plan.workloads.flatMap((each) => (each.name === name ? [withoutPreview(each, plan.stores) ?? ''] : []))
  expect(found).toEqual([why === undefined ? '' : expect.stringMatching(why)])
})

test('where there is no development, previews bring their own ground', () => {
  const { plan } = planned(text.replace('[dev, production, preview]', '[production, preview]'))
  expect(plan.previews?.ground.name).toBe('preview')
  expect(plan.previews?.databases.map(({ server }) => server)).toEqual(['till-preview-db'])
})

test('an estate without previews, or with nothing to run in one, has none', () => {
  expect(planned(text.replace(', preview]', ']')).plan.previews).toBeUndefined()
})

function planned(spelled: string) {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text: spelled })
  if (!spec) throw new Error(JSON.stringify(problems))
  return design(spec)
}
