import { kubernetesApis } from './data/kubernetes-apis.ts'
import { type Fact, factOf, type Table } from './fact.ts'
import type { RemovedApi } from './removed-api.ts'

/** API versions of Kubernetes' extensions; `*` stands for every kind of the group. When most of them went was not looked up. */
export const extensionApis: Table<RemovedApi> = {
  source: 'kyverno, external-secrets and karpenter repositories and documentation',
  date: '2026-08-22',
  rows: [
    {
      version: 'kyverno.io/v1',
      kind: 'ClusterPolicy',
      product: 'kyverno',
      deprecated: '1.17',
      successor: 'policies.kyverno.io/v1',
    },
    {
      version: 'kyverno.io/v1',
      kind: 'Policy',
      product: 'kyverno',
      deprecated: '1.17',
      successor: 'policies.kyverno.io/v1',
    },
    {
      version: 'external-secrets.io/v1alpha1',
      kind: '*',
      product: 'external-secrets',
      successor: 'external-secrets.io/v1',
    },
    {
      version: 'external-secrets.io/v1beta1',
      kind: '*',
      product: 'external-secrets',
      successor: 'external-secrets.io/v1',
    },
    {
      version: 'karpenter.sh/v1alpha5',
      kind: '*',
      product: 'karpenter',
      successor: 'karpenter.sh/v1',
      source: 'Karpenter: its current API is v1; common knowledge',
    },
    {
      version: 'karpenter.sh/v1beta1',
      kind: '*',
      product: 'karpenter',
      successor: 'karpenter.sh/v1',
      source: 'Karpenter: its current API is v1; common knowledge',
    },
    {
      version: 'karpenter.k8s.aws/v1alpha1',
      kind: '*',
      product: 'karpenter',
      successor: 'karpenter.k8s.aws/v1',
      source: 'Karpenter: its current API is v1; common knowledge',
    },
    {
      version: 'karpenter.k8s.aws/v1beta1',
      kind: '*',
      product: 'karpenter',
      successor: 'karpenter.k8s.aws/v1',
      source: 'Karpenter: its current API is v1; common knowledge',
    },
  ],
}

/** What is known of an API version that a manifest uses; `undefined` for one that is alive. */
export function removedApi(apiVersion: string, kind: string): (RemovedApi & Fact) | undefined {
  for (const table of [kubernetesApis, extensionApis]) {
    const row = table.rows.find((each) => each.version === apiVersion && (each.kind === kind || each.kind === '*'))
    if (row) return factOf(table, row)
  }
  return undefined
}
