import type { DataOf, Kind } from '../model/resource.ts'
import { anything, either, flag, listOf, literal, mapOf, number, record, text } from '../model/shape.ts'

const file = 'dashboard.json'
/** Since Grafana 8 a map; before it a name. Variables (`$datasource`) stand as they are. */
const datasource = either(text, record({}, { type: text, uid: text }))

/** A dashboard, whether the file holds it alone, under `dashboard`, or in a custom resource. */
export const GrafanaDashboard = {
  id: 'grafana/dashboard',
  title: 'Grafana dashboard',
  file,
  shape: record(
    {},
    {
      title: text,
      uid: text,
      schemaVersion: number,
      tags: listOf(text),
      editable: flag,
      refresh: anything,
      time: record({}, { from: text, to: text }),
      templating: record(
        {},
        { list: listOf(record({}, { name: literal, type: literal, query: anything, datasource, regex: text })) },
      ),
      annotations: anything,
    },
  ),
} satisfies Kind
export type GrafanaDashboard = DataOf<typeof GrafanaDashboard>

/** One query. Its language is that of the data source: `expr` is PromQL or LogQL. */
const target = record({}, { expr: text, refId: literal, datasource, hide: flag, legendFormat: text, interval: text })

/** A panel of a dashboard, also one inside a row. */
export const GrafanaPanel = {
  id: 'grafana/panel',
  title: 'Grafana panel',
  file,
  shape: record({}, { title: text, type: literal, id: number, datasource, targets: listOf(target) }),
} satisfies Kind
export type GrafanaPanel = DataOf<typeof GrafanaPanel>

/** A data source in a provisioning file. */
export const GrafanaDatasource = {
  id: 'grafana/datasource',
  title: 'Grafana data source',
  file: 'provisioning/datasources/prometheus.yaml',
  shape: record(
    { name: literal, type: literal },
    {
      uid: literal,
      url: text,
      access: literal,
      isDefault: flag,
      editable: flag,
      basicAuth: flag,
      jsonData: mapOf(anything),
      secureJsonData: mapOf(anything),
    },
  ),
} satisfies Kind
export type GrafanaDatasource = DataOf<typeof GrafanaDatasource>
