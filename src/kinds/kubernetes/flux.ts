import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, record, scalar } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

export const FluxKustomization = {
  id: 'flux/kustomization',
  title: 'Flux Kustomization',
  file: 'flux.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          sourceRef: reference,
          path: literal,
          prune: flag,
          interval: literal,
          retryInterval: literal,
          timeout: literal,
          targetNamespace: literal,
          suspend: flag,
          wait: flag,
          force: flag,
          serviceAccountName: literal,
          dependsOn: listOf(reference),
          healthChecks: listOf(reference),
          components: listOf(literal),
          images: listOf(record({}, { name: literal, newName: literal, newTag: scalar, digest: literal })),
          patches: listOf(anything),
          postBuild: record({}, { substitute: mapOf(scalar), substituteFrom: listOf(reference) }),
          decryption: record({}, { provider: literal, secretRef: reference }),
          kubeConfig: anything,
        },
      ),
    },
  ),
} satisfies Kind
export type FluxKustomization = DataOf<typeof FluxKustomization>

export const HelmRelease = {
  id: 'flux/helm-release',
  title: 'Flux HelmRelease',
  file: 'release.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          chart: record(
            {},
            {
              spec: record(
                {},
                {
                  chart: literal,
                  version: scalar,
                  sourceRef: reference,
                  valuesFiles: listOf(literal),
                  reconcileStrategy: literal,
                },
              ),
            },
          ),
          chartRef: reference,
          interval: literal,
          timeout: literal,
          releaseName: literal,
          targetNamespace: literal,
          storageNamespace: literal,
          suspend: flag,
          serviceAccountName: literal,
          dependsOn: listOf(reference),
          values: anything,
          valuesFrom: listOf(
            record({}, { kind: literal, name: literal, valuesKey: literal, targetPath: literal, optional: flag }),
          ),
          install: anything,
          upgrade: anything,
          rollback: anything,
          driftDetection: record({}, { mode: literal }),
          postRenderers: listOf(anything),
        },
      ),
    },
  ),
} satisfies Kind
export type HelmRelease = DataOf<typeof HelmRelease>

/** A GitRepository, HelmRepository, OCIRepository, Bucket or HelmChart: `kind` tells. */
export const FluxSource = {
  id: 'flux/source',
  title: 'Flux source',
  file: 'source.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          url: literal,
          endpoint: literal,
          bucketName: literal,
          type: literal,
          interval: literal,
          timeout: literal,
          suspend: flag,
          insecure: flag,
          ref: record(
            {},
            { branch: literal, tag: literal, semver: literal, commit: literal, name: literal, digest: literal },
          ),
          secretRef: reference,
          verify: record({}, { provider: literal, mode: literal, secretRef: reference }),
          chart: literal,
          version: scalar,
          sourceRef: reference,
          layerSelector: anything,
          provider: literal,
        },
      ),
    },
  ),
} satisfies Kind
export type FluxSource = DataOf<typeof FluxSource>
