import type { Panel, Query } from './panel.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** A panel in Grafana's words. */
export function printPanel(panel: Panel, id: number, gridPos: Place): object {
  const { title, means, shape, links } = panel
  const logs = shape === 'logs'
  const datasource = logs ? (panel.queries[0]?.lucene ? openSearch : loki) : prometheus
  return {
    id,
    type: shape,
    title,
    ...(means && { description: means }),
    gridPos,
    ...(shape !== 'text' && { datasource, targets: panel.queries.map((query, index) => target(query, index, panel)) }),
    ...(links && { links: links.map((link) => ({ ...link, targetBlank: true })) }),
    ...(shape !== 'text' && !logs && { fieldConfig: fields(panel) }),
    options: options(panel),
    ...(shape === 'table' && { transformations: transformations(panel) }),
  }
}

export const prometheus = { type: 'prometheus', uid: 'prometheus' } as const
export const loki = { type: 'loki', uid: 'loki' } as const
export const openSearch = { type: 'grafana-opensearch-datasource', uid: 'opensearch' } as const

function target({ expr, legend, lucene }: Query, index: number, { shape }: Panel) {
  if (lucene)
    return {
      refId: String.fromCharCode(65 + index),
      datasource: openSearch,
      query: expr,
      queryType: 'lucene',
      luceneQueryType: 'Logs',
      timeField: '@timestamp',
      metrics: [{ id: '1', type: 'logs', settings: { limit: '500' } }],
      bucketAggs: [],
    }
  const moment = shape === 'stat' || shape === 'table' || shape === 'bargauge'
  return {
    refId: String.fromCharCode(65 + index),
    datasource: shape === 'logs' ? loki : prometheus,
    expr,
    ...(legend && { legendFormat: legend }),
    ...(moment ? { instant: true, range: false } : { range: true }),
    ...(shape === 'table' && { format: 'table' }),
  }
}

function fields({ shape, unit, steps = [], base = 'green', stacked, max, signed, queries, columns }: Panel) {
  const limited = steps.length > 0
  return {
    defaults: {
      ...(unit && { unit }),
      ...(shape !== 'table' && shape !== 'stat' && !signed && { min: 0 }),
      ...(max !== undefined && { max }),
      thresholds: {
        mode: 'absolute',
        steps: [{ color: base, value: null }, ...steps.map(([value, color]) => ({ color, value }))],
      },
      ...(shape === 'timeseries' && {
        custom: {
          drawStyle: 'line',
          lineWidth: 1,
          fillOpacity: stacked ? 30 : 10,
          showPoints: 'never',
          ...(stacked && { stacking: { mode: 'normal', group: 'A' } }),
          ...(limited && { thresholdsStyle: { mode: 'dashed' } }),
        },
      }),
    },
    overrides:
      shape === 'table' && columns && limited
        ? queries.flatMap(({ column }) =>
            column === undefined
              ? []
              : [
                  {
                    matcher: { id: 'byName', options: column },
                    properties: [{ id: 'custom.cellOptions', value: { type: 'color-background', mode: 'basic' } }],
                  },
                ],
          )
        : [],
  }
}

function options({ shape, text }: Panel): object {
  if (shape === 'text') return { mode: 'markdown', content: text }
  if (shape === 'logs') return { showTime: true, wrapLogMessage: true, sortOrder: 'Descending', dedupStrategy: 'none' }
  if (shape === 'table') return { showHeader: true, cellHeight: 'sm' }
  const reduced = { reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } }
  if (shape === 'stat') return { ...reduced, colorMode: 'value', graphMode: 'none', textMode: 'auto' }
  if (shape === 'bargauge') return { ...reduced, orientation: 'horizontal', displayMode: 'basic', showUnfilled: true }
  return {
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] },
    tooltip: { mode: 'multi', sort: 'desc' },
  }
}

/** One row for each set of labels; the values of the queries beside each other, under their names. */
function transformations({ queries, columns = {} }: Panel): object[] {
  const values = queries.map(({ column }, index) => {
    const name = queries.length === 1 ? 'Value' : `Value #${String.fromCharCode(65 + index)}`
    return [name, column ?? 'Value'] as const
  })
  return [
    { id: 'merge', options: {} },
    {
      id: 'organize',
      options: {
        includeByName: Object.fromEntries(
          [...Object.keys(columns), ...values.map(([name]) => name)].map((name) => [name, true]),
        ),
        indexByName: Object.fromEntries(
          [...Object.keys(columns), ...values.map(([name]) => name)].map((name, index) => [name, index]),
        ),
        renameByName: { ...columns, ...Object.fromEntries(values) },
      },
    },
  ]
}
