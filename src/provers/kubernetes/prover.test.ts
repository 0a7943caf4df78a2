import { beforeAll, describe, expect, it } from 'vitest'
import type { World } from '../../model/world.ts'
import { ready } from '../../readers/survey.ts'
import { prover } from './prover.ts'

beforeAll(ready)

const nowhere = {} as World

async function verdictsOn(files: Readonly<Record<string, string>>) {
  const artifacts = Object.entries(files).map(([path, text]) => ({ path, text, because: [] }))
  const verdicts = []
  for await (const verdict of prover.prove(artifacts, nowhere)) verdicts.push(verdict)
  return verdicts
}

const deployment = (container: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - ${container}
`

describe('one object', () => {
  it('is proved when every field is known', async () => {
    const text = deployment('{ name: web, image: nginx, resources: { limits: { memory: 1Gi, cpu: 1 } } }')
    expect(await verdictsOn({ 'a.yaml': text })).toEqual([{ path: 'a.yaml', outcome: 'proved', message: '1 objects' }])
  })

  it.each([
    ['a misspelt field', '{ name: web, imagee: nginx }', 'has no field `imagee`; did you mean `image`?'],
    ['a wrong type', '{ name: web, ports: [{ containerPort: http }] }', 'must be number'],
    ['a missing field', '{ image: nginx }', 'lacks `name`'],
  ])('is refuted for %s', async (_, container, message) => {
    const verdicts = await verdictsOn({ 'a.yaml': deployment(container) })
    expect(verdicts).toMatchObject([{ path: 'a.yaml', outcome: 'refuted', line: 10 }])
    expect(verdicts[0]?.message).toContain(message)
    expect(verdicts[0]?.message).toContain('Deployment `web`: ')
  })

  it.each([
    [
      'a rollout',
      'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: a }\nspec: { strategy: { canary: { steps: [{ setWieght: 5 }] } } }\n',
      'setWeight',
    ],
    [
      'a route',
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: a }\nspec: { rules: [{ backendRefs: [{ name: a, weigth: 1 }] }] }\n',
      'weight',
    ],
    [
      'a class of mounted secrets',
      'apiVersion: secrets-store.csi.x-k8s.io/v1\nkind: SecretProviderClass\nmetadata: { name: a }\nspec: { provider: aws, secretObjects: [{ secretName: a, type: Opaque, data: [{ objectNmae: a, key: a }] }] }\n',
      'objectName',
    ],
    [
      'an application',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: a }\nspec: { project: a, destination: {}, source: { repoURL: a, paht: a } }\n',
      'path',
    ],
    [
      'an issuer',
      'apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: { name: a }\nspec: { acme: { server: a, privateKeySecretRef: { nam: a } } }\n',
      'name',
    ],
    [
      'a policy of images',
      'apiVersion: policies.kyverno.io/v1\nkind: ImageValidatingPolicy\nmetadata: { name: a }\nspec: { attestors: [{ name: a, cosign: { keyles: {} } }], validations: [] }\n',
      'keyless',
    ],
  ])('of a custom kind is read as strictly: %s', async (_, text, meant) => {
    const verdicts = await verdictsOn({ 'a.yaml': text })
    expect(verdicts.map(({ outcome }) => outcome)).toContain('refuted')
    expect(verdicts.map(({ message }) => message).join('\n')).toContain(`\`${meant}\``)
  })

  it('of a kind without a schema is not called proved', async () => {
    const text = `${deployment('{ name: web }')}---\napiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a }\n`
    expect(await verdictsOn({ 'a.yaml': text })).toEqual([
      { path: 'a.yaml', outcome: 'not-run', message: 'there is no schema of example.com/v1 Widget' },
    ])
  })
})

it('leaves alone what is no object of a cluster', () => {
  expect(prover.proves({ path: 'compose.yaml', text: 'services: {}\n', because: [] })).toBe(false)
  const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'
  expect(prover.proves({ path: 'kustomization.yaml', text: kustomization, because: [] })).toBe(false)
})

describe('an overlay', () => {
  const overlay = (patch: string) => ({
    'base/app.yaml': deployment('{ name: web, image: nginx }'),
    'base/kustomization.yaml': 'resources: [app.yaml]\n',
    'dev/kustomization.yaml': 'resources: [../base]\npatches: [{ path: more.yaml }]\n',
    'dev/more.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  ${patch}\n`,
  })

  it('is proved as what it renders to; a patch is no object of its own', async () => {
    expect(await verdictsOn(overlay('replicas: 2'))).toEqual([
      { path: 'base/app.yaml', outcome: 'proved', message: '1 objects' },
      { path: 'dev/kustomization.yaml', outcome: 'proved', message: '1 objects' },
    ])
  })

  it('is refuted in the patch that is wrong', async () => {
    expect(await verdictsOn(overlay('replicsa: 2'))).toMatchObject([
      { path: 'base/app.yaml', outcome: 'proved' },
      { path: 'dev/more.yaml', outcome: 'refuted', line: 5 },
    ])
  })

  it('that cannot be rendered is not proved', async () => {
    const files = { 'dev/kustomization.yaml': 'resources: [gone.yaml]\n' }
    expect(await verdictsOn(files)).toMatchObject([{ path: 'dev/kustomization.yaml', outcome: 'refuted', line: 1 }])
  })
})
