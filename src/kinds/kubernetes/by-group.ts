import type { Kind } from '../../model/resource.ts'
import { Role, RoleBinding, ServiceAccount } from './access.ts'
import { AdmissionPolicy, AdmissionPolicyBinding, WebhookConfiguration } from './admission.ts'
import { AnalysisTemplate, Rollout } from './argo-rollouts.ts'
import { CronWorkflow, Workflow } from './argo-workflows.ts'
import { Application, ApplicationSet, AppProject } from './argocd.ts'
import { Certificate, Issuer } from './cert-manager.ts'
import { ConfigMap, Secret } from './configuration.ts'
import { APIService, CustomResourceDefinition } from './extension.ts'
import { ClusterExternalSecret, ExternalSecret, PushSecret, SealedSecret, SecretStore } from './external-secrets.ts'
import { FluxKustomization, FluxSource, HelmRelease } from './flux.ts'
import { Constraint, ConstraintTemplate } from './gatekeeper.ts'
import { Gateway, GatewayClass, ReferenceGrant, Route } from './gateway.ts'
import { groupOf } from './group.ts'
import { HorizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts'
import { Ingress, IngressClass } from './ingress.ts'
import * as istio from './istio.ts'
import { EC2NodeClass, NodePool } from './karpenter.ts'
import { ScaledJob, ScaledObject, TriggerAuthentication } from './keda.ts'
import { KyvernoCelPolicy, KyvernoPolicy, PolicyException } from './kyverno.ts'
import { NetworkPolicy } from './network-policy.ts'
import { PodDisruptionBudget } from './pod-disruption-budget.ts'
import * as prometheus from './prometheus-operator.ts'
import { LimitRange, Namespace, PriorityClass, ResourceQuota } from './quotas.ts'
import { Service } from './service.ts'
import { PersistentVolume, PersistentVolumeClaim, StorageClass, VolumeSnapshotClass } from './storage.ts'
import { Backup, BackupStorageLocation, Restore, Schedule, VolumeSnapshotLocation } from './velero.ts'
import { VerticalPodAutoscaler } from './vertical-pod-autoscaler.ts'

/** What an object of a group and kind looks like, in any version; undefined where only the general form is known. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  const group = groupOf(apiVersion)
  const kinds = Object.hasOwn(byGroup, group) ? byGroup[group] : undefined
  if (!kinds) return undefined
  return Object.hasOwn(kinds, kind) ? kinds[kind] : kinds['*']
}

const { AuthorizationPolicy, DestinationRule, IstioGateway, PeerAuthentication, RequestAuthentication } = istio
const { ServiceEntry, Sidecar, VirtualService } = istio
const { Alertmanager, AlertmanagerConfig, Probe, Prometheus, PrometheusRule } = prometheus
const { ScrapeConfig } = prometheus

/** Groups, and what each holds; `*` is every other kind of the group. */
const byGroup: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  '': {
    ConfigMap,
    LimitRange,
    Namespace,
    PersistentVolume,
    PersistentVolumeClaim,
    // A slip of the version; what it says is meant all the same.
    PodDisruptionBudget,
    ResourceQuota,
    Secret,
    Service,
    ServiceAccount,
  },
  'admissionregistration.k8s.io': {
    MutatingAdmissionPolicy: AdmissionPolicy,
    MutatingAdmissionPolicyBinding: AdmissionPolicyBinding,
    MutatingWebhookConfiguration: WebhookConfiguration,
    ValidatingAdmissionPolicy: AdmissionPolicy,
    ValidatingAdmissionPolicyBinding: AdmissionPolicyBinding,
    ValidatingWebhookConfiguration: WebhookConfiguration,
  },
  'apiextensions.k8s.io': { CustomResourceDefinition },
  'apiregistration.k8s.io': { APIService },
  autoscaling: { HorizontalPodAutoscaler },
  'autoscaling.k8s.io': { VerticalPodAutoscaler },
  extensions: { Ingress, NetworkPolicy },
  'networking.k8s.io': { Ingress, IngressClass, NetworkPolicy },
  policy: { PodDisruptionBudget },
  'rbac.authorization.k8s.io': { ClusterRole: Role, ClusterRoleBinding: RoleBinding, Role, RoleBinding },
  'scheduling.k8s.io': { PriorityClass },
  'snapshot.storage.k8s.io': { VolumeSnapshotClass },
  'storage.k8s.io': { StorageClass },
  'gateway.networking.k8s.io': {
    GRPCRoute: Route,
    Gateway,
    GatewayClass,
    HTTPRoute: Route,
    ReferenceGrant,
    TCPRoute: Route,
    TLSRoute: Route,
    UDPRoute: Route,
  },
  'argoproj.io': {
    AnalysisTemplate,
    AppProject,
    Application,
    ApplicationSet,
    ClusterAnalysisTemplate: AnalysisTemplate,
    ClusterWorkflowTemplate: Workflow,
    CronWorkflow,
    Rollout,
    Workflow,
    WorkflowTemplate: Workflow,
  },
  'bitnami.com': { SealedSecret },
  'cert-manager.io': { Certificate, ClusterIssuer: Issuer, Issuer },
  'constraints.gatekeeper.sh': { '*': Constraint },
  'external-secrets.io': {
    ClusterExternalSecret,
    ClusterSecretStore: SecretStore,
    ExternalSecret,
    PushSecret,
    SecretStore,
  },
  'helm.toolkit.fluxcd.io': { HelmRelease },
  'karpenter.k8s.aws': { EC2NodeClass },
  'karpenter.sh': { NodePool },
  'keda.sh': { ClusterTriggerAuthentication: TriggerAuthentication, ScaledJob, ScaledObject, TriggerAuthentication },
  'kustomize.toolkit.fluxcd.io': { Kustomization: FluxKustomization },
  'kyverno.io': { ClusterPolicy: KyvernoPolicy, Policy: KyvernoPolicy, PolicyException },
  'monitoring.coreos.com': {
    Alertmanager,
    AlertmanagerConfig,
    Probe,
    Prometheus,
    PrometheusAgent: Prometheus,
    PrometheusRule,
    ScrapeConfig,
  },
  'networking.istio.io': { DestinationRule, Gateway: IstioGateway, ServiceEntry, Sidecar, VirtualService },
  'policies.kyverno.io': { '*': KyvernoCelPolicy, PolicyException },
  'security.istio.io': { AuthorizationPolicy, PeerAuthentication, RequestAuthentication },
  'source.toolkit.fluxcd.io': { '*': FluxSource },
  'templates.gatekeeper.sh': { ConstraintTemplate },
  'velero.io': { Backup, BackupStorageLocation, Restore, Schedule, VolumeSnapshotLocation },
}
