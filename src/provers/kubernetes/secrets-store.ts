import { fields, listOf, object, text, word } from './own.ts'

const texts = { type: 'object', additionalProperties: text() }

/**
 * kubernetes-sigs/secrets-store-csi-driver v1.6.0, charts/secrets-store-csi-driver/crds, 2026-04-29; its parameters are those
 * of aws/secrets-store-csi-driver-provider-aws 3.1.1, server/server.go, 2026-06-01.
 */
export const secretsStoreSchemas: Readonly<Record<string, object>> = {
  'secrets-store.csi.x-k8s.io/v1/SecretProviderClass': object({
    spec: fields(
      {
        provider: text(),
        parameters: texts,
        secretObjects: listOf(
          fields(
            {
              secretName: text(),
              type: word('Opaque', 'kubernetes.io/basic-auth', 'kubernetes.io/dockerconfigjson', 'kubernetes.io/tls'),
              data: listOf(fields({ objectName: text(), key: text() }, ['objectName', 'key'])),
              labels: texts,
              annotations: texts,
            },
            ['secretName', 'type', 'data'],
          ),
        ),
      },
      ['provider'],
    ),
  }),
}
