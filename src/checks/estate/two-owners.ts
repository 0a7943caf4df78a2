import { Application } from '../../kinds/kubernetes/argocd.ts'
import { FluxKustomization } from '../../kinds/kubernetes/flux.ts'
import { plain, standsIn } from '../../links/kubernetes/repository.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { pathFrom, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<unknown> = {
  title: 'Two owners deploy the same manifests',
  why: `Both apply the same objects of the same directory to the same namespace: each sees what the other wrote as drift, and when one of
them is deleted or pruned, it takes along what the other still needs. Keep one.`,
  severity: 'high',
  level: 'default',
  on: [Application, FluxKustomization],
  controls: ['soc2/CC8.1'],
  *run(_, { resource, estate }) {
    const isFlux = resource.kind.id === FluxKustomization.id
    const key = isFlux ? fluxKey(resource) : applicationKey(resource)
    if (key === undefined) return
    const all: readonly Resource[] = isFlux
      ? (estate.by(FluxKustomization, fluxKey).get(key) ?? [])
      : (estate.by(Application, applicationKey).get(key) ?? [])
    if (!isFlux && !isDirectory(estate, resource)) return
    const first = all.find((each) => each.name !== resource.name && each.scope === resource.scope)
    if (!first || all.indexOf(first) > all.indexOf(resource)) return
    const at = isFlux ? ['spec', 'path'] : ['spec', 'source', 'path']
    yield {
      at,
      message: `\`${first.name}\` deploys \`${String(valueAt(resource.data, at))}\` to the same place; keep one of them`,
      related: [
        { resource: first, at, message: 'the other owner' },
        ...(isFlux ? ['targetNamespace', 'kubeConfig'] : ['destination', 'sources']).flatMap((field) =>
          [first, resource].map((each) => ({ resource: each, at: ['spec', field], message: 'where to' })),
        ),
      ],
    }
  },
  examples: [
    { bad: application('shop'), good: application('blog') },
    { bad: flux('./deploy/web'), good: flux('./deploy/api') },
  ],
}

/** What it deploys and where; absent where a release, a prefix or a value may make other objects of it. */
function applicationKey({ data }: Resource): string | undefined {
  const { spec, metadata } = Application.shape(data) ?? {}
  const { repoURL, path, targetRevision = 'HEAD', helm, kustomize, plugin, directory } = spec?.source ?? {}
  const { server, name, namespace } = spec?.destination ?? {}
  const other = helm ?? kustomize ?? plugin ?? directory ?? spec?.sources
  if (!repoURL || !path || !namespace || (server ?? name) === undefined || other !== undefined) return undefined
  const where = [server ?? name, namespace, metadata?.namespace]
  return [plain(repoURL), pathFrom('.', path), targetRevision, ...where].join(' ')
}

function fluxKey({ data }: Resource): string | undefined {
  const { spec, metadata } = FluxKustomization.shape(data) ?? {}
  const { sourceRef, path, targetNamespace, postBuild, patches, components, kubeConfig, suspend } = spec ?? {}
  if (!sourceRef?.name || !path || postBuild || patches || components || kubeConfig !== undefined || suspend)
    return undefined
  const source = [sourceRef.kind, sourceRef.name, sourceRef.namespace ?? metadata?.namespace]
  return [...source, pathFrom('.', path), targetNamespace, metadata?.namespace].join(' ')
}

/** A directory of this repository that is no chart: a chart names its objects after each release. */
function isDirectory(estate: Estate, { data }: Resource): boolean {
  const path = pathFrom('.', Application.shape(data)?.spec?.source?.path ?? '')
  return path !== undefined && standsIn(estate, path) && !estate.files.has(`${path}/Chart.yaml`)
}

function application(namespace: string): string {
  const one = (name: string, into: string) => `
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: ${name}, namespace: argocd }
        spec:
          project: shop
          source: { repoURL: https://github.com/acme/shop, path: deploy, targetRevision: main }
          destination: { server: 'https://kubernetes.default.svc', namespace: ${into} }`
  return `
        -- apps/shop.yaml --${one('shop', 'shop')}
        ---${one('web', namespace)}
        -- deploy/config.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: config }
      `
}

function flux(path: string): string {
  const one = (name: string, where: string) => `
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: { name: ${name}, namespace: flux-system }
        spec: { interval: 10m, prune: true, path: ${where}, sourceRef: { kind: GitRepository, name: shop } }`
  return `${one('web', './deploy/web')}
        ---${one('shop', path)}
      `
}
