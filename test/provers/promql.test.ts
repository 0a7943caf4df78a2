import { describe, expect, it } from 'vitest'
import { prover } from '../../src/provers/promql/prover.ts'
import { dedent } from '../dedent.ts'
import { recordedWorld } from './recorded-world.ts'

const rules = (expr: string) => `
  apiVersion: monitoring.coreos.com/v1
  kind: PrometheusRule
  spec:
    groups:
      - name: a
        rules:
          - alert: A
            expr: ${expr}
`
const dashboard = (expr: string) =>
  JSON.stringify({ panels: [{ targets: [{ expr, datasource: { type: 'prometheus' } }] }] }, null, 2)
const analysis = (query: string) => `
  kind: AnalysisTemplate
  spec:
    metrics:
      - name: errors
        provider:
          prometheus:
            address: http://prometheus:9090
            query: ${query}
`

describe('the PromQL prover', () => {
  it.each([
    ['a rule', 'a.yaml', rules('sum(rate(a[5m])) > 1'), undefined],
    ['a rule that is wrong', 'a.yaml', rules('rate(a) > 1'), 8],
    ['a dashboard', 'a.json', dashboard('rate(a{b="$c"}[$__rate_interval])'), undefined],
    ['a dashboard that is wrong', 'a.json', dashboard('rate(a{b="$c"}[$__rate_interval]'), 6],
    ['a window that is a variable', 'a.json', dashboard('rate(a[$window]) + rate(a[${window}])'), undefined],
    ['an analysis', 'a.yaml', analysis(`'rate(a{b="{{args.b}}"}[5m])'`), undefined],
    ['an analysis that is wrong', 'a.yaml', analysis('sum(a'), 8],
    [
      'a dashboard in a ConfigMap',
      'a.yaml',
      `kind: ConfigMap\ndata:\n  a.json: '{"panels": [{"targets": [{"expr": "rate(a)"}]}]}'\n`,
      3,
    ],
  ])('judges %s', async (_, path, text, line) => {
    const artifact = { path, text: dedent(text), because: [] }
    expect(prover.proves(artifact)).toBe(true)
    const verdicts = []
    for await (const verdict of prover.prove([artifact], recordedWorld({}))) verdicts.push(verdict)
    expect(verdicts).toEqual([
      line === undefined
        ? { path, outcome: 'proved', message: expect.stringMatching(/^1 expressions$/) }
        : { path, outcome: 'refuted', line, message: expect.any(String) },
    ])
  })

  it('leaves other languages alone', () => {
    const loki = JSON.stringify({ targets: [{ expr: '{a="b"} |= "c"', datasource: { type: 'loki' } }] })
    expect(prover.proves({ path: 'a.json', text: loki, because: [] })).toBe(false)
    expect(prover.proves({ path: 'a.yaml', text: 'query: select 1\n', because: [] })).toBe(false)
  })
})
