import { beforeAll, describe, expect, it } from 'vitest'
import { Container, KubernetesObject, Pod, Workload } from '../../kinds/kubernetes.ts'
import { ready, survey } from '../survey.ts'

beforeAll(ready)

const read = (text: string, path = 'app.yaml') => survey([{ path, text }])

describe('the kind of an object', () => {
  it.each([
    ['v1', 'ConfigMap', 'kubernetes/config-map'],
    ['v1', 'Secret', 'kubernetes/secret'],
    ['v1', 'Service', 'kubernetes/service'],
    ['v1', 'Namespace', 'kubernetes/namespace'],
    ['v1', 'PersistentVolumeClaim', 'kubernetes/persistent-volume-claim'],
    ['networking.k8s.io/v1', 'Ingress', 'kubernetes/ingress'],
    ['extensions/v1beta1', 'Ingress', 'kubernetes/ingress'],
    ['networking.k8s.io/v1', 'NetworkPolicy', 'kubernetes/network-policy'],
    ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'kubernetes/horizontal-pod-autoscaler'],
    ['policy/v1', 'PodDisruptionBudget', 'kubernetes/pod-disruption-budget'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'kubernetes/role'],
    ['rbac.authorization.k8s.io/v1', 'RoleBinding', 'kubernetes/role-binding'],
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'kubernetes/webhook-configuration'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'kubernetes/custom-resource-definition'],
    ['gateway.networking.k8s.io/v1', 'Gateway', 'gateway/gateway'],
    ['gateway.networking.k8s.io/v1beta1', 'HTTPRoute', 'gateway/route'],
    ['networking.istio.io/v1beta1', 'Gateway', 'istio/gateway'],
    ['networking.istio.io/v1', 'VirtualService', 'istio/virtual-service'],
    ['argoproj.io/v1alpha1', 'Application', 'argocd/application'],
    ['argoproj.io/v1alpha1', 'ClusterWorkflowTemplate', 'argo/workflow'],
    ['argoproj.io/v1alpha1', 'Rollout', 'argo/rollout'],
    ['monitoring.coreos.com/v1', 'Prometheus', 'prometheus-operator/prometheus'],
    ['external-secrets.io/v1beta1', 'ClusterSecretStore', 'external-secrets/secret-store'],
    ['bitnami.com/v1alpha1', 'SealedSecret', 'sealed-secrets/sealed-secret'],
    ['cert-manager.io/v1', 'ClusterIssuer', 'cert-manager/issuer'],
    ['keda.sh/v1alpha1', 'ScaledObject', 'keda/scaled-object'],
    ['velero.io/v1', 'Schedule', 'velero/schedule'],
    ['kyverno.io/v1', 'ClusterPolicy', 'kyverno/policy'],
    ['policies.kyverno.io/v1alpha1', 'ValidatingPolicy', 'kyverno/cel-policy'],
    ['karpenter.sh/v1', 'NodePool', 'karpenter/node-pool'],
    ['autoscaling.k8s.io/v1', 'VerticalPodAutoscaler', 'kubernetes/vertical-pod-autoscaler'],
    ['kustomize.toolkit.fluxcd.io/v1', 'Kustomization', 'flux/kustomization'],
    ['source.toolkit.fluxcd.io/v1', 'OCIRepository', 'flux/source'],
    ['constraints.gatekeeper.sh/v1beta1', 'K8sRequiredLabels', 'gatekeeper/constraint'],
    ['serving.knative.dev/v1', 'Service', undefined],
    ['example.com/v1', 'Gateway', undefined],
    ['example.com/v1', 'Deployment', undefined],
    ['apps/v1', 'constructor', undefined],
    ['__proto__/v1', 'toString', undefined],
  ])('%s %s is %s', (apiVersion, kind, id) => {
    const { resources } = read(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: {}\n`)
    const own = resources.map((each) => each.kind.id).filter((each) => each !== KubernetesObject.id)
    expect(own.filter((each) => !['kubernetes/workload', 'kubernetes/pod'].includes(each))).toEqual(id ? [id] : [])
  })
})

const pod =
  'spec: { containers: [{ name: a, image: b:1 }], initContainers: [{ name: c }], ephemeralContainers: [{ name: d }] }'

describe('pods', () => {
  it.each([
    ['v1', 'Pod', pod],
    ['apps/v1', 'Deployment', `spec: { template: { ${pod} } }`],
    ['batch/v1', 'CronJob', `spec: { jobTemplate: { spec: { template: { ${pod} } } } }`],
    ['keda.sh/v1alpha1', 'ScaledJob', `spec: { jobTargetRef: { template: { ${pod} } } }`],
    ['argoproj.io/v1alpha1', 'Rollout', `spec: { template: { ${pod} } }`],
  ])('of %s %s are found with all their containers', (apiVersion, kind, spec) => {
    const estate = read(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\n${spec}\n`)
    expect(estate.of(Workload).map(({ name }) => name)).toEqual([`${kind}/x`])
    expect(estate.of(Pod)).toHaveLength(1)
    expect(estate.of(Container).map(({ name }) => name)).toEqual([`${kind}/x/c`, `${kind}/x/a`, `${kind}/x/d`])
  })
})

describe('a manifest', () => {
  it.each([
    [
      'in a list',
      'list.yaml',
      'apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Secret, metadata: { name: a } }\n',
    ],
    ['in JSON', 'deploy/app.json', '{ "apiVersion": "v1", "kind": "Secret", "metadata": { "name": "a" } }'],
    ['behind other documents', 'x.yml', 'a: 1\n---\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: a }\n'],
  ])('%s is known by what it says', (_, path, text) => {
    expect(
      read(text, path)
        .of(KubernetesObject)
        .map(({ name }) => name),
    ).toEqual(['Secret/a'])
  })

  it.each([
    ['values of a chart', 'values.yaml', 'kind: x\nimage: { tag: 1 }\n'],
    ['a template', 'a.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: { name: {{ .Values.name }} }\n'],
    ['a package', 'package.json', '{ "name": "kind", "apiVersion": 1 }'],
  ])('is not %s', (_, path, text) => {
    expect(read(text, path).of(KubernetesObject)).toEqual([])
  })
})
