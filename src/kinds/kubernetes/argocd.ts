import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, number, record, scalar, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

const source = record(
  {},
  {
    repoURL: literal,
    path: literal,
    targetRevision: scalar,
    chart: literal,
    ref: literal,
    helm: record(
      {},
      {
        releaseName: literal,
        valueFiles: listOf(literal),
        values: text,
        valuesObject: anything,
        parameters: listOf(record({}, { name: literal, value: scalar, forceString: flag })),
        ignoreMissingValueFiles: flag,
        skipCrds: flag,
      },
    ),
    kustomize: record({}, { images: listOf(literal), namePrefix: literal, nameSuffix: literal, namespace: literal }),
    directory: record({}, { recurse: flag, include: literal, exclude: literal }),
    plugin: anything,
  },
)
const destination = record({}, { server: literal, name: literal, namespace: literal })
const application = {
  project: literal,
  source,
  sources: listOf(source),
  destination,
  syncPolicy: record(
    {},
    {
      automated: record({}, { prune: flag, selfHeal: flag, allowEmpty: flag, enabled: flag }),
      syncOptions: listOf(literal),
      retry: record({}, { limit: number, backoff: anything }),
    },
  ),
  ignoreDifferences: listOf(anything),
  revisionHistoryLimit: number,
}

export const Application = {
  id: 'argocd/application',
  title: 'Argo CD Application',
  file: 'application.yaml',
  shape: record({}, { ...common, spec: record({}, { ...application }) }),
} satisfies Kind
export type Application = DataOf<typeof Application>

export const ApplicationSet = {
  id: 'argocd/application-set',
  title: 'Argo CD ApplicationSet',
  file: 'applications.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          generators: listOf(anything),
          goTemplate: flag,
          goTemplateOptions: listOf(literal),
          template: record({}, { metadata: common.metadata, spec: record({}, application) }),
          templatePatch: text,
          strategy: anything,
          syncPolicy: record({}, { preserveResourcesOnDeletion: flag, applicationsSync: literal }),
        },
      ),
    },
  ),
} satisfies Kind
export type ApplicationSet = DataOf<typeof ApplicationSet>

export const AppProject = {
  id: 'argocd/app-project',
  title: 'Argo CD AppProject',
  file: 'project.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          description: text,
          sourceRepos: listOf(literal),
          sourceNamespaces: listOf(literal),
          destinations: listOf(destination),
          clusterResourceWhitelist: listOf(reference),
          clusterResourceBlacklist: listOf(reference),
          namespaceResourceWhitelist: listOf(reference),
          namespaceResourceBlacklist: listOf(reference),
          roles: listOf(record({}, { name: literal, policies: listOf(text), groups: listOf(literal) })),
          syncWindows: listOf(
            record(
              {},
              {
                kind: literal,
                schedule: literal,
                duration: literal,
                timeZone: literal,
                applications: listOf(literal),
                namespaces: listOf(literal),
                clusters: listOf(literal),
                manualSync: flag,
              },
            ),
          ),
          orphanedResources: anything,
          signatureKeys: listOf(anything),
        },
      ),
    },
  ),
} satisfies Kind
export type AppProject = DataOf<typeof AppProject>
