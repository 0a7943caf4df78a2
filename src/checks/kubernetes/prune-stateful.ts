import { Application } from '../../kinds/kubernetes/argocd.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { ownRepositories, plain } from '../../links/kubernetes/repository.ts'
import type { Resource } from '../../model/resource.ts'
import { pathFrom, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'

export const check: Check<Application> = {
  title: 'Argo CD may delete volumes with their data',
  why: `With \`prune\` what disappears from the repository is deleted from the cluster: a claim that was moved to another directory,
or a file that a merge lost, takes its data along. Keep claims and databases out of it with the annotation
\`argocd.argoproj.io/sync-options: Prune=false\`.`,
  severity: 'medium',
  level: 'strict',
  on: Application,
  controls: ['soc2/A1.2', 'nist-800-53/CP-9'],
  *run({ spec }, { estate }) {
    const own = ownRepositories(estate)
    if (!spec?.syncPolicy?.automated?.prune) return
    for (const source of [spec.source, ...(spec.sources ?? [])]) {
      const path =
        source?.repoURL && source.path && own.has(plain(source.repoURL)) ? pathFrom('.', source.path) : undefined
      for (const object of path === undefined ? [] : (estate.by(KubernetesObject, stateful).get(path) ?? [])) {
        const options = valueAt(objectOf(object), ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'])
        if (options !== undefined) continue
        yield {
          at: ['spec', 'syncPolicy', 'automated', 'prune'],
          message: `deletes \`${object.name}\` when it leaves the repository; annotate it with \`Prune=false\``,
          related: [
            {
              resource: object,
              at: ['metadata', 'annotations', 'argocd.argoproj.io/sync-options'],
              message: 'holds data',
            },
          ],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        -- apps/db.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: db }
        spec:
          source: { repoURL: 'https://github.com/acme/deploy', path: db }
          syncPolicy: { automated: { prune: true } }
        -- db/claim.yaml --
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
      `,
      good: `
        -- apps/db.yaml --
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: { name: db }
        spec:
          source: { repoURL: 'https://github.com/acme/deploy', path: db }
          syncPolicy: { automated: { prune: true } }
        -- db/claim.yaml --
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data, annotations: { argocd.argoproj.io/sync-options: Prune=false } }
      `,
    },
  ],
}

/** The directory of what holds data. */
function stateful({ data, scope }: Resource<KubernetesObject>): string | undefined {
  const holds =
    data.kind === 'PersistentVolumeClaim' ||
    (data.kind === 'Cluster' && data.apiVersion.startsWith('postgresql.cnpg.io/')) ||
    /^(?:Kafka|PerconaServerMongoDB|PerconaXtraDBCluster|RedisCluster|MongoDBCommunity|PostgresCluster)$/.test(
      data.kind,
    )
  return holds ? scope : undefined
}
