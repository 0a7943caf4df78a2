import { beforeAll, describe, expect, it } from 'vitest'
import { Container, KubernetesObject, Workload } from '../../kinds/kubernetes.ts'
import { Kustomization } from '../../kinds/kustomize.ts'
import { type Change, type Path, valueAt } from '../../model/source.ts'
import { isUnknown, whyUnknown } from '../../model/unknown.ts'
import { ready, survey } from '../survey.ts'

beforeAll(ready)

const base = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example.com/shop/web:1.0 # by hand
          env:
            - { name: LOG, value: info }
            - { name: PORT, value: '8080' }
          envFrom: [{ configMapRef: { name: settings } }]
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: 8080 }]
`

const files = (overlay: string, more: Readonly<Record<string, string>> = {}) => ({
  'base/kustomization.yaml': 'resources: [app.yaml]\n',
  'base/app.yaml': base,
  'overlays/dev/kustomization.yaml': overlay,
  ...more,
})

function render(texts: Readonly<Record<string, string>>) {
  const estate = survey(Object.entries(texts).map(([path, text]) => ({ path, text })))
  const tree = estate.trees.find(({ scope }) => scope === 'overlays/dev')
  if (!tree) throw new Error('nothing was derived')
  const documents = tree.data as readonly { readonly [name: string]: unknown }[]
  return { estate, tree, documents, texts }
}

const resources = 'resources: [../../base]\n'

describe('an overlay', () => {
  it('is one scope of its own, and what it consumes stands in no other', () => {
    const { estate } = render(files(resources))
    expect(estate.problems).toEqual([])
    expect(estate.of(Workload).map(({ name, scope }) => [name, scope])).toEqual([['Deployment/web', 'overlays/dev']])
    expect(estate.of(Kustomization).map(({ name }) => name)).toEqual(['base', 'overlays/dev'])
  })

  it.each<[string, string, Path, unknown]>([
    ['a namespace', 'namespace: shop', [1, 'metadata', 'namespace'], 'shop'],
    ['a prefix', 'namePrefix: dev-', [0, 'metadata', 'name'], 'dev-web'],
    ['a suffix', 'nameSuffix: -x', [1, 'metadata', 'name'], 'web-x'],
    ['labels', 'labels: [{ pairs: { team: a } }]', [1, 'metadata', 'labels'], { team: 'a' }],
    ['labels that leave selectors alone', 'labels: [{ pairs: { team: a } }]', [0, 'spec', 'selector'], { app: 'web' }],
    [
      'labels in selectors',
      'labels: [{ pairs: { team: a }, includeSelectors: true }]',
      [0, 'spec', 'selector'],
      { app: 'web', team: 'a' },
    ],
    [
      'labels in templates',
      'commonLabels: { team: a }',
      [1, 'spec', 'template', 'metadata', 'labels'],
      { app: 'web', team: 'a' },
    ],
    ['replicas', 'replicas: [{ name: web, count: 4 }]', [1, 'spec', 'replicas'], 4],
    [
      'an inline merge patch',
      'patches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: { name: web }\n      spec: { replicas: 5 }',
      [1, 'spec', 'replicas'],
      5,
    ],
    [
      'operations on a target',
      'patches:\n  - target: { kind: Deployment, name: w.* }\n    patch: |-\n      - { op: replace, path: /spec/replicas, value: 6 }\n      - { op: add, path: /metadata/annotations, value: { a~b: c } }',
      [1, 'spec', 'replicas'],
      6,
    ],
  ])('brings %s', (_, overlay, path, value) => {
    const { documents, estate } = render(files(`${resources}${overlay}\n`))
    expect(estate.problems).toEqual([])
    expect(path.reduce<unknown>((at, step) => (at as { [step: string]: unknown })?.[step], documents)).toEqual(value)
  })

  it.each([
    ['newTag: "2.0"', 'registry.example.com/shop/web:2.0'],
    ['newName: ghcr.io/shop/web', 'ghcr.io/shop/web:1.0'],
    ['digest: sha256:abc', 'registry.example.com/shop/web@sha256:abc'],
  ])('brings the image of %s', (change, image) => {
    const overlay = `${resources}images: [{ name: registry.example.com/shop/web, ${change} }]\n`
    expect(render(files(overlay)).estate.of(Container)[0]?.data.image).toBe(image)
  })

  it('merges lists by the key that the API names for them, new items first', () => {
    const patch = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: proxy
          image: envoy:1
        - name: web
          env: [{ name: LOG, value: debug }, { name: PORT, $patch: delete }]
`
    const { estate } = render(
      files(`${resources}patches: [{ path: more.yaml }]\n`, { 'overlays/dev/more.yaml': patch }),
    )
    const [proxy, web] = estate.of(Container)
    expect([proxy?.data.name, web?.data.name]).toEqual(['proxy', 'web'])
    expect(web?.data.env).toEqual([{ name: 'LOG', value: 'debug' }])
  })

  it('takes in components, and generated objects that others find by name', () => {
    const overlay = `${resources}namePrefix: dev-
components: [../../logs]
configMapGenerator: [{ name: settings, literals: [A=1, B="2"], files: [notes.bin] }]
`
    const component = 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\npatches: [{ path: p.yaml }]\n'
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec: { replicas: 9 }\n'
    const { documents, estate } = render(files(overlay, { 'logs/kustomization.yaml': component, 'logs/p.yaml': patch }))
    expect(estate.problems).toEqual([])
    const [workload] = estate.of(Workload)
    expect(workload?.data.spec?.replicas).toBe(9)
    const made = documents.find(({ kind }) => kind === 'ConfigMap')
    expect(made).toMatchObject({ metadata: { name: 'dev-settings' }, data: { A: '1', B: '2' } })
    expect(isUnknown(valueAt(made, ['data', 'notes.bin']))).toBe(true)
    expect(estate.of(Container)[0]?.data.envFrom).toEqual([{ configMapRef: { name: 'dev-settings' } }])
  })
})

describe('a place', () => {
  const overlay = `${resources}replicas: [{ name: web, count: 4 }]\nimages: [{ name: registry.example.com/shop/web, newTag: "2.0" }]\n`
  const shown = (path: Path, part?: 'key' | 'value') => {
    const { tree, texts } = render(files(overlay))
    const { file, span } = tree.placeOf(path, part)
    return [file, (texts as Readonly<Record<string, string>>)[file]?.slice(span.start, span.end)]
  }
  it.each<[Path, string, string]>([
    [[1, 'metadata', 'name'], 'base/app.yaml', 'web'],
    [[1, 'spec', 'replicas'], 'overlays/dev/kustomization.yaml', '4'],
    [[1, 'spec', 'template', 'spec', 'containers', 0, 'image'], 'overlays/dev/kustomization.yaml', '"2.0"'],
    [[0, 'spec', 'ports', 0, 'targetPort'], 'base/app.yaml', '8080'],
  ])('%j leads to %s', (path, file, text) => expect(shown(path)).toEqual([file, text]))
})

describe('an edit', () => {
  const overlay = `${resources}namePrefix: dev-\nreplicas: [{ name: web, count: 4 }]\n`
  const container: Path = [1, 'spec', 'template', 'spec', 'containers', 0]
  const applied = (change: Change) => {
    const { tree, texts } = render(files(overlay))
    const edit = tree.edit(change)
    if ('refused' in edit) return edit.refused
    const text = (texts as Readonly<Record<string, string>>)[edit.file] ?? ''
    return [edit.file, text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)]
  }

  it('goes to the file that holds the value', () => {
    expect(applied({ set: [1, 'spec', 'replicas'], to: 2 })).toEqual([
      'overlays/dev/kustomization.yaml',
      overlay.replace('count: 4', 'count: 2'),
    ])
    expect(applied({ set: [...container, 'imagePullPolicy'], to: 'Always' })).toEqual([
      'base/app.yaml',
      expect.stringContaining('imagePullPolicy: Always'),
    ])
  })

  it('is refused where the value is computed, with the reason', () => {
    expect(applied({ set: [1, 'metadata', 'name'], to: 'x' })).toBe('the value is put together by `namePrefix`')
  })
})

describe('what cannot be rendered', () => {
  it.each([
    ['a file that is missing', 'resources: [gone.yaml]', 'is not there'],
    ['a kustomization that includes itself', 'resources: [../dev]', 'includes itself'],
    ['a patch for nothing', `${resources}patchesStrategicMerge: ["kind: Job\\nmetadata: {name: x}"]`, 'to patch'],
    ['a pattern that is none', `${resources}patches: [{ target: { name: "(a" }, patch: "- { op: test }" }]`, 'pattern'],
    ['an object that is there twice', 'resources: [../../base, ../../base/app.yaml]', 'takes no second one'],
    ['a kustomization without anything', 'kind: Kustomization', 'is empty'],
    ['a label that is no text', `${resources}commonLabels: { a: true }`, 'is not a text'],
    [
      'an operation that leads nowhere',
      `${resources}patches: [{ target: { kind: Service }, patch: '[{"op":"remove","path":"/spec/x"}]' }]`,
      'leads nowhere',
    ],
    ['a generated object that is there already', 'configMapGenerator: [{ name: a }, { name: a }]', 'already'],
    ['nothing to merge into', 'configMapGenerator: [{ name: a, behavior: merge }]', 'to merge'],
    ['a key that is there twice', 'configMapGenerator: [{ name: a, literals: [b=1, b=2] }]', 'is there twice'],
    ['a source that is nowhere', `${resources}replacements: [{ source: { kind: Job }, targets: [] }]`, 'nowhere'],
    ['a component as a base', 'resources: [../../part]', 'is a component'],
  ])('%s is a problem that says why, and nothing is called missing', (_, overlay, message) => {
    const { estate, tree } = render(files(`${overlay}\n`, { 'part/kustomization.yaml': 'kind: Component\n' }))
    expect(tree.problems.map((each) => each.message).join()).toContain(message)
    expect(isUnknown((tree.data as readonly unknown[]).at(-1))).toBe(true)
    expect(estate.of(KubernetesObject).every(({ data }) => data.kind !== '')).toBe(true)
  })
})

describe('what is done elsewhere', () => {
  it.each([
    ['a chart', 'helmCharts: [{ name: redis }]', 'chart'],
    ['what lies elsewhere', 'resources: [github.com/a/b?ref=v1]', 'elsewhere'],
    ['what lies above', 'resources: [../../../other]', 'elsewhere'],
    ['a program', 'transformers: ["apiVersion: a/v1\\nkind: B\\nmetadata: { name: c }\\n"]', 'program'],
  ])('%s is not known, and no fault', (_, overlay, because) => {
    const { tree, documents } = render(files(`${overlay}\n`))
    expect(tree.problems).toEqual([])
    const last = documents.at(-1)
    expect(isUnknown(last) && whyUnknown(last)).toContain(because)
  })
})

it('does not follow what takes in everything twice on each level', { timeout: 30_000 }, () => {
  const levels = Object.fromEntries(
    Array.from({ length: 40 }, (_, level) => [
      `d${level}/kustomization.yaml`,
      `resources: [../d${level + 1}, ../d${level + 1}]\n`,
    ]),
  )
  const { tree } = render({ ...levels, 'overlays/dev/kustomization.yaml': 'resources: [../../d0]\n' })
  expect((tree.data as readonly unknown[]).some(isUnknown)).toBe(true)
})
