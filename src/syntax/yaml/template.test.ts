import { expect, test } from 'vitest'
import { isTemplate } from './template.ts'

test.each([
  ['an action on a line of its own', '{{- if .Values.a }}\na: 1\n{{- end }}\n'],
  ['an action for a value', 'kind: ConfigMap\nname: {{ .Values.name }}\n'],
  ['an action for an item', 'list:\n  - {{ .x }}\n'],
  ['an action in a plain scalar', 'name: web-{{ .Release.Name }}\n'],
  ['a call behind a block scalar', 'a: |\n  text\n{{ include "x" . }}\n'],
])('%s makes a template', (_, text) => expect(isTemplate({ path: 'a.yaml', text })).toBe(true))

test.each([
  ['values that are rendered later', '## {{ .Values.x }}\nhost: "{{ .Release.Name }}-db"\n'],
  [
    'an alert',
    "annotations:\n  summary: '{{ $labels.pod }} is down'\n  text: |\n    {{ range .Alerts }}\n    {{ end }}\n",
  ],
  ['an ApplicationSet', "template:\n  metadata:\n    name: '{{path.basename}}'\n"],
  ['an alert without quotes', 'summary: pod {{ $labels.pod }} of {{ $labels.job }} is down\n'],
  ['an ApplicationSet with Go templates', 'name: preview-{{.number}}\nimage: registry/web:sha-{{ .head_sha }}\n'],
  ['an expression of GitHub', 'env:\n  A: ${{ secrets.A }}\nrun: echo ${{ github.ref }}\n'],
  ['a folded text', 'a:\n  - >-\n    {{ x }}\nb: 1\n'],
  ['a query of Sloth', 'error_query: rate(bad[{{.window}}])\n'],
  ['the text of an alert that calls a function', 'groups:\n  - summary: at {{ printf "%f" 2 }}\n'],
  ['a secret of CloudFormation', 'Password: "{{resolve:ssm:p:1}}"\n'],
])('%s is YAML', (_, text) => expect(isTemplate({ path: 'a.yaml', text })).toBe(false))

test('a plain scalar of a file of values may be rendered later', () => {
  const text = 'expr: up{job="{{ template "x" . }}"} == 0\n'
  expect(isTemplate({ path: 'chart/values.yaml', text })).toBe(false)
  expect(isTemplate({ path: 'chart/other.yaml', text })).toBe(true)
})

test.each([
  ['quotes do not matter where charts have their templates', 'a: "{{ .Values.x }}"\n', true],
  ['braces that are none of Go are text there too', 'a: "{{resolve:ssm:p:1}}"\n', false],
])('%s', (_, text, is) => expect(isTemplate({ path: 'chart/templates/a.yaml', text })).toBe(is))
