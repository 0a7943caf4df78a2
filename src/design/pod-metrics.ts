import type { Service } from '../model/spec.ts'
import type { Slo } from '../model/watch.ts'

/** What is counted of pods where CloudWatch judges them; each has a namespace and a service. */
export const podMetrics = {
  answered: 'RequestsAnswered',
  failed: 'RequestsFailed',
  fast: 'RequestsFast',
  done: 'JobsDone',
  broken: 'JobsFailed',
  timed: 'JobsTimed',
  quick: 'JobsFast',
  available: 'ReplicasAvailable',
  wanted: 'ReplicasWanted',
  restarts: 'Restarts',
  age: 'SecondsSinceSuccess',
  free: 'DiskFree',
  unmounted: 'MountsFailed',
} as const

/** How the bad share of an objective is made of them. */
export function sharesOf(
  { under }: Slo,
  service: Service,
): { readonly good: string; readonly bad?: string; readonly all?: string } {
  const worker = service.type === 'worker'
  if (under === undefined)
    return worker
      ? { good: podMetrics.done, bad: podMetrics.broken }
      : { good: podMetrics.answered, bad: podMetrics.failed }
  return worker
    ? { good: podMetrics.quick, all: podMetrics.timed }
    : { good: podMetrics.fast, all: podMetrics.answered }
}
