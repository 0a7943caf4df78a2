import type { Service, Spec } from '../../model/spec.ts'
import type { Slo } from '../../model/watch.ts'

export const windowDays = 30

/** What each service promises, as something that can be measured. */
export function slosOf(spec: Spec): Slo[] {
  return spec.services.flatMap((service) => {
    const { name, type, objectives, traffic } = service
    // A job is late or it is not: its alert asks for its age.
    if (type === 'job') return []
    const common = { service: name, windowDays, rate: traffic.average }
    const availability: Slo = {
      ...common,
      name: `${name}-availability`,
      title: titles[type],
      kind: type === 'frontend' ? 'probe' : 'availability',
      objective: objectives.availability,
      // A probe has a rhythm of its own, whatever the visitors do.
      ...(type === 'frontend' && { rate: 1 / 30 }),
    }
    return [availability, ...(type === 'frontend' ? page(service, common) : latency(service, common))]
  })
}

const titles = {
  frontend: 'pages that load',
  api: 'requests that do not fail',
  worker: 'jobs that do not fail',
} as const

type Common = Pick<Slo, 'service' | 'windowDays' | 'rate'>

function latency({ name, type, objectives: { latency } }: Service, common: Common): Slo[] {
  if (!latency) return []
  return [
    {
      ...common,
      name: `${name}-latency`,
      title: `${type === 'api' ? 'requests' : 'jobs'} faster than ${latency.under} ms`,
      kind: 'latency',
      objective: latency.percentile,
      under: latency.under,
    },
  ]
}

function page({ name, objectives: { page } }: Service, common: Common): Slo[] {
  if (!page) return []
  return [
    {
      ...common,
      name: `${name}-page`,
      title: `pages that answer within ${page} ms`,
      kind: 'probe',
      objective: 0.95,
      under: page,
      rate: 1 / 30,
    },
  ]
}
