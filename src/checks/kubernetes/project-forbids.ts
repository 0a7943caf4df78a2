import { Application, AppProject } from '../../kinds/kubernetes/argocd.ts'
import type { Resource } from '../../model/resource.ts'
import { hasHole } from '../../model/unknown.ts'
import { wildcard } from '../../values/wildcard.ts'
import type { Check } from '../check.ts'

export const check: Check<Application> = {
  title: 'Application asks for what its project forbids',
  why: `Argo CD shows \`InvalidSpecError\` and deploys nothing: the AppProject lists the repositories and the destinations that its
Applications may use, and this is none of them. Add it to the project, or take the right project.`,
  severity: 'high',
  level: 'default',
  on: Application,
  controls: ['soc2/CC6.3'],
  *run({ spec }, { resource, estate }) {
    const projects = spec?.project ? (estate.by(AppProject, nameOf).get(spec.project) ?? []) : []
    const [project] = projects
    if (!project || projects.length !== 1 || !spec) return
    const { sourceRepos, destinations } = project.data.spec ?? {}
    const sources = [
      ...(spec.source ? [{ source: spec.source, at: ['spec', 'source'] }] : []),
      ...(spec.sources ?? []).map((source, index) => ({ source, at: ['spec', 'sources', index] })),
    ]
    const from = { resource, at: ['spec', 'project'], message: 'its project' }
    for (const { source, at } of sources) {
      const { repoURL } = source ?? {}
      if (!repoURL || !sourceRepos || sourceRepos.length === 0 || sourceRepos.includes(undefined)) continue
      if (
        allowed(sourceRepos as readonly string[], repoURL, (pattern) =>
          wildcard(withoutEnd(pattern)).test(withoutEnd(repoURL)),
        )
      )
        continue
      yield {
        at: [...at, 'repoURL'],
        message: `project \`${spec.project}\` does not admit \`${repoURL}\`; add it to \`sourceRepos\``,
        related: [
          from,
          ...sourceRepos.map((_, index) => ({
            resource: project,
            at: ['spec', 'sourceRepos', index],
            message: 'what it admits',
          })),
        ],
      }
    }
    const { namespace, server, name } = spec.destination ?? {}
    if (!namespace || !destinations || destinations.length === 0) return
    const fits = destinations.some(
      (each) =>
        !each ||
        (admits(each.namespace, namespace) &&
          (server === undefined || each.server === undefined || admits(each.server, server)) &&
          (name === undefined || each.name === undefined || admits(each.name, name))),
    )
    const denied = destinations.some(
      (each) =>
        [each?.namespace, each?.server, each?.name].some(
          (text) => text === undefined || text.startsWith('!') || hasHole(text),
        ) && each?.namespace?.startsWith('!'),
    )
    if (fits || denied) return
    yield {
      at: ['spec', 'destination', 'namespace'],
      message: `project \`${spec.project}\` does not admit namespace \`${namespace}\` there; add it to \`destinations\``,
      related: [
        from,
        ...['server', 'name'].map((field) => ({
          resource,
          at: ['spec', 'destination', field],
          message: 'where it goes',
        })),
        ...destinations.flatMap((_, index) =>
          ['namespace', 'server', 'name'].map((field) => ({
            resource: project,
            at: ['spec', 'destinations', index, field],
            message: 'what it admits',
          })),
        ),
      ],
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: { name: shop }
        spec:
          sourceRepos: ['https://github.com/acme/*']
          destinations: [{ server: '*', namespace: 'shop-*' }]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: web }
        spec:
          project: shop
          source: { repoURL: 'https://github.com/acme/deploy.git', path: web }
          destination: { server: 'https://kubernetes.default.svc', namespace: shop }
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: { name: shop }
        spec:
          sourceRepos: ['https://github.com/acme/*']
          destinations: [{ server: '*', namespace: 'shop*' }]
        ---
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: web }
        spec:
          project: shop
          source: { repoURL: 'https://github.com/acme/deploy.git', path: web }
          destination: { server: 'https://kubernetes.default.svc', namespace: shop }
      `,
    },
  ],
}

function nameOf({ data }: Resource<AppProject>): string | undefined {
  return data.metadata?.name
}

/** By no pattern that begins with an exclamation mark, and by one of the others. */
function allowed(patterns: readonly string[], text: string, fits: (pattern: string) => boolean): boolean {
  if (patterns.some((pattern) => hasHole(pattern) || pattern.startsWith('!')) || hasHole(text)) return true
  return patterns.some((pattern) => pattern === '*' || fits(pattern))
}

function admits(pattern: string | undefined, text: string): boolean {
  return pattern === undefined || hasHole(pattern) || wildcard(pattern).test(text)
}

function withoutEnd(url: string): string {
  return url.replace(/(?:\.git)?\/?$/, '').toLowerCase()
}
