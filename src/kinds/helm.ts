import type { DataOf, Kind } from '../model/resource.ts'
import { anything, flag, listOf, number, record, scalar, text, word } from '../model/shape.ts'

/** The file that says what a chart is and what it brings along. */
export const Chart = {
  id: 'helm/chart',
  title: 'Helm chart',
  file: 'Chart.yaml',
  shape: record(
    { name: text },
    {
      apiVersion: text,
      version: scalar,
      appVersion: scalar,
      type: word('application', 'library'),
      kubeVersion: text,
      description: text,
      deprecated: flag,
      dependencies: listOf(
        record(
          { name: text },
          {
            version: scalar,
            repository: text,
            alias: text,
            condition: text,
            tags: listOf(text),
            'import-values': anything,
          },
        ),
      ),
    },
  ),
} satisfies Kind
export type Chart = DataOf<typeof Chart>

/**
 * What a chart is given and what it asks for. `values` are the chart's own; `reads` names what its templates take of the
 * values, with the dots between the names, and `written` says which of these (by index) a template writes whatever the values
 * are; `missing` are dependencies that are asked for and not at hand, `brings` the names of all; `borrows` where templates of
 * others read the values of this chart.
 */
export const ChartValues = {
  id: 'helm/values',
  title: 'values of a Helm chart',
  file: 'values.yaml',
  shape: record({
    chart: text,
    values: anything,
    reads: listOf(text),
    written: listOf(number),
    missing: listOf(text),
    brings: listOf(text),
    borrows: flag,
  }),
} satisfies Kind
export type ChartValues = DataOf<typeof ChartValues>
