import type { Plan, Stage } from '../../model/blueprint.ts'
import { repositoryUrl, syncPolicy } from './application.ts'

/** Secret with the token by which Argo CD asks GitHub for open pull requests; made by hand, see the first apply. */
export const pullRequestToken = { secretName: 'github-token', key: 'token' }

/**
 * One application for each open pull request that carries the label `preview`. When the request is closed the
 * application goes, and its finalizer takes the namespace with all that is in it.
 */
export function previews({ namespace, name, overlay, host }: Stage, plan: Plan) {
  const { argocd, repository } = plan.delivery
  const [owner, repo] = repository.split('/')
  const own = `${namespace}-{{.number}}`
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
            github: { owner, repo, labels: ['preview'], tokenRef: pullRequestToken },
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
          project: argocd.project,
          source: {
            repoURL: repositoryUrl(plan),
            targetRevision: '{{.head_sha}}',
            path: overlay,
            kustomize: {
              namespace: own,
              images: plan.workloads.map(({ repository, image }) => `${repository}=${image}:sha-{{.head_sha}}`),
              patches: [
                {
                  target: { kind: 'Namespace' },
                  patch: `- { op: replace, path: /metadata/name, value: '${own}' }\n`,
                },
                ...plan.workloads
                  .filter(({ hosts }) => hosts[name])
                  .slice(0, 1)
                  .map(() => ({ target: { kind: 'Ingress' }, patch: hostPatch(name, host, plan) })),
              ],
            },
          },
          destination: { server: 'https://kubernetes.default.svc', namespace: own },
          syncPolicy: syncPolicy(),
        },
      },
    },
  }
}

/** Gives each preview a host of its own, under the wildcard certificate of the stage. */
function hostPatch(stage: string, host: string, { workloads }: Plan): string {
  return workloads
    .filter(({ hosts }) => hosts[stage])
    .map(({ name }, index) => {
      const own = `${name}-{{.number}}.${host}`
      return [
        `- { op: replace, path: /spec/rules/${index}/host, value: '${own}' }`,
        `- { op: replace, path: /spec/tls/0/hosts/${index}, value: '${own}' }`,
      ].join('\n')
    })
    .join('\n')
    .concat('\n')
}
