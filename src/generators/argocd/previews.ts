import type { Plan, Stage } from '../../model/plan.ts'
import { cluster, encryptedFiles, repositoryUrl, syncPolicy } from './application.ts'
import { previewKinds } from './kinds.ts'

/**
 * One application for each open pull request that carries the label `preview`. When the request is closed the
 * application goes, and its finalizer takes the namespace with all that is in it.
 */
export function previews({ namespace, name, overlay, host }: Stage, plan: Plan) {
  const { argocd, repository } = plan.delivery
  const [owner, repo] = repository.split('/')
  const own = `${namespace}-{{.number}}`
  const patches = plan.gateways ? routePatches(name, host, plan) : ingressPatches(name, host, plan)
  const from = { repoURL: repositoryUrl(plan), targetRevision: '{{.head_sha}}' }
  const applied = {
    ...from,
    path: overlay,
    kustomize: {
      // Kustomize gives the Namespace itself this name too.
      namespace: own,
      // The component of the overlay has named the registry by then, so the whole name is replaced.
      images: plan.pods.map(({ images }) => `${images[name]}:sha-{{.head_sha}}`),
      ...(patches.length > 0 && { patches }),
    },
  }
  const secrets = plan.encrypted?.directories[name]
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'previews', namespace: argocd.namespace, annotations: { 'argocd.argoproj.io/sync-wave': '2' } },
    spec: {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [
        {
          pullRequest: {
            github: {
              owner,
              repo,
              labels: ['preview'],
              // The token by which Argo CD reads the repository.
              tokenRef: { secretName: plan.delivery.secret?.name ?? 'repository', key: 'password' },
            },
            requeueAfterSeconds: 120,
          },
        },
      ],
      template: {
        metadata: {
          name: `${name}-{{.number}}`,
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
        },
        spec: {
          project: previewProjectName(plan),
          ...(secrets === undefined
            ? { source: applied }
            : { sources: [applied, { ...from, path: secrets, directory: encryptedFiles }] }),
          destination: { server: cluster, namespace: own },
          syncPolicy: syncPolicy(),
        },
      },
    },
  }
}

/**
 * A project of their own: what a pull request brings has been read by nobody but the one who gave it the label, so it may
 * make nothing but its namespace and the kinds that an overlay is made of.
 */
export function previewProject({ namespace }: Stage, plan: Plan) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: previewProjectName(plan),
      namespace: plan.delivery.argocd.namespace,
      annotations: { 'argocd.argoproj.io/sync-wave': '-2', 'argocd.argoproj.io/sync-options': 'Prune=false' },
    },
    spec: {
      description: 'Previews of pull requests',
      sourceRepos: [repositoryUrl(plan)],
      destinations: [{ server: cluster, namespace: `${namespace}-*` }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
      namespaceResourceWhitelist: previewKinds(plan),
    },
  }
}

function previewProjectName({ delivery }: Plan): string {
  return `${delivery.argocd.project}-previews`
}

/** Gives each preview a host of its own, under the wildcard certificate of the stage. */
function ingressPatches(stage: string, host: string, plan: Plan) {
  const patch = spoken(stage, plan)
    .flatMap(({ name }, index) => {
      const own = hostOf(name, host)
      return [
        `- { op: replace, path: /spec/rules/${index}/host, value: '${own}' }\n`,
        `- { op: replace, path: /spec/tls/0/hosts/${index}, value: '${own}' }\n`,
      ]
    })
    .join('')
  return patch ? [{ target: { kind: 'Ingress' }, patch }] : []
}

function routePatches(stage: string, host: string, plan: Plan) {
  return spoken(stage, plan).map(({ name, service }) => ({
    target: { kind: service.protocol === 'grpc' ? 'GRPCRoute' : 'HTTPRoute', name },
    patch: `- { op: replace, path: /spec/hostnames/0, value: '${hostOf(name, host)}' }\n`,
  }))
}

function hostOf(name: string, host: string): string {
  return `${name}-{{.number}}.${host}`
}

function spoken(stage: string, { pods }: Plan) {
  return pods.filter(({ hosts, service }) => hosts[stage] && service.protocol !== 'tcp')
}
