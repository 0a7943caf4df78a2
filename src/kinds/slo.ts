import type { DataOf, Kind } from '../model/resource.ts'
import { listOf, number, record, text, word } from '../model/shape.ts'

/** An objective, whoever wrote it down: OpenSLO, Sloth, Pyrra. */
export const ServiceLevelObjective = {
  id: 'slo/objective',
  title: 'service level objective',
  file: 'slo.yaml',
  shape: record(
    { language: word('openslo', 'sloth', 'pyrra'), name: text },
    {
      service: text,
      description: text,
      /** Share that has to be good: 0.999. */
      target: number,
      /** As written: `30d`, `4w`. */
      window: text,
      /** Queries, in the language of the data source. */
      queries: listOf(text),
      /** Names of indicators and alert policies that are defined elsewhere. */
      indicator: text,
      policies: listOf(text),
    },
  ),
} satisfies Kind
export type ServiceLevelObjective = DataOf<typeof ServiceLevelObjective>

/** What else OpenSLO knows: SLI, Service, DataSource, AlertPolicy, AlertCondition, AlertNotificationTarget. */
export const SloPart = {
  id: 'slo/part',
  title: 'OpenSLO object',
  file: 'slo.yaml',
  shape: record(
    { kind: text, name: text },
    { service: text, description: text, queries: listOf(text), uses: listOf(text) },
  ),
} satisfies Kind
