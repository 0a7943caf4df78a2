import { describe, expect, test } from 'vitest'
import type { Estate } from '../../model/estate.ts'
import type { Path, Tree } from '../../model/source.ts'
import { valueAt } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { survey } from '../survey.ts'

const meta = 'apiVersion: v2\nname: web\nversion: 1.2.3\n'

describe('a chart', () => {
  const estate = read({
    'web/Chart.yaml': meta,
    'web/values.yaml': 'replicas: 1\nimage: nginx\ndirectory: /srv/\nresources: {}\n',
    'web/values-production.yaml': 'replicas: 3\n',
    'web/templates/_helpers.tpl': '{{ define "labels" -}}\napp: web\n{{- end }}',
    'web/templates/deployment.yaml': [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: {{ .Release.Name }}',
      '  labels:',
      '    {{- include "labels" . | nindent 4 }}',
      'spec:',
      '  replicas: {{ .Values.replicas }}',
      '  template:',
      '    spec:',
      '      containers:',
      '        - name: web',
      '          image: "{{ .Values.image }}:{{ .Chart.Version }}"',
      '          imagePullPolicy: {{ .Values.pull | default "Always" }}',
      '          workingDir: {{ .Values.directory | trimSuffix "/" }}',
      '          resources:',
      '            {{- toYaml .Values.resources | nindent 12 }}',
      '',
    ].join('\n'),
    'web/templates/NOTES.txt': 'kind: Nothing\napiVersion: v1\n',
    'web/templates/tests/test.yaml':
      'apiVersion: v1\nkind: Pod\nmetadata: { name: t, annotations: { "helm.sh/hook": test } }\n',
    'web/crds/x.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x }\n',
  })
  const [base, production] = renders(estate)
  const container: Path = [0, 'spec', 'template', 'spec', 'containers', 0]

  test('is rendered with its own values and with each file of others', () => {
    expect(renders(estate).map(({ scope }) => scope)).toEqual(['web', 'web (values-production.yaml)'])
    expect(valueAt(base?.data, [0, 'spec', 'replicas'])).toBe(1)
    expect(valueAt(production?.data, [0, 'spec', 'replicas'])).toBe(3)
    expect(valueAt(base?.data, [0, 'metadata', 'labels'])).toEqual({ app: 'web' })
    expect(valueAt(base?.data, [...container, 'image'])).toBe('nginx:1.2.3')
  })

  test('is read through its templates alone, without notes and tests', () => {
    const names = estate.resources.filter(({ kind }) => kind.id === 'kubernetes/object').map(({ name }) => name)
    expect([...new Set(names)].sort()).toEqual(['CustomResourceDefinition/x', 'Deployment/release-name'])
    expect(estate.problems).toEqual([])
    expect([...(estate.formats.get('web/templates/deployment.yaml') ?? [])]).toContain('kubernetes')
    expect(estate.resources.find(({ kind }) => kind.id === 'helm/chart')?.name).toBe('web')
  })

  test.each<[string, Path, 'key' | 'value', string, string]>([
    ['literal text to its place', [0, 'kind'], 'value', 'web/templates/deployment.yaml', 'Deployment'],
    ['a key to its place', container.concat('image'), 'key', 'web/templates/deployment.yaml', 'image'],
    ['a value to the file of values', [0, 'spec', 'replicas'], 'value', 'web/values.yaml', '1'],
    [
      'what several actions made to all of them',
      container.concat('image'),
      'value',
      'web/templates/deployment.yaml',
      '"{{ .Values.image }}:{{ .Chart.Version }}"',
    ],
    [
      'literal text of a helper to the helper',
      [0, 'metadata', 'labels', 'app'],
      'value',
      'web/templates/_helpers.tpl',
      'web',
    ],
    [
      'what an action computed to the action',
      container.concat('imagePullPolicy'),
      'value',
      'web/templates/deployment.yaml',
      '{{ .Values.pull | default "Always" }}',
    ],
    ['an empty table of the values to it', container.concat('resources'), 'value', 'web/values.yaml', '{}'],
    [
      'what is missing to the key of what lacks it',
      container.concat('resources', 'limits'),
      'value',
      'web/templates/deployment.yaml',
      'resources',
    ],
  ])('leads %s', (_, path, part, file, text) => {
    const place = base?.placeOf(path, part)
    expect(place?.file).toBe(file)
    expect(estate.files.get(file)?.text.slice(place?.span.start, place?.span.end)).toBe(text)
  })

  test('leads to the file that the value was given in', () => {
    expect(production?.placeOf([0, 'spec', 'replicas']).file).toBe('web/values-production.yaml')
  })

  test.each<[string, Path, unknown, string, string]>([
    ['literal text in the template', [0, 'kind'], 'StatefulSet', 'web/templates/deployment.yaml', 'kind: StatefulSet'],
    ['a value in its file', [0, 'spec', 'replicas'], 2, 'web/values.yaml', 'replicas: 2'],
    [
      'a new field behind literal text',
      container.concat('tty'),
      true,
      'web/templates/deployment.yaml',
      '          tty: true\n',
    ],
  ])('is edited: %s', (_, path, to, file, line) => {
    const edit = base?.edit({ set: path, to })
    if (!edit || 'refused' in edit) throw new Error(edit?.refused)
    const { text = '' } = estate.files.get(file) ?? {}
    expect(edit.file).toBe(file)
    expect(text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)).toContain(line)
  })

  test.each<[string, Path]>([
    ['what several values went into', container.concat('image')],
    ['what is computed', container.concat('imagePullPolicy')],
    ['a value that is cut', container.concat('workingDir')],
    ['the literal text of a helper', [0, 'metadata', 'labels', 'app']],
  ])('is not edited: %s', (_, path) => {
    expect(base?.edit({ set: path, to: 'x' })).toEqual({ refused: 'the value is computed by the template' })
  })
})

test('nothing is written behind a branch that stands between what was asked for and the text that follows', () => {
  const estate = read({
    'web/Chart.yaml': meta,
    'web/values.yaml': 'resources: { limits: { cpu: 1 } }\n',
    'web/templates/a.yaml': [
      'kind: Pod',
      'spec:',
      '  containers:',
      '    - name: web',
      '      resources:',
      '{{ toYaml .Values.resources | indent 8 }}',
      '{{- with .Values.tolerations }}',
      '  tolerations:',
      '{{ toYaml . | indent 4 }}',
      '{{- end }}',
      '  volumes: []',
      '',
    ].join('\n'),
  })
  const [base] = renders(estate)
  expect(base?.edit({ set: [0, 'spec', 'containers', 0, 'tty'], to: true })).toEqual({
    refused: 'the value is computed by the template',
  })
})

test('a chart says what it reads of its values, and where', () => {
  const estate = read({
    'web/Chart.yaml': `${meta}dependencies: [{ name: gone, version: 1.0.0 }]\n`,
    'web/values.yaml': 'a: { b: 1 }\n',
    'web/templates/a.yaml': 'a: {{ .Values.a.b }}\nc: {{ if $.Values.c }}{{ (.Values.d | quote) }}{{ end }}\n',
  })
  const found = estate.resources.find(({ kind }) => kind.id === 'helm/values')
  expect(found?.data).toEqual({
    chart: 'web',
    values: { a: { b: 1 } },
    reads: ['a.b', 'c', 'd'],
    written: [0],
    missing: ['gone'],
    brings: ['gone'],
    borrows: true,
  })
  const spots = [
    ['reads', 1],
    ['values', 'a', 'b'],
    ['missing', 0],
  ].map((path) => found?.tree.placeOf(path))
  expect(spots.map((spot) => estate.files.get(spot?.file ?? '')?.text.slice(spot?.span.start, spot?.span.end))).toEqual(
    ['$.Values.c', '1', 'gone'],
  )
})

describe('dependencies', () => {
  const files = {
    'up/Chart.yaml':
      'apiVersion: v2\nname: up\nversion: 1.0.0\ndependencies:\n  - { name: db, version: ">=1", alias: store, condition: store.enabled, import-values: [out] }\n  - { name: gone, version: 1.x.x, condition: gone.enabled }\n',
    'up/values.yaml': 'global: { zone: z }\nstore: { size: 5 }\ngone: { enabled: false }\n',
    'up/ci/off-values.yaml': 'store: { enabled: false }\n',
    'up/ci/gone-values.yaml': 'gone: { enabled: true }\n',
    'up/templates/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { port: "{{ .Values.port }}" }\n',
    'up/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\nversion: 1.5.0\n',
    'up/charts/db/values.yaml': 'size: 1\nexports: { out: { port: 5432 } }\n',
    'up/charts/db/templates/b.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ .Chart.Name }} }\ndata: { size: "{{ .Values.size }}", zone: {{ .Values.global.zone }} }\n',
  }
  const estate = read(files)
  const [base, gone, off] = renders(estate)

  test('are rendered under their alias with the values of their parent, which takes what they export', () => {
    expect(base?.data).toMatchObject([
      { metadata: { name: 'store' }, data: { size: '5', zone: 'z' } },
      { metadata: { name: 'a' }, data: { port: '5432' } },
    ])
  })

  test('are left out where their condition says so, and no charts of their own', () => {
    expect(off?.scope).toBe('up (ci/off-values.yaml)')
    expect(off?.data).toHaveLength(1)
    expect(renders(estate).some(({ scope }) => scope === 'up/charts/db')).toBe(false)
  })

  test('that are not at hand are a problem, and what they render is unknown', () => {
    expect(estate.problems.map(({ message }) => message)).toEqual([
      'the chart `gone` is not in `charts/`: what it renders is not known; `helm dependency build` fetches it',
    ])
    expect(valueAt(gone?.data, [2])).toSatisfy(isUnknown)
    expect(base?.data).toHaveLength(2)
  })

  test('lead to the charts that they lie in', () => {
    expect(base?.placeOf([0, 'kind']).file).toBe('up/charts/db/templates/b.yaml')
    expect(base?.placeOf([0, 'data', 'size']).file).toBe('up/values.yaml')
  })
})

describe('what cannot be known', () => {
  const one = (template: string, values = '') =>
    renders(read({ 'web/Chart.yaml': meta, 'web/values.yaml': values, 'web/templates/a.yaml': template }))[0]
  const config = (value: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  a: ${value}\n  b: c\n`

  test.each([
    ['a random password', '{{ randAlphaNum 5 }}'],
    ['what is made of one', '{{ printf "%s-%s" "x" (randAlphaNum 5) | b64enc | quote }}'],
    ['the checksum of one', '{{ randAlphaNum 5 | sha256sum }}'],
    ['a number that is random', '{{ add 1 (randInt 1 5) }}'],
    ['the time of day', '{{ now | date "2006" | quote }}'],
    ['a required value', '{{ required "say a" .Values.a }}'],
    ['a certificate', '{{ (genCA "x" 365).Cert | b64enc }}'],
    ['a part of what is random', '{{ (split ":" (htpasswd "" "x"))._1 | b64enc }}'],
    ['a random key of a list', '{{ uuidv4 | trunc 8 | upper }}'],
  ])('%s is unknown, and the rest is read', (_, value) => {
    const data = valueAt(one(config(value))?.data, [0, 'data']) as { a: unknown; b: unknown }
    expect(isUnknown(data.a)).toBe(true)
    expect(data.b).toBe('c')
  })

  test('a required value is a problem too', () => {
    expect(one(config('{{ required "say a" .Values.a }}'))?.problems.map(({ message }) => message)).toEqual([
      'a value is required and not given: say a',
    ])
  })

  test.each([
    ['a template that fails', '{{ fail "no" }}', 'cannot be rendered: no'],
    ['a fault of types', 'a: {{ eq 1 "a" }}', 'cannot be rendered: incompatible types for comparison: int and string'],
    ['a template that cannot be parsed', '{{ if }}', 'cannot be parsed: missing value for if'],
    ['text that is no YAML', 'a: [\n', /is not sound YAML/],
    ['templates that include themselves', '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}', /deep/],
    ['output without end', '{{ range until 90000 }}{{ range until 90000 }}xxxxxxxxxx{{ end }}{{ end }}', /too m/],
  ])('%s is a problem, and stands for what may be missing', (_, template, message) => {
    const tree = one(template)
    expect(tree?.problems[0]?.message).toMatch(message)
    if (typeof message === 'string') {
      const unknown = valueAt(tree?.data, [0])
      expect(isUnknown(unknown) && whyUnknown(unknown)).toContain('web/templates/a.yaml')
    }
  })
})

test.each([
  [
    '{{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.Revision }} {{ .Release.IsInstall }}',
    'release-name default 1 true',
  ],
  ['{{ .Chart.Name }} {{ .Chart.Version }} {{ .Chart.AppVersion }} {{ .Chart.IsRoot }}', 'web 1.2.3  true'],
  ['{{ .Template.Name }} {{ .Template.BasePath }}', 'web/templates/a.yaml web/templates'],
  ['{{ .Capabilities.KubeVersion.Major }} {{ .Capabilities.APIVersions.Has "apps/v1" }}', '1 true'],
  ['{{ .Capabilities.APIVersions.Has "apps/v1/Deployment" }} {{ .Capabilities.APIVersions.Has "x/v1" }}', 'true false'],
  ['{{ semverCompare ">=1.30-0" .Capabilities.KubeVersion.GitVersion }}', 'true'],
  ['{{ .Files.Get "conf/a.txt" }} {{ .Files.Get "nope" }}', 'A '],
  ['{{ range $path, $_ := .Files.Glob "conf/**" }}{{ $path }} {{ end }}', 'conf/a.txt conf/b.txt '],
  ['{{ (.Files.Glob "conf/*.txt").AsConfig }}', 'a.txt: A\nb.txt: |-\n  B1\n  B2'],
  ['{{ (.Files.Glob "conf/a*").AsSecrets }}', 'a.txt: QQ=='],
  ['{{ range .Files.Lines "conf/b.txt" }}[{{ . }}]{{ end }}', '[B1][B2]'],
  ['{{ (fromYaml "a: 1\\nb: [x, yes, 010, 1_0, 1.5, ~]").b }}', '[x true 8 10 1.5 <nil>]'],
  ['{{ fromYamlArray "- a\\n- 1" }} {{ fromYaml "" }} {{ (fromYaml "a: [").Error | empty }}', '[a 1] map[] false'],
  ['{{ fromToml "a = 1" }}', 'map[a:1]'],
  ['{{ tpl .Values.t . }}', '5-release-name'],
  ['{{ .Values.flag }} {{ .Values.mode }} {{ .Values.big }} {{ typeOf .Values }}', 'true 420 1e+06 chartutil.Values'],
])('%j renders %j', (template, written) => {
  const tree = renders(
    read({
      'web/Chart.yaml': meta,
      'web/values.yaml': 't: "{{ .Values.x }}-{{ .Release.Name }}"\nx: 5\nflag: yes\nmode: 0644\nbig: 1000000\n',
      'web/conf/a.txt': 'A',
      'web/conf/b.txt': 'B1\nB2',
      'web/templates/a.yaml': `a: |\n  {{- define "it" }}${template}{{ end }}\n  {{- include "it" . | nindent 2 }}\n`,
    }),
  )[0]
  expect(valueAt(tree?.data, [0, 'a'])).toBe(written.trim() === '' ? '' : `${written}\n`.replace(/ +\n/g, (end) => end))
})

test('comments in a template answer for what is found there', () => {
  const estate = read({
    'web/Chart.yaml': meta,
    'web/templates/a.yaml':
      '{{/* devops: ignore x/y: because */}}\nkind: {{ .Values.kind }} # devops: ignore x/z: because\n',
  })
  const tree = estate.trees.find(({ file, scope }) => file.path === 'web/templates/a.yaml' && scope === undefined)
  expect(tree?.comments.map(({ text }) => text.trim())).toEqual([
    'devops: ignore x/y: because',
    'devops: ignore x/z: because',
  ])
})

test('what .helmignore leaves out is no template', () => {
  const [tree] = renders(
    read({
      'web/Chart.yaml': meta,
      'web/.helmignore': '# old\n*.bak.yaml\ntemplates/old/\n',
      'web/templates/a.bak.yaml': 'a: 1\n',
      'web/templates/old/b.yaml': 'b: 1\n',
      'web/templates/c.yaml': 'c: 1\n',
    }),
  )
  expect(tree?.data).toEqual([{ c: 1 }])
})

function read(files: Readonly<Record<string, string>>): Estate {
  return survey(Object.entries(files).map(([path, text]) => ({ path, text })))
}

function renders({ trees }: Estate): Tree[] {
  return trees.filter(({ scope }) => scope !== undefined)
}
