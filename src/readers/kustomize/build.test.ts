import { beforeAll, describe, expect, it } from 'vitest'
import { type Path, valueAt } from '../../model/source.ts'
import { ready, survey } from '../survey.ts'

// Every value here but the last test's was compared with what `kubectl kustomize` 1.32 says of the same files.

beforeAll(ready)

function build(kustomization: string, more: Readonly<Record<string, string>> = {}) {
  const texts = { 'kustomization.yaml': kustomization, ...more }
  const { trees } = survey(Object.entries(texts).map(([path, text]) => ({ path, text })))
  const tree = trees.find(({ scope }) => scope === '.')
  return {
    problems: tree?.problems.map(({ message }) => message) ?? [],
    data: tree?.data as readonly unknown[],
    tree,
    texts,
  }
}

const app = dedent(`
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web }
  spec:
    template:
      spec:
        volumes: [{ name: v, configMap: { name: settings } }]
        containers:
          - name: a
            emptied:
            kept: null
          - name: b
            image: nginx:1.0@sha256:abc
            ports:
              - { containerPort: 80, protocol: TCP }
              - { containerPort: 80, protocol: UDP }
          - name: c
`)

const pod: Path = [0, 'spec', 'template', 'spec']

describe('a build', () => {
  it.each<[string, string, Path, unknown]>([
    [
      'the hash of a ConfigMap',
      'configMapGenerator: [{ name: c, literals: [A=1] }]',
      [0, 'metadata', 'name'],
      'c-89g4tffbfk',
    ],
    [
      'one with escapes',
      'configMapGenerator: [{ name: c, literals: ["A=a<b"] }]',
      [0, 'metadata', 'name'],
      'c-f625c4c84f',
    ],
    ['one of nothing', 'configMapGenerator: [{ name: c }]', [0, 'metadata', 'name'], 'c-6ct58987ht'],
    ['a file', 'configMapGenerator: [{ name: c, files: [k=one.txt] }]', [0, 'data', 'k'], 'a'],
    ['variables', 'configMapGenerator: [{ name: c, envs: [e.env] }]', [0, 'data'], { A: '1', B: 'x y', C: '' }],
    ['a secret', 'secretGenerator: [{ name: s, literals: [A=b] }]', [0, 'data', 'A'], 'Yg=='],
    [
      'no hash',
      'configMapGenerator: [{ name: c, options: { disableNameSuffixHash: true } }]',
      [0, 'metadata', 'name'],
      'c',
    ],
    ['annotations as texts', 'resources: [note.yaml]', [0, 'metadata', 'annotations'], { a: '1.0', b: 'true' }],
    ['no annotations that are empty', 'resources: [note.yaml]', [1, 'metadata'], { name: 'd' }],
    [
      'a digest kept with a new name',
      'resources: [app.yaml]\nimages: [{ name: nginx, newName: x/y }]',
      [...pod, 'containers', 1, 'image'],
      'x/y:1.0@sha256:abc',
    ],
    [
      'a suffix of a tag, twice as kustomize does',
      'resources: [app.yaml]\nimages: [{ name: nginx, tagSuffix: -a }]',
      [...pod, 'containers', 1, 'image'],
      'nginx:1.0-a-a',
    ],
    [
      'a name that follows',
      'resources: [app.yaml]\nnamePrefix: p-\nconfigMapGenerator: [{ name: settings, literals: [A=1] }]',
      [1, ...pod.slice(1), 'volumes', 0, 'configMap', 'name'],
      'p-settings-89g4tffbfk',
    ],
    [
      'a value copied',
      'resources: [app.yaml]\nreplacements: [{ source: { kind: Deployment }, targets: [{ select: { kind: Deployment }, fieldPaths: ["spec.template.spec.containers.[name=c].image"], options: { create: true } }] }]',
      [...pod, 'containers', 2, 'image'],
      'web',
    ],
    [
      'a part of a value',
      'resources: [app.yaml]\nreplacements: [{ source: { kind: Deployment }, targets: [{ select: { kind: Deployment }, fieldPaths: [spec.template.spec.containers.1.image], options: { delimiter: ":", index: 0 } }] }]',
      [...pod, 'containers', 1, 'image'],
      'web:1.0@sha256:abc',
    ],
    [
      'a variable',
      'resources: [app.yaml, user.yaml]\nnamePrefix: p-\nvars: [{ name: NAME, objref: { kind: Deployment, apiVersion: apps/v1, name: web } }]',
      [1, 'spec', 'containers', 0, 'args'],
      ['--of=p-web', '$(OTHER)'],
    ],
    [
      'a field of configurations',
      'resources: [app.yaml]\nnamePrefix: p-\nconfigurations: [c.yaml]',
      [...pod, 'hostname'],
      undefined,
    ],
    [
      'a transformer in a file',
      'resources: [app.yaml]\ntransformers: [t.yaml]',
      [0, 'metadata', 'labels'],
      { team: 'a' },
    ],
    [
      'fields of labels',
      'resources: [app.yaml]\nlabels: [{ pairs: { t: a }, fields: [{ path: spec/x/labels, create: true, kind: Deployment }] }]',
      [0, 'spec', 'x', 'labels'],
      { t: 'a' },
    ],
    [
      'a name by a pattern, anchored',
      'resources: [app.yaml]\npatches: [{ target: { name: "we" }, patch: \'[{"op":"add","path":"/x","value":1}]\' }]',
      [0, 'x'],
      undefined,
    ],
    [
      'another kind',
      'resources: [app.yaml]\npatches: [{ target: { kind: Deployment }, options: { allowKindChange: true, allowNameChange: true }, patch: "{ apiVersion: apps/v1, kind: DaemonSet, metadata: { name: new } }" }]',
      [0, 'kind'],
      'DaemonSet',
    ],
    [
      'what a patch changes inside of what is not known',
      'resources: [crd.yaml]\npatches: [{ target: { kind: CustomResourceDefinition }, patch: \'[{"op":"remove","path":"/spec/versions/0/schema/openAPIV3Schema/properties/x"}]\' }]',
      [0, 'spec', 'group'],
      'a.io',
    ],
    ['what is local left out', 'resources: [local.yaml]', [0], undefined],
    [
      'where it is from',
      'resources: [app.yaml]\nbuildMetadata: [originAnnotations]',
      [0, 'metadata', 'annotations', 'config.kubernetes.io/origin'],
      'path: app.yaml\n',
    ],
  ])('brings %s', (_, kustomization, path, value) => {
    const { data, problems } = build(kustomization, {
      'app.yaml': app,
      'one.txt': 'a',
      'e.env': '# c\nA=1\n  B=x y\nC\n',
      'note.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: { name: a, annotations: { a: 1.0, b: true } }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: d, annotations: {} }\n',
      'user.yaml':
        'apiVersion: v1\nkind: Pod\nmetadata: { name: u }\nspec: { containers: [{ name: a, args: ["--of=$(NAME)", "$(OTHER)"] }] }\n',
      'local.yaml':
        'apiVersion: a/v1\nkind: B\nmetadata: { name: a, annotations: { config.kubernetes.io/local-config: "true" } }\n',
      'crd.yaml':
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: x.a.io }\nspec:\n  group: a.io\n  versions:\n    - name: v1\n      schema:\n        openAPIV3Schema:\n          properties: { x: {} }\n',
      'c.yaml': 'namePrefix: [{ path: spec/template/spec/hostname, kind: Deployment }]\n',
      't.yaml':
        'apiVersion: builtin\nkind: LabelTransformer\nmetadata: { name: l }\nlabels: { team: a }\nfieldSpecs: [{ path: metadata/labels, create: true }]\n',
    })
    expect(problems).toEqual([])
    expect(valueAt(data, path)).toEqual(value)
  })

  it('merges lists in the order of kustomize, and cleans up what a patch passes', () => {
    const patch =
      'spec: { template: { spec: { containers: [{ name: b, ports: [{ containerPort: 81 }] }, { name: n }, { name: c, $patch: delete }] } } }'
    const { data } = build(
      `resources: [app.yaml]\npatches: [{ patch: "{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web }, ${patch} }" }]\n`,
      { 'app.yaml': app },
    )
    expect(valueAt(data, [...pod, 'containers'])).toEqual([
      {
        name: 'b',
        image: 'nginx:1.0@sha256:abc',
        ports: [{ containerPort: 81 }, { containerPort: 80, protocol: 'TCP' }, { containerPort: 80, protocol: 'UDP' }],
      },
      { name: 'n' },
      { name: 'a', kept: null },
    ])
  })

  it('replaces lists of custom kinds, unless a schema says otherwise', () => {
    const files = {
      'a.yaml': 'apiVersion: x.io/v1\nkind: A\nmetadata: { name: a }\nspec: { list: [{ name: a, v: 1 }] }\n',
      'schema.json': JSON.stringify({
        definitions: {
          A: {
            properties: { spec: { $ref: '#/definitions/S' } },
            'x-kubernetes-group-version-kind': [{ group: 'x.io', version: 'v1', kind: 'A' }],
          },
          S: {
            properties: {
              list: { items: {}, 'x-kubernetes-patch-strategy': 'merge', 'x-kubernetes-patch-merge-key': 'name' },
            },
          },
        },
      }),
    }
    const patch =
      'patches: [{ patch: "{ apiVersion: x.io/v1, kind: A, metadata: { name: a }, spec: { list: [{ name: b }] } }" }]\n'
    const list = (openapi: string) =>
      valueAt(build(`resources: [a.yaml]\n${patch}${openapi}`, files).data, [0, 'spec', 'list'])
    expect(list('')).toEqual([{ name: 'b' }])
    expect(list('openapi: { path: schema.json }\n')).toEqual([{ name: 'b' }, { name: 'a', v: 1 }])
  })
})

it('shows and edits what an inline patch says where it is written', () => {
  const kustomization = dedent(`
    resources: [app.yaml]
    patches:
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata: { name: web }
          spec:
            replicas: 3
  `)
  const { tree } = build(kustomization, { 'app.yaml': app })
  const place = tree?.placeOf([0, 'spec', 'replicas'])
  expect(place && kustomization.slice(place.span.start, place.span.end)).toBe('3')
  const edit = tree?.edit({ set: [0, 'spec', 'replicas'], to: { a: 1, b: 2 } })
  if (!edit || 'refused' in edit) throw new Error(edit?.refused)
  const { span, text } = edit
  expect(kustomization.slice(0, span.start) + text + kustomization.slice(span.end)).toContain(
    '        replicas:\n          a: 1\n          b: 2',
  )
})

/** Lets an example stand indented. */
function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const margin = Math.min(...lines.filter((line) => line.trim()).map((line) => line.search(/\S/)))
  return `${lines.map((line) => line.slice(margin)).join('\n')}\n`
}
