import type { Spec } from '../model/spec.ts'

/** Bytes of logs a day: a line of half a kilobyte for each request and each job. */
export function logBytesADay({ services }: Pick<Spec, 'services'>): number {
  return services.reduce((sum, { traffic }) => sum + traffic.average, 0) * 500 * 86_400
}

export const traceDays = 14
/** Share that is kept of requests that were neither slow nor failed. */
export const traceShare = 0.05
export const leastTraceDisk = 20

/** Gigabytes of a disk for traces: of each request that is kept ten spans of a kilobyte, and a third left free for what is written anew before the old goes. */
export function traceDisk({ services }: Pick<Spec, 'services'>): number {
  const kept = services.reduce((sum, { traffic }) => sum + traffic.average, 0) * traceShare
  return Math.max(leastTraceDisk, Math.ceil((kept * 10_000 * 86_400 * traceDays * 1.5) / 1e10) * 10)
}
