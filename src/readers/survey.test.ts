import { expect, it } from 'vitest'
import { parse } from './survey.ts'

it.each([
  '{{- range .Values.applications }}\nkind: Application\n{{- end }}\n',
  'kind: Service\nmetadata:\n  name: {{ default (.Release.Name) $.Values.name }}\n',
  '{{ include "web.labels" . }}\n',
])('a template of a chart is not read as what it will render to: %j', (text) => {
  expect(parse({ path: 'templates/web.yaml', text })).toEqual([])
})

it.each([
  "groups: [{ name: a, rules: [{ alert: A, expr: up, annotations: { s: '{{ $labels.Values }}' } }] }]\n",
  'a: ${{ github.event.Chart }}\n',
])('a value with a hole of its own is read: %j', (text) => {
  expect(parse({ path: 'a.yaml', text })).not.toEqual([])
})
