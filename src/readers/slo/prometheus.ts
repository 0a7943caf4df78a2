import { ServiceLevelObjective } from '../../kinds/slo.ts'
import { isMap } from '../../model/shape.ts'
import type { Sighting } from '../reader.ts'

type Json = { readonly [name: string]: unknown }

/** A file of Sloth, or the same as an object of Kubernetes. */
export function* sloth(document: Json, index: number): Iterable<Sighting> {
  const isObject = document.kind !== undefined
  const spec = isObject && isMap(document.spec) ? document.spec : document
  const path = isObject ? [index, 'spec', 'slos'] : [index, 'slos']
  for (const [at, each] of Array.isArray(spec.slos) ? spec.slos.entries() : []) {
    if (!isMap(each)) continue
    const name = typeof each.name === 'string' ? each.name : String(at + 1)
    const percent = each.objective
    yield {
      kind: ServiceLevelObjective,
      name: `slo/${name}`,
      path: [...path, at],
      data: {
        language: 'sloth',
        name,
        service: spec.service,
        description: each.description,
        target: share(percent),
        window: '30d',
        queries: textsIn(each.sli),
      },
    }
  }
}

export function* pyrra(document: Json, index: number): Iterable<Sighting> {
  const spec = isMap(document.spec) ? document.spec : {}
  const metadata = isMap(document.metadata) ? document.metadata : {}
  const labels = isMap(metadata.labels) ? metadata.labels : {}
  const name = typeof metadata.name === 'string' ? metadata.name : '?'
  yield {
    kind: ServiceLevelObjective,
    name: `slo/${name}`,
    path: [index],
    data: {
      language: 'pyrra',
      name,
      service: labels['pyrra.dev/service'] ?? labels.service,
      description: spec.description,
      target: share(spec.target),
      window: spec.window,
      queries: textsIn(spec.indicator),
    },
  }
}

/** Of percent, which may be quoted. */
function share(percent: unknown): number | undefined {
  const value = typeof percent === 'string' && percent.trim() !== '' ? Number(percent) : percent
  return typeof value === 'number' && Number.isFinite(value) ? Number((value / 100).toPrecision(12)) : undefined
}

/** The queries of an indicator: Sloth and Pyrra call them by what they count. */
function textsIn(indicator: unknown): string[] {
  const found: string[] = []
  for (const kind of isMap(indicator) ? Object.values(indicator) : [])
    for (const [key, each] of isMap(kind) ? Object.entries(kind) : []) {
      const text = isMap(each) ? each.metric : /(?:query|^metric)$/i.test(key) ? each : undefined
      if (typeof text === 'string') found.push(text)
    }
  return found
}
