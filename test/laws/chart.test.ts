import { beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/generators/make.ts'
import { isMap } from '../../src/model/shape.ts'
import { valueAt } from '../../src/model/source.ts'
import { ready, survey } from '../../src/readers/survey.ts'
import { blueprintOf, specs } from './specs.ts'

beforeAll(ready)

const overrule = '  packaging: { answer: helm, because: we ship charts }\n'

/** The specs without previews and canaries, which a chart has no place for. */
const packaged = Object.entries(specs)
  .filter(([, text]) => {
    const { plan, decided } = blueprintOf(text)
    // Flux is given kustomizations, and no chart of ours.
    return decided.packaging !== undefined && plan.rollouts.length === 0 && plan.delivery.by?.tool !== 'flux'
  })
  .map(([name, text]) => {
    const without = text.replace(/^(environments: .*), preview/m, '$1').replaceAll(/, preview: \w+/g, '')
    return [
      name,
      without,
      /^overrules:$/m.test(without) ? `${without}${overrule}` : `${without}overrules:\n${overrule}`,
    ] as const
  })

describe.each(packaged)('for %s', (_, plain, helm) => {
  const { plan } = blueprintOf(plain)
  const before = survey(make(blueprintOf(plain))).trees
  const artifacts = make(blueprintOf(helm))
  const after = survey(artifacts)

  it('the chart is rendered without a problem', () => {
    expect(after.problems).toEqual([])
    expect(artifacts.map(({ path }) => path).filter((path) => path.startsWith('kubernetes/base'))).toEqual([])
  })

  it.each(plan.stages)('comes to the objects that Kustomize comes to in $name', ({ name, overlay, namespace }) => {
    const kustomize = before.find(({ scope }) => scope === overlay)
    const chart = after.trees.find(({ scope }) => scope === `charts/${plan.system} (values-${name}.yaml)`)
    const wanted = objects(kustomize?.data)
    expect(wanted.size).toBeGreaterThan(10)
    expect(Object.fromEntries(objects(chart?.data, namespace))).toEqual(Object.fromEntries(wanted))
  })
})

function objects(data: unknown, namespace?: string): ReadonlyMap<string, unknown> {
  const documents = Array.isArray(data) ? data.filter(isMap) : []
  const named = documents.filter((document) => valueAt(document, ['kind']) !== undefined)
  return new Map(
    named
      .map(
        (document) => [`${valueAt(document, ['kind'])} ${valueAt(document, ['metadata', 'name'])}`, document] as const,
      )
      .map(([key, document]) => {
        if (!namespace) return [key, document]
        // Without a release of its own a chart is rendered into the namespace `default`.
        const text = JSON.stringify(document)
          .replaceAll('"namespace":"default"', `"namespace":"${namespace}"`)
          // Kustomize has no hooks of its own.
          .replaceAll(/,"helm\.sh\/[^"]+":"[^"]+"/g, '')
        if (key !== 'Namespace default') return [key, JSON.parse(text)]
        return [`Namespace ${namespace}`, JSON.parse(text.replace('"name":"default"', `"name":"${namespace}"`))]
      }),
  )
}
