import { expect, test } from 'vitest'
import { GrafanaDashboard, GrafanaDatasource, GrafanaPanel } from '../../kinds/grafana.ts'
import { placeOf } from '../../model/resource.ts'
import { survey } from '../survey.ts'

const dashboard = {
  title: 'Shop',
  schemaVersion: 42,
  panels: [
    { title: 'Errors', type: 'timeseries', targets: [{ expr: 'sum(rate(errors[5m]))', refId: 'A' }] },
    { title: 'More', type: 'row', panels: [{ id: 7, type: 'stat', targets: [] }] },
  ],
}

const panelsOf = (path: string, text: string) =>
  survey([{ path, text }])
    .of(GrafanaPanel)
    .map(({ name }) => name)

test.each([
  ['alone', dashboard],
  ['as the API exports it', { dashboard, meta: {} }],
  [
    'with rows, as before Grafana 5',
    { title: 'Shop', templating: {}, rows: [{ panels: dashboard.panels.slice(0, 1) }] },
  ],
])('a dashboard is read %s', (_, content) => {
  expect(panelsOf('a.json', JSON.stringify(content, null, 2))[0]).toBe('Shop/Errors')
})

test('panels of a folded row count', () => {
  expect(panelsOf('a.json', JSON.stringify(dashboard))).toEqual(['Shop/Errors', 'Shop/7'])
})

test('a query stands where it was written', () => {
  const text = JSON.stringify(dashboard, null, 2)
  const [panel] = survey([{ path: 'a.json', text }]).of(GrafanaPanel)
  if (!panel) return expect.unreachable()
  const { span } = placeOf(panel, ['targets', 0, 'expr'])
  expect(text.slice(span.start, span.end)).toBe('"sum(rate(errors[5m]))"')
})

test.each([
  ['{"panels": [], "title": "x"}', 'nothing says that it is one'],
  ['{"name": "x", "panels": "none", "schemaVersion": 1}', 'its panels are no list'],
])('%s is none: %s', (text) => {
  expect(survey([{ path: 'a.json', text }]).of(GrafanaDashboard)).toEqual([])
})

test('data sources are read from provisioning files', () => {
  const text = 'apiVersion: 1\ndatasources:\n  - name: P\n    type: prometheus\n    url: http://p:9090\n'
  const [source] = survey([{ path: 'grafana/datasources.yaml', text }]).of(GrafanaDatasource)
  expect(source?.data).toEqual({ name: 'P', type: 'prometheus', url: 'http://p:9090' })
})
