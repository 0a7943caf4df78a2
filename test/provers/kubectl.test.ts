import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { prover } from '../../src/provers/kubectl/prover.ts'
import type { Verdict } from '../../src/provers/prover.ts'
import { ready, survey } from '../../src/readers/survey.ts'
import { filesOf } from '../txtar.ts'
import { realWorld } from './real-world.ts'
import { recordedWorld } from './recorded-world.ts'

beforeAll(ready)

const absent = spawnSync('kubectl', ['version', '--client']).status !== 0

const sound = `
  -- base/kustomization.yaml --
  resources: [app.yaml]
  configMapGenerator: [{ name: settings, literals: [LOG=info] }]
  generatorOptions: { disableNameSuffixHash: true, labels: { made: here } }
  -- base/app.yaml --
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web }
  spec:
    selector: { matchLabels: { app: web } }
    template:
      metadata: { labels: { app: web } }
      spec:
        serviceAccountName: web
        containers:
          - name: web
            image: example.com/web:1.0
            ports: [{ name: http, containerPort: 8080 }, { name: metrics, containerPort: 9090 }]
            env: [{ name: A, value: one }, { name: B, value: two }]
            envFrom: [{ configMapRef: { name: settings } }]
        volumes: [{ name: work, emptyDir: {} }]
  ---
  apiVersion: v1
  kind: ServiceAccount
  metadata: { name: web }
  ---
  apiVersion: rbac.authorization.k8s.io/v1
  kind: RoleBinding
  metadata: { name: web }
  roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: web }
  subjects: [{ kind: ServiceAccount, name: web }]
  ---
  apiVersion: rbac.authorization.k8s.io/v1
  kind: Role
  metadata: { name: web }
  rules: [{ apiGroups: [''], resources: [pods], verbs: [get] }]
  ---
  apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata: { name: web }
  spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 4 }
  ---
  apiVersion: batch/v1
  kind: CronJob
  metadata: { name: sweep }
  spec:
    schedule: '0 3 * * *'
    jobTemplate:
      spec:
        template:
          spec: { restartPolicy: Never, containers: [{ name: sweep, image: example.com/web:1.0 }] }
  ---
  apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata: { name: web }
  spec: { podSelector: { matchLabels: { app: web } }, ingress: [{ from: [{ podSelector: { matchLabels: { app: x } } }] }] }
  -- overlays/dev/kustomization.yaml --
  resources: [../../base, namespace.yaml]
  components: [../../logs]
  namespace: shop-dev
  namePrefix: dev-
  nameSuffix: -one
  labels:
    - pairs: { team: shop }
      includeSelectors: true
    - pairs: { stage: dev }
      includeTemplates: true
  commonAnnotations: { owner: shop }
  images: [{ name: example.com/web, newName: example.org/shop/web, newTag: '2.1' }]
  replicas: [{ name: web, count: 2 }]
  configMapGenerator: [{ name: settings, behavior: merge, literals: [LOG=debug, EXTRA=1] }]
  secretGenerator: [{ name: key, literals: [token=abc] }]
  generatorOptions: { disableNameSuffixHash: true }
  patches:
    - path: more.yaml
    - target: { kind: CronJob }
      patch: |-
        - { op: replace, path: /spec/schedule, value: '0 4 * * *' }
        - { op: add, path: /spec/jobTemplate/spec/template/spec/containers/-, value: { name: two, image: example.com/web } }
  -- overlays/dev/namespace.yaml --
  apiVersion: v1
  kind: Namespace
  metadata: { name: shop }
  -- overlays/dev/more.yaml --
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: web }
  spec:
    template:
      spec:
        volumes: [{ name: work, $patch: delete }, { name: cache, emptyDir: {} }]
        containers:
          - name: proxy
            image: envoy:1.36
          - name: web
            ports: [{ name: web, containerPort: 8080 }]
            env: [{ name: C, value: three }, { name: A, value: four }]
  -- logs/kustomization.yaml --
  apiVersion: kustomize.config.k8s.io/v1alpha1
  kind: Component
  patches:
    - target: { kind: Deployment, name: web }
      patch: |-
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: any }
        spec: { template: { metadata: { annotations: { logs: json } } } }
`

const artifacts = filesOf(sound, '').map((file) => ({ ...file, because: [] }))

describe.skipIf(absent)('beside the real kubectl', () => {
  it('an overlay renders, a component is left to those that use it', async () => {
    expect(await verdictsOn(artifacts)).toEqual([
      { path: 'base/kustomization.yaml', outcome: 'proved', message: 'renders 8 objects' },
      { path: 'overlays/dev/kustomization.yaml', outcome: 'proved', message: 'renders 10 objects' },
    ])
  })

  it('an overlay without its base is refuted in the words of kubectl', async () => {
    const [verdict] = await verdictsOn([{ path: 'kustomization.yaml', text: 'resources: [gone.yaml]\n', because: [] }])
    expect(verdict).toMatchObject({ path: 'kustomization.yaml', outcome: 'refuted' })
    expect(verdict?.message).toContain('gone.yaml')
  })

  it('our own render is the same, object by object', async () => {
    const directory = await realWorld.files.temporary(new Map(artifacts.map(({ path, text }) => [path, text])))
    const { stdout } = spawnSync('kubectl', ['kustomize', `${directory}/overlays/dev`], { encoding: 'utf8' })
    const theirs = parseAllDocuments(stdout).map((document) => document.toJS())
    const ours = survey(artifacts).trees.find(({ scope }) => scope === 'overlays/dev')
    expect(ours?.problems).toEqual([])
    expect(inOrder(ours?.data)).toEqual(inOrder(theirs))
  })
})

it('without kubectl nothing is proved', async () => {
  expect(await prover.available(recordedWorld({}))).toMatchObject({ missing: expect.stringContaining('kubectl') })
})

async function verdictsOn(files: typeof artifacts): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  for await (const verdict of prover.prove(files, realWorld)) verdicts.push(verdict)
  return verdicts
}

function inOrder(documents: unknown): unknown[] {
  const name = (each: { kind?: string; metadata?: { name?: string } }) => `${each.kind} ${each.metadata?.name}`
  return [...(documents as object[])].sort((a, b) => (name(a) < name(b) ? -1 : 1))
}
