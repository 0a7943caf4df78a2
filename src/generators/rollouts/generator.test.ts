import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import { valueAt } from '../../model/source.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { make } from '../make.ts'

const artifacts = make(blueprint())
const analyses = artifacts
  .filter(({ path }) => path.endsWith('/analysis.yaml'))
  .flatMap(({ text }) => parseAllDocuments(text).map((each) => each.toJS() as unknown))

describe('a version', () => {
  it('is judged by what the rules of its objectives record', () => {
    const recorded = new Set(
      artifacts
        .filter(({ path }) => path.startsWith('monitoring/base/rules/'))
        .flatMap(({ text }) => [...text.matchAll(/record: (\S+)/g)].map(([, name]) => name)),
    )
    const queries = analyses.flatMap((each) =>
      (valueAt(each, ['spec', 'metrics']) as unknown[]).map((metric) =>
        valueAt(metric, ['provider', 'prometheus', 'query']),
      ),
    )
    const read = queries.flatMap((query) => (typeof query === 'string' ? selectorsIn(query) : []))
    expect(read.length).toBeGreaterThan(10)
    expect(read.filter(({ metric }) => !recorded.has(metric))).toEqual([])
  })

  it('is let in share by share, or asked before it takes over', () => {
    expect(steps('front')).toEqual([10, '5m', 25, '5m', 50, '5m'])
    expect(steps('desk')).toEqual([{ weight: 100 }, 'desk-smoke', 100, '20m'])
    expect(valueAt(strategyOf('rates'), ['blueGreen', 'prePromotionAnalysis', 'templates', 0, 'templateName'])).toBe(
      'rates-smoke',
    )
  })

  it('is asked by Services that exist', () => {
    const asked = analyses.flatMap((each) => JSON.stringify(each).match(/(?<=http:\/\/)[\w-]+(?=\.\{\{)/g) ?? [])
    expect(asked.length).toBe(3)
    for (const name of asked)
      expect(textOf(`rollouts/${name.replace(/-\w+$/, '')}/services.yaml`)).toContain(`name: ${name}\n`)
  })
})

it('is laid over the stages in which there is something to judge', () => {
  const laid = (stage: string) => textOf(`kubernetes/overlays/${stage}/kustomization.yaml`).includes('rollouts/front')
  expect(['dev', 'staging', 'production'].map(laid)).toEqual([false, true, true])
})

function steps(service: string): unknown[] {
  const all = valueAt(strategyOf(service), ['canary', 'steps']) as Record<string, unknown>[]
  return all.map(
    (step) =>
      valueAt(step, ['pause', 'duration']) ??
      valueAt(step, ['analysis', 'templates', 0, 'templateName']) ??
      step.setWeight ??
      step.setCanaryScale,
  )
}

function strategyOf(service: string): unknown {
  const operations = parse(textOf(`rollouts/${service}/rollout.yaml`)) as { path: string; value: unknown }[]
  return operations.find(({ path }) => path === '/spec/strategy')?.value
}

function textOf(path: string): string {
  return artifacts.find((artifact) => artifact.path === path)?.text ?? ''
}

function blueprint() {
  const service = (average: number, more = '') =>
    `{ type: api, runtime: go${more}, traffic: { average: ${average}, peak: ${3 * average} } }`
  const { spec } = readSpec({
    path: 'devops.yaml',
    text: `
name: pay
domain: pay.example.org
cloud: { provider: aws, account: "123456789012", region: eu-west-1 }
repository: github.com/acme/pay
team: { engineers: 20, knows: [kubernetes] }
objectives: { availability: 99.95 }
services: { front: ${service(200, ', public: true')}, rates: ${service(100)}, desk: ${service(2, ', public: true')} }
environments: [dev, staging, production]
overrules:
  compute/front: { answer: kubernetes, because: it is tried here }
  compute/rates: { answer: kubernetes, because: it is tried here }
  compute/desk: { answer: kubernetes, because: it is tried here }
  rollout/rates: { answer: blue-green, because: it is tried here }
  rollout/desk: { answer: blue-green, because: it is tried here }
`,
  })
  if (!spec) throw new Error('it is no spec')
  return design(spec)
}
