import type { Spec } from '../model/spec.ts'

/** Bytes of logs a day: a line of half a kilobyte for each request and each job. */
export function logBytesADay({ services }: Pick<Spec, 'services'>): number {
  return services.reduce((sum, { traffic }) => sum + traffic.average, 0) * 500 * 86_400
}
