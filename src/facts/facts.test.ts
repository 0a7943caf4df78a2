import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Fact, stale } from './fact.ts'

const modules = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

test.each(modules)('everything that %s states has a source and a date', async (name) => {
  const found: object = await import(`./${name}`)
  expect(Object.entries(found).flatMap(([key, value]) => unsourced(value, key))).toEqual([])
})

test.each([
  ['a primitive', 730, ['x']],
  ['a fact without a source', { value: 1, date: '2026-01-01' }, ['x.value', 'x.date']],
  ['a fact without a date', { a: { value: 1, source: 's' } }, ['x.a.value', 'x.a.source']],
  ['an empty source', { value: 1, source: ' ', date: '2026-01-01' }, ['x']],
  ['a day that does not exist', { value: 1, source: 's', date: '2026-02-30' }, ['x']],
  ['another form of date', { value: 1, source: 's', date: 'May 2026' }, ['x']],
  ['one bad row of a list', [{ source: 's', date: '2026-01-01' }, { value: 1 }], ['x.1.value']],
  ['a bad row of a good table', { source: 's', date: '2026-01-01', rows: [{ date: '2026' }] }, ['x.rows.0']],
  ['an empty table', { source: 's', date: '2026-01-01', rows: [] }, ['x.rows']],
])('%s is a fault', (_, planted, faults) => expect(unsourced(planted, 'x')).toEqual(faults))

test('facts, tables and collections of them are in order', () => {
  const fact = { value: 1, source: 's', date: '2026-01-01' }
  expect(unsourced({ a: fact, b: [fact], c: { source: 's', date: '2026-01-01', rows: [{ value: 1 }] } }, 'x')).toEqual(
    [],
  )
  expect(unsourced(() => 1, 'x')).toEqual([])
})

test('a fact is stale after 180 days', () => {
  const fact: Fact = { source: 's', date: '2026-01-01' }
  expect(stale(fact, new Date('2026-06-30T00:00:00Z'))).toBe(false)
  expect(stale(fact, new Date('2026-07-01T00:00:00Z'))).toBe(true)
})

/** Where something is stated for which nobody vouches. */
function unsourced(value: unknown, path: string): readonly string[] {
  if (typeof value === 'function') return []
  if (typeof value !== 'object' || value === null) return [path]
  if (Array.isArray(value)) return value.flatMap((each, i) => unsourced(each, `${path}.${i}`))
  if (!('source' in value && 'date' in value)) {
    return Object.entries(value).flatMap(([key, each]) => unsourced(each, `${path}.${key}`))
  }
  if (!isSource(value.source) || !isDay(value.date)) return [path]
  if (!('rows' in value)) return []
  if (!Array.isArray(value.rows) || value.rows.length === 0) return [`${path}.rows`]
  return value.rows.flatMap((row: Partial<Fact>, i) =>
    isSource(row.source ?? value.source) && isDay(row.date ?? value.date) ? [] : [`${path}.rows.${i}`],
  )
}

function isSource(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const day = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}
