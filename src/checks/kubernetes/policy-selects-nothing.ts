import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { selects } from '../../kinds/kubernetes/select.ts'
import { strangers } from '../../links/kubernetes/selected.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

export const check: Check<NetworkPolicy> = {
  title: 'NetworkPolicy protects no pod',
  why: `A policy that selects nothing forbids nothing: the pods that it was written for are open to everybody. It is
reported only where other pods of the namespace stand in these files and nothing there may make more.`,
  severity: 'high',
  level: 'default',
  on: NetworkPolicy,
  controls: ['soc2/CC6.6', 'nist-800-53/SC-7'],
  sources: ['kube-linter/dangling-networkpolicy', 'kube-score/networkpolicy-targets-pod'],
  *run({ spec }, { resource, estate }) {
    const selector = spec?.podSelector
    if (!isMap(selector) || Object.keys(selector).length === 0) return
    const pods = strangers(estate, resource, (labels) => selects(selector, labels))
    if (!pods) return
    yield {
      at: ['spec', 'podSelector'],
      message: `no pod is selected, so nothing is protected; use the labels of the pods that are meant`,
      related: pods.slice(0, 3).map((pod) => ({
        resource: pod,
        at: ['metadata', 'labels'],
        message: `the labels of \`${pod.name}\``,
      })),
    }
  },
  examples: [
    {
      bad: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec: { podSelector: { matchLabels: { app: database } }, policyTypes: [Ingress] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: db, labels: { app: db } }
        spec: { containers: [{ name: db, image: 'postgres:18.1' }] }
      `,
      good: `
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: db }
        spec: { podSelector: { matchLabels: { app: db } }, policyTypes: [Ingress] }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: db, labels: { app: db } }
        spec: { containers: [{ name: db, image: 'postgres:18.1' }] }
      `,
    },
  ],
}
