import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, record, scalar, text } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

const store = record({}, { name: literal, kind: literal })
const remote = record(
  {},
  { key: literal, property: literal, version: scalar, conversionStrategy: literal, decodingStrategy: literal },
)
const external = {
  refreshInterval: literal,
  secretStoreRef: store,
  target: record(
    {},
    {
      name: literal,
      creationPolicy: literal,
      deletionPolicy: literal,
      immutable: flag,
      template: record({}, { type: literal, metadata: common.metadata, data: mapOf(text) }),
    },
  ),
  data: listOf(record({}, { secretKey: literal, remoteRef: remote })),
  dataFrom: listOf(record({}, { extract: remote, find: anything, key: literal })),
}

/** Of a namespace. */
export const ExternalSecret = {
  id: 'external-secrets/external-secret',
  title: 'ExternalSecret',
  file: 'secret.yaml',
  shape: record({}, { ...common, spec: record({}, { ...external }) }),
} satisfies Kind
export type ExternalSecret = DataOf<typeof ExternalSecret>

export const ClusterExternalSecret = {
  id: 'external-secrets/cluster-external-secret',
  title: 'ClusterExternalSecret',
  file: 'secret.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          externalSecretName: literal,
          namespaceSelector: anything,
          namespaces: listOf(literal),
          externalSecretSpec: record({}, external),
        },
      ),
    },
  ),
} satisfies Kind
export type ClusterExternalSecret = DataOf<typeof ClusterExternalSecret>

/** Of a namespace or of the cluster: `kind` tells. The one key of `provider` is where the secrets are. */
export const SecretStore = {
  id: 'external-secrets/secret-store',
  title: 'secret store',
  file: 'store.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        { controller: literal, refreshInterval: scalar, provider: mapOf(anything), conditions: listOf(anything) },
      ),
    },
  ),
} satisfies Kind
export type SecretStore = DataOf<typeof SecretStore>

export const PushSecret = {
  id: 'external-secrets/push-secret',
  title: 'PushSecret',
  file: 'secret.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          secretStoreRefs: listOf(store),
          selector: record({}, { secret: reference }),
          data: listOf(
            record(
              {},
              {
                match: record(
                  {},
                  { secretKey: literal, remoteRef: record({}, { remoteKey: literal, property: literal }) },
                ),
              },
            ),
          ),
          deletionPolicy: literal,
          updatePolicy: literal,
          refreshInterval: literal,
        },
      ),
    },
  ),
} satisfies Kind
export type PushSecret = DataOf<typeof PushSecret>

export const SealedSecret = {
  id: 'sealed-secrets/sealed-secret',
  title: 'SealedSecret',
  file: 'secret.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          encryptedData: mapOf(text),
          template: record({}, { metadata: common.metadata, type: literal, immutable: flag, data: mapOf(text) }),
        },
      ),
    },
  ),
} satisfies Kind
export type SealedSecret = DataOf<typeof SealedSecret>
