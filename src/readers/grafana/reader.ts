import { GrafanaDashboard, GrafanaDatasource, GrafanaPanel } from '../../kinds/grafana.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Reader, Sighting } from '../reader.ts'

export const reader: Reader = {
  title: 'Grafana dashboards and data sources',
  syntax: yaml,
  files: ['**/*.json', '**/*.{yaml,yml}'],
  wants: (text) => /"(?:panels|rows)"\s*:|^datasources:/m.test(text),
  claims: ({ data }) => Array.isArray(data) && data.some(isOurs),
  *read({ data }) {
    if (!Array.isArray(data)) return
    for (const [index, document] of data.entries()) {
      yield* dashboards(document, [index])
      yield* datasources(document, [index])
    }
  },
}

function isOurs(document: unknown): boolean {
  return isMap(document) && (dashboardIn(document) !== undefined || isProvisioning(document))
}

type Map = { readonly [name: string]: unknown }

/** The dashboard of a document, and where in it: the export of Grafana's API wraps it. */
function dashboardIn(document: unknown): { readonly dashboard: Map; readonly at: Path } | undefined {
  if (isDashboard(document)) return { dashboard: document, at: [] }
  return isMap(document) && isDashboard(document.dashboard)
    ? { dashboard: document.dashboard, at: ['dashboard'] }
    : undefined
}

function isDashboard(value: unknown): value is Map {
  if (!isMap(value) || (!Array.isArray(value.panels) && !Array.isArray(value.rows))) return false
  if (typeof value.title !== 'string') return false
  return value.schemaVersion !== undefined || value.templating !== undefined || asks(value.panels)
}

/** A dashboard that was written by hand may have no more than panels with queries. */
function asks(panels: unknown): boolean {
  return (
    Array.isArray(panels) &&
    panels.some((panel) => isMap(panel) && Array.isArray(panel.targets) && panel.type !== undefined)
  )
}

function* dashboards(document: unknown, path: Path): Iterable<Sighting> {
  const found = dashboardIn(document)
  if (!found) return
  const { dashboard, at } = found
  const title = String(dashboard.title)
  yield { kind: GrafanaDashboard, name: title, path: [...path, ...at] }
  yield* panels(dashboard.panels, [...path, ...at, 'panels'], title)
  if (Array.isArray(dashboard.rows))
    for (const [index, row] of dashboard.rows.entries())
      if (isMap(row)) yield* panels(row.panels, [...path, ...at, 'rows', index, 'panels'], title)
}

/** A row that is folded holds its panels itself. */
function* panels(list: unknown, path: Path, dashboard: string): Iterable<Sighting> {
  if (!Array.isArray(list)) return
  for (const [index, panel] of list.entries()) {
    if (!isMap(panel)) continue
    const name = typeof panel.title === 'string' && panel.title !== '' ? panel.title : String(panel.id ?? index + 1)
    if (panel.type !== 'row') yield { kind: GrafanaPanel, name: `${dashboard}/${name}`, path: [...path, index] }
    else if (Array.isArray(panel.panels)) yield* panels(panel.panels, [...path, index, 'panels'], dashboard)
  }
}

function isProvisioning(document: Map): boolean {
  return document.kind === undefined && document.apiVersion === 1 && Array.isArray(document.datasources)
}

function* datasources(document: unknown, path: Path): Iterable<Sighting> {
  if (!isMap(document) || !isProvisioning(document)) return
  for (const [index, source] of (document.datasources as readonly unknown[]).entries())
    if (isMap(source))
      yield { kind: GrafanaDatasource, name: `datasource/${source.name}`, path: [...path, 'datasources', index] }
}
