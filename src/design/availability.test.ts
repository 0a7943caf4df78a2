import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chainOf } from './availability.ts'
import { readSpec } from './read.ts'
import { recoveryOf } from './recovery.ts'
import { settle } from './settle.ts'

const text = readFileSync('examples/crm/devops.yaml', 'utf8')
const minute = 60_000

function chain(name: string, spelled = text) {
  const { spec } = readSpec({ path: 'devops.yaml', text: spelled })
  const service = spec?.services.find((each) => each.name === name)
  if (!spec || !service) throw new Error(`no ${name}`)
  return chainOf(service, spec, settle(spec))
}

test('the promises that an api rests on are multiplied, the cache left out, the queue without a source named', () => {
  const { promised, partial, weakest, links } = chain('api')
  expect(promised).toBeCloseTo(0.9999 * 0.9999 * 0.9995, 7)
  expect(partial).toBe(true)
  expect(weakest?.what).toBe('db (rds/multi-az)')
  expect(links.filter(({ soft }) => soft).map(({ what }) => what)).toEqual(['cache (elasticache/multi-az)'])
  expect(links.find(({ share }) => share === undefined)?.what).toBe('jobs (sqs)')
})

test('what two services share counts once', () => {
  const both = text.replace('    uses: [db, cache, jobs]', '    uses: [db, cache, jobs, auth]')
  const spelled = both.replace(
    '  worker:\n',
    '  auth: { type: api, runtime: go, public: false, uses: [db] }\n  worker:\n',
  )
  expect(chain('api', spelled).promised).toBe(chain('api').promised)
})

test('two regions that both serve fail together only, but for the one writer', () => {
  const { promised } = chain('api', text.replace('rto: 1h', 'rto: 5m'))
  expect(promised).toBeGreaterThan(chain('api').promised)
  expect(promised).toBeCloseTo(0.9999, 6)
})

test('a page loads without its api', () => {
  expect(chain('web').links.map(({ what }) => what)).toEqual(['cloudfront', 's3'])
})

test('what is lost of the database, and for how long, depends on what breaks', () => {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  const db = spec?.data.find(({ name }) => name === 'db')
  if (!spec || !db) throw new Error('no db')
  expect(recoveryOf(db, settle(spec))).toEqual({
    data: { rpo: 5 * minute, rto: 210 * minute },
    zone: { rpo: 0, rto: 2 * minute },
    region: { rpo: minute, rto: 30 * minute },
  })
})

test('what has no backup goes on empty, and what is copied serves from the other region', () => {
  const { spec } = readSpec({
    path: 'devops.yaml',
    text: `${text.replace('data:\n', 'data:\n  files: { engine: bucket, size: 7TB }\n  todo: queue\n')}`,
  })
  const [files, todo] = ['files', 'todo'].map((name) => spec?.data.find((each) => each.name === name))
  if (!spec || !files || !todo) throw new Error('no stores')
  expect(recoveryOf(files, settle(spec))).toEqual({
    // 7 million objects at 3,500 a second are 33 minutes, and half an hour around them, in halves of an hour.
    data: { rpo: 0, rto: 90 * minute },
    zone: { rpo: 0, rto: minute },
    region: { rpo: 15 * minute, rto: 30 * minute },
  })
  const all = Number.POSITIVE_INFINITY
  expect(recoveryOf(todo, settle(spec))).toMatchObject({
    data: { rpo: all, rto: minute },
    region: { rpo: all, rto: 30 * minute },
  })
})
