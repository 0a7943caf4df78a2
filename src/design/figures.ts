import type { Service } from '../model/spec.ts'

/** Figures of a service that is there to be asked: a job has ended before anybody reads a counter of it. */
export function countedFigures({ type, figures }: Service): Service['figures'] {
  return type === 'job' ? [] : figures
}

/** What a service calls the counter of a figure that the spec declares. */
export function figureMetric(name: string): string {
  return `business_${name.replaceAll('-', '_')}_total`
}
