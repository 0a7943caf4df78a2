import { metric as known } from '../../facts/exporters.ts'
import type { PrometheusConfig } from '../../kinds/monitoring.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { selectorsIn } from '../../syntax/promql/selectors.ts'
import { configFor, mayGive } from './scraped.ts'

/** A metric of an exporter that the one configuration around does not scrape; of each exporter the first. */
export interface Unscraped {
  readonly metric: string
  readonly exporter: string
  readonly config: Resource<PrometheusConfig>
  /** Which of the queries. */
  readonly index: number
}

export function* unscraped(
  queries: readonly (string | undefined)[],
  of: Resource,
  estate: Estate,
): Iterable<Unscraped> {
  const config = queries.some((query) => query !== undefined) ? configFor(of, estate) : undefined
  if (!config) return
  const told = new Set<string>()
  for (const [index, query] of queries.entries())
    for (const { metric } of query === undefined ? [] : selectorsIn(query)) {
      const fact = metric === undefined ? undefined : known(metric)
      if (metric === undefined || !fact || told.has(fact.exporter) || mayGive(fact.exporter, config, estate)) continue
      told.add(fact.exporter)
      yield { metric, exporter: fact.exporter, config, index }
    }
}
