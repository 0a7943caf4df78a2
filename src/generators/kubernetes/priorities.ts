import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'

/** What gives way when nodes are short: work by the clock before work that waits, and that before answers. */
export function priorityClasses({ pods }: Plan): unknown[] {
  const used = new Map(pods.map(({ priority, service }) => [priority, levels[service.type]]))
  return [...used].map(([name, { value, description, ...rest }]) => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value,
    description,
    ...rest,
  }))
}

const serving = { value: 100_000, description: 'Somebody waits for the answer' }

const levels: Readonly<
  Record<Workload['service']['type'], { value: number; description: string; preemptionPolicy?: string }>
> = {
  frontend: serving,
  api: serving,
  worker: { value: 10_000, description: 'Work that waits in a queue and may wait a little longer' },
  job: {
    value: 1000,
    description: 'Work by the clock, which drives nothing else away',
    preemptionPolicy: 'Never',
  },
}
