/** What a service calls the counter of a figure that the spec declares. */
export function figureMetric(name: string): string {
  return `business_${name.replaceAll('-', '_')}_total`
}
