import { KubernetesObject, podPathOf } from '../../kinds/kubernetes.ts'
import { besideAbsent } from '../../links/kubernetes/absent.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import type { Check } from '../check.ts'
import { ownName, shown, textsAt } from './beside.ts'

export const check: Check<KubernetesObject> = {
  title: 'ServiceAccount that nothing makes',
  why: `Without its ServiceAccount no pod of the workload is even created: the ReplicaSet reports an error and the Deployment
stays at nothing. Add the ServiceAccount beside it, with the rights that it needs. Reported where ServiceAccounts are
made in these files, no chart is installed beside it, and no script or Terraform file names it.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/A1.1'],
  sources: ['kube-linter/non-existent-service-account'],
  *run({ apiVersion, kind }, { resource, estate }) {
    const pod = podPathOf(apiVersion, kind)
    const paths = pod
      ? ['serviceAccountName', 'serviceAccount'].map((field) => [...pod, 'spec', field])
      : /^(?:Cluster)?SecretStore$/.test(kind)
        ? [[...'spec.provider.aws.auth.jwt.serviceAccountRef.name'.split('.')]]
        : []
    for (const { text, at } of paths.flatMap((path) => [...textsAt(objectOf(resource), path)])) {
      const others =
        text === 'default' || text === '' ? undefined : besideAbsent(estate, resource, ['ServiceAccount'], text)
      const any = others && others.length === 0 ? estate.by(KubernetesObject, kindOf).get('ServiceAccount') : others
      if (!any || any.length === 0) continue
      yield {
        at,
        message: `nothing makes the ServiceAccount \`${text}\`; add it, or name one that exists`,
        related: shown(any, (other) => `makes \`${ownName(other)}\``),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { serviceAccountName: website, containers: [{ name: web, image: 'nginx:1.29.3' }] } } }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web }
      `,
      good: `
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: web }
        spec: { template: { spec: { serviceAccountName: web, containers: [{ name: web, image: 'nginx:1.29.3' }] } } }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web }
      `,
    },
    {
      bad: `
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: { name: vault, namespace: shop }
        spec: { provider: { aws: { auth: { jwt: { serviceAccountRef: { name: secrets-reader } } } } } }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web, namespace: shop }
      `,
      good: `
        -- store.yaml --
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: { name: vault, namespace: shop }
        spec: { provider: { aws: { auth: { jwt: { serviceAccountRef: { name: secrets-reader } } } } } }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: web, namespace: shop }
        -- setup.sh --
        kubectl create serviceaccount secrets-reader -n shop
      `,
    },
  ],
}

function kindOf({ data }: { readonly data: KubernetesObject }): string {
  return data.kind
}
