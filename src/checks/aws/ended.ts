import { endOf } from '../../facts/lifecycles.ts'

/** What is to be said of a version of a service that is out of ordinary support on a day: which, since when, and what comes next. */
export function endedOn(on: Date, product: string, version: string): string | undefined {
  const end = endOf(product, version.replace(/^(?:OpenSearch|Elasticsearch)_/, ''))
  const day = on.toISOString().slice(0, 10)
  if (!end || !(end.ended || (end.ends !== undefined && end.ends < day))) return undefined
  const since = end.ends ? ` since ${end.ends}` : ''
  const extended = end.extendedEnds && end.extendedEnds >= day ? ` (extended until ${end.extendedEnds})` : ''
  return `${end.cycle}, out of support${since}${extended}${end.successor ? `; the newest is ${end.successor}` : '; upgrade'}`
}
