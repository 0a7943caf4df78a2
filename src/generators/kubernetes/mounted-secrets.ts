import { secretsRead } from '../../design/secrets-read.ts'
import type { Plan, Stage } from '../../model/plan.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import { beforeMigrations } from '../waves.ts'
import { isMounting } from './mounting.ts'

/** What each workload reads of the secrets manager as itself, and the Secrets that its variables are taken from. */
export function providerClasses(stage: Stage, plan: Plan): unknown[] {
  const region = plan.stacks.find(({ name }) => name === stage.stack)?.region ?? ''
  const annotations = beforeMigrations(plan)
  return plan.pods
    .filter((workload) => isMounting(workload, plan))
    .map((workload) => {
      const { name, labels } = workload
      const read = secretsRead(workload, plan.stores)
      return {
        apiVersion: 'secrets-store.csi.x-k8s.io/v1',
        kind: 'SecretProviderClass',
        metadata: {
          name,
          namespace: stage.namespace,
          labels,
          ...(Object.keys(annotations).length > 0 && { annotations }),
        },
        spec: {
          provider: 'aws',
          parameters: {
            region,
            // Pod Identity knows no namespaces that come and go: previews show who they are to the provider of the cluster.
            usePodIdentity: String(stage.environment.kind !== 'preview'),
            objects: printYaml([
              read.map(({ secret, store }) => ({
                objectName: secret.remote[stage.name] ?? '',
                objectType: 'secretsmanager',
                jmesPath: secret.keys.map(({ key }) => ({
                  path: store ? `to_string("${key}")` : `"${key}"`,
                  objectAlias: alias(secret.name, key),
                })),
              })),
            ]),
          },
          secretObjects: read.map(({ secret }) => ({
            secretName: secret.name,
            type: 'Opaque',
            data: secret.keys.map(({ key }) => ({ objectName: alias(secret.name, key), key })),
          })),
        },
      }
    })
}

/** Name of its file. */
function alias(secret: string, key: string): string {
  return `${secret}_${key}`
}
