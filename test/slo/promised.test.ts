import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { promisedIn } from '../../src/commands/promised.ts'
import { design } from '../../src/design/design.ts'
import { readSpec } from '../../src/design/read.ts'
import { generator } from '../../src/generators/monitoring/generator.ts'
import { rulesOf } from '../../src/operate/slo/rules.ts'
import { statusOf } from '../../src/operate/slo/status.ts'
import { objectivesIn } from '../../src/readers/slo/objectives.ts'
import { checkPromql } from '../../src/syntax/promql/check.ts'
import { selectorsIn } from '../../src/syntax/promql/selectors.ts'
import { overWindow } from '../../src/syntax/promql/windowed.ts'
import { yaml } from '../../src/syntax/yaml/yaml.ts'

const spec = 'examples/crm/devops.yaml'

describe('a spec promises', () => {
  const { objectives, problems } = promisedIn([{ path: spec, text: readFileSync(spec, 'utf8') }])
  it('what its services do', () => {
    expect(problems).toEqual([])
    expect(objectives.map(({ service, name, target }) => [service, name, target])).toEqual([
      ['web', 'availability', 0.999],
      ['web', 'page', 0.95],
      ['api', 'availability', 0.999],
      ['api', 'latency', 0.95],
      ['worker', 'availability', 0.999],
    ])
  })
  it('measured by expressions that Prometheus takes', () => {
    for (const text of asked) expect([text, checkPromql(text)]).toEqual([text, []])
  })
  it('measured by the series that the rules read which we generate', () => {
    const { spec: read } = readSpec({ path: spec, text: readFileSync(spec, 'utf8') })
    if (!read) throw new Error('no spec')
    const rules = [...generator.make(design(read), [])].filter(({ path }) => path.includes('/rules/'))
    const known = new Set(
      rules.flatMap(({ text, path }) => {
        const [document] = yaml.parse({ path, text }).data as [{ spec: { groups: { rules: { expr: string }[] }[] } }]
        return document.spec.groups.flatMap(({ rules }) => rules.flatMap(({ expr }) => series(expr)))
      }),
    )
    expect(asked.length).toBeGreaterThan(5)
    for (const each of asked.flatMap(series)) expect(known).toContain(each)
  })

  const asked = objectives.flatMap(({ indicator }) =>
    (indicator.kind === 'ratio'
      ? [indicator.part, indicator.total]
      : indicator.kind === 'share'
        ? [indicator.query]
        : []
    ).map((text) => overWindow(text, '5m')),
  )

  /** What an expression reads; in which stages is another question. */
  function series(expression: string): string[] {
    return selectorsIn(expression).map(({ metric, matchers }) =>
      JSON.stringify([
        metric,
        ...matchers
          .filter(({ label }) => label !== 'namespace')
          .map(({ label, operator, value }) => `${label}${operator}${value}`)
          .toSorted(),
      ]),
    )
  }
})

describe('strange files', () => {
  const strange = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.array(fc.string()),
    fc.dictionary(fc.string(), fc.string()),
  )
  const texts = [
    'version: prometheus/v1\nservice: a\nslos: [{ name: b, objective: 99, sli: { events: { error_query: "a[{{.window}}]", total_query: b } }, alerting: { page_alert: {} } }]',
    'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: a, labels: { x: y } }\nspec: { target: "99", window: 4w, indicator: { ratio: { errors: { metric: a }, total: { metric: b }, grouping: [c] } } }',
    'apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: a }\nspec: { service: b, indicator: { spec: { ratioMetric: { counter: true, good: { metricSource: { spec: { query: a } } }, total: { metricSource: { spec: { query: b } } } } } }, timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-01, timeZone: UTC } }], budgetingMethod: Timeslices, objectives: [{ target: 0.9, timeSliceTarget: 0.9, timeSliceWindow: 1m, compositeWeight: 1 }] }',
  ]
  it('throw nothing, whatever stands in whichever place', () => {
    const documents = texts.map((text) => (yaml.parse({ path: 'slo.yaml', text }).data as unknown[])[0])
    for (const document of documents) expect(objectivesIn([document]).objectives).toHaveLength(1)
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.nat(40), strange, (document, at, value) => {
        const { objectives } = objectivesIn([replacedAt(document, at, value)])
        for (const objective of objectives) {
          rulesOf(objective, objectives)
          statusOf(objective, { from: 0, step: 60_000, bad: [1], total: [2] }, Date.UTC(2026, 10, 27))
        }
      }),
      { numRuns: 1000 },
    )
  })
})

/** The document with its n-th value another. */
function replacedAt(document: unknown, at: number, value: unknown): unknown {
  let left = at
  const visit = (node: unknown): unknown => {
    if (left-- === 0) return value
    if (Array.isArray(node)) return node.map(visit)
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, visit(each)]))
  }
  return visit(document)
}
