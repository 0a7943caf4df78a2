import type { Decided } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Service, Spec } from '../../model/spec.ts'
import { replicasFor, sizeOf } from '../reliability.ts'
import { type At, type Line, monthSeconds } from './line.ts'

/** Services that run without a cluster of ours. */
export function serverlessLines(
  { stages, stacks }: Plan,
  spec: Spec,
  decided: Readonly<Record<string, Decided>>,
): Line[] {
  return spec.services.flatMap((service) => {
    const answer = decided[`compute/${service.name}`]?.answer
    if (answer !== 'containers' && answer !== 'functions' && answer !== 'virtual-machines') return []
    return stages.flatMap(({ name, stack, environment }) => {
      const region = stacks.find((each) => each.name === stack)?.region
      if (region === undefined) return []
      const full = environment.kind === 'production' && name === environment.name
      const at = { stack, region }
      const what = `\`${service.name}\` in ${name}`
      if (answer === 'functions') return full ? functions(service, at, what) : []
      const count = full ? replicasFor(service).min : 1
      return answer === 'containers' ? fargate(service, at, what, count) : machines(at, what, count)
    })
  })
}

function fargate(service: Service, at: At, what: string, count: number): Line[] {
  const { cores, memory } = sizeOf(service)
  return [
    { ...at, what: `Processor of ${what}`, sku: 'fargate/vcpu', quantity: count * cores },
    { ...at, what: `Memory of ${what}`, sku: 'fargate/memory', quantity: (count * memory) / 1024 ** 3 },
  ]
}

function functions({ traffic }: Service, at: At, what: string): Line[] {
  const calls = traffic.average * monthSeconds
  return [
    { ...at, what: `Calls of ${what}`, sku: 'lambda/requests', quantity: calls / 1e6 },
    {
      ...at,
      what: `Work of ${what}`,
      sku: 'lambda/duration/arm',
      quantity: calls * 0.05,
      assumed: '100 ms with 512 MB for each call',
    },
  ]
}

function machines(at: At, what: string, count: number): Line[] {
  return [{ ...at, what: `Machines of ${what}`, sku: 'ec2/m7g.large', quantity: count }]
}
