import type { DataOf, Kind } from '../model/resource.ts'
import { anything, flag, listOf, record, scalar, text, word } from '../model/shape.ts'

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
