import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { valueAt } from '../../model/source.ts'
import { generator } from './generator.ts'

const crm = readFileSync('examples/crm/devops.yaml', 'utf8')

test('no panel lies on another, or beside the page', () => {
  for (const page of pages(crm)) {
    const taken = new Set<string>()
    for (const { x, y, w, h } of list(page, 'panels').map((panel) => valueAt(panel, ['gridPos']) as Place)) {
      expect(x + w).toBeLessThanOrEqual(24)
      for (let column = x; column < x + w; column++)
        for (let row = y; row < y + h; row++) {
          expect(taken).not.toContain(`${column} ${row}`)
          taken.add(`${column} ${row}`)
        }
    }
  }
})

test('every page has a uid of its own, and every panel an id', () => {
  const made = pages(crm)
  const uids = made.map((page) => valueAt(page, ['uid']))
  expect(new Set(uids).size).toBe(made.length)
  for (const page of made) {
    const ids = list(page, 'panels').map((panel) => valueAt(panel, ['id']))
    expect(new Set(ids).size).toBe(ids.length)
  }
})

test.each([
  ['p95 < 200ms', 0.2],
  ['p99 < 1.5s', 1.5],
])('the line of the latency stands where the objective %s does', (latency, seconds) => {
  const [page] = pages(crm.replace('latency: p95 < 200ms', `latency: ${latency}`)).filter(
    (each) => valueAt(each, ['uid']) === 'crm-service-api',
  )
  const panel = list(page, 'panels').find((each) => valueAt(each, ['title']) === 'Latency')
  expect(valueAt(panel, ['fieldConfig', 'defaults', 'thresholds', 'steps', 1, 'value'])).toBe(seconds)
})

test('a figure of a job is not shown: nobody reads a counter of what has ended', () => {
  const text = crm.replace(
    '\nservices:\n',
    '\nservices:\n  nightly: { type: job, runtime: go, schedule: 0 3 * * *, figures: { invoices: Invoices sent } }\n',
  )
  expect(text).not.toBe(crm)
  expect(JSON.stringify(pages(text))).not.toContain('business_invoices_total')
})

test('the page of a job shows its runs, and neither requests nor replicas, which it has not', () => {
  const [page] = bank.filter((each) => valueAt(each, ['uid']) === 'pay-service-statements')
  const titles = list(page, 'panels').map((panel) => valueAt(panel, ['title']))
  expect(titles).toContain('Since the last that succeeded')
  for (const title of ['Requests', 'Replicas']) expect(titles).not.toContain(title)
})

test('replicas of a canary are those of its Rollout, where no Deployment is left', () => {
  const [page] = bank.filter((each) => valueAt(each, ['uid']) === 'pay-service-payments')
  const replicas = list(page, 'panels').find((panel) => valueAt(panel, ['title']) === 'Replicas')
  expect(list(replicas, 'targets').map((query) => valueAt(query, ['expr']))).toContain(
    'max(rollout_info_replicas_available{namespace="$namespace", name="payments"}) or max(kube_deployment_status_replicas_available{namespace="$namespace", deployment="payments"})',
  )
})

const bank = pages(readFileSync('examples/bank/devops.yaml', 'utf8'))

interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

function pages(text: string): unknown[] {
  const { spec } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error('the spec has problems')
  return [...generator.make(design(spec), [])].flatMap(({ path, text }) =>
    path.endsWith('.json') ? [JSON.parse(text) as unknown] : [],
  )
}

function list(data: unknown, key: string): unknown[] {
  const value = valueAt(data, [key])
  return Array.isArray(value) ? value : []
}
