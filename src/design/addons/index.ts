// Written by `npm run gen`: one line per unit.
import type { AddonUnit } from '../addon.ts'
import { addon as argoRollouts } from './argo-rollouts.ts'
import { addon as awsLoadBalancerController } from './aws-load-balancer-controller.ts'
import { addon as certManager } from './cert-manager.ts'
import { addon as chaosMesh } from './chaos-mesh.ts'
import { addon as cloudwatchCollector } from './cloudwatch-collector.ts'
import { addon as clusterAutoscaler } from './cluster-autoscaler.ts'
import { addon as externalDns } from './external-dns.ts'
import { addon as externalSecrets } from './external-secrets.ts'
import { addon as falco } from './falco.ts'
import { addon as fluentBit } from './fluent-bit.ts'
import { addon as gatekeeper } from './gatekeeper.ts'
import { addon as istioBase } from './istio-base.ts'
import { addon as istioCni } from './istio-cni.ts'
import { addon as istiod } from './istiod.ts'
import { addon as jaeger } from './jaeger.ts'
import { addon as karpenter } from './karpenter.ts'
import { addon as keda } from './keda.ts'
import { addon as kubePrometheusStack } from './kube-prometheus-stack.ts'
import { addon as kubernetesChaos } from './kubernetes-chaos.ts'
import { addon as kyverno } from './kyverno.ts'
import { addon as linkerdControlPlane } from './linkerd-control-plane.ts'
import { addon as linkerdCrds } from './linkerd-crds.ts'
import { addon as linkerd2Cni } from './linkerd2-cni.ts'
import { addon as litmusCore } from './litmus-core.ts'
import { addon as loki } from './loki.ts'
import { addon as nvidiaDevicePlugin } from './nvidia-device-plugin.ts'
import { addon as opentelemetryAgent } from './opentelemetry-agent.ts'
import { addon as opentelemetryGateway } from './opentelemetry-gateway.ts'
import { addon as prometheusAdapter } from './prometheus-adapter.ts'
import { addon as prometheusBlackboxExporter } from './prometheus-blackbox-exporter.ts'
import { addon as prometheusCloudwatchExporter } from './prometheus-cloudwatch-exporter.ts'
import { addon as reloader } from './reloader.ts'
import { addon as sealedSecrets } from './sealed-secrets.ts'
import { addon as secretsStoreCsiDriverProviderAws } from './secrets-store-csi-driver-provider-aws.ts'
import { addon as secretsStoreCsiDriver } from './secrets-store-csi-driver.ts'
import { addon as sopsSecretsOperator } from './sops-secrets-operator.ts'
import { addon as tempo } from './tempo.ts'
import { addon as trivyOperator } from './trivy-operator.ts'
import { addon as trustManager } from './trust-manager.ts'
import { addon as vault } from './vault.ts'
import { addon as velero } from './velero.ts'
import { addon as verticalPodAutoscaler } from './vertical-pod-autoscaler.ts'
import { addon as ztunnel } from './ztunnel.ts'

export const addons: Readonly<Record<string, AddonUnit>> = {
  'argo-rollouts': argoRollouts,
  'aws-load-balancer-controller': awsLoadBalancerController,
  'cert-manager': certManager,
  'chaos-mesh': chaosMesh,
  'cloudwatch-collector': cloudwatchCollector,
  'cluster-autoscaler': clusterAutoscaler,
  'external-dns': externalDns,
  'external-secrets': externalSecrets,
  falco: falco,
  'fluent-bit': fluentBit,
  gatekeeper: gatekeeper,
  'istio-base': istioBase,
  'istio-cni': istioCni,
  istiod: istiod,
  jaeger: jaeger,
  karpenter: karpenter,
  keda: keda,
  'kube-prometheus-stack': kubePrometheusStack,
  'kubernetes-chaos': kubernetesChaos,
  kyverno: kyverno,
  'linkerd-control-plane': linkerdControlPlane,
  'linkerd-crds': linkerdCrds,
  'linkerd2-cni': linkerd2Cni,
  'litmus-core': litmusCore,
  loki: loki,
  'nvidia-device-plugin': nvidiaDevicePlugin,
  'opentelemetry-agent': opentelemetryAgent,
  'opentelemetry-gateway': opentelemetryGateway,
  'prometheus-adapter': prometheusAdapter,
  'prometheus-blackbox-exporter': prometheusBlackboxExporter,
  'prometheus-cloudwatch-exporter': prometheusCloudwatchExporter,
  reloader: reloader,
  'sealed-secrets': sealedSecrets,
  'secrets-store-csi-driver-provider-aws': secretsStoreCsiDriverProviderAws,
  'secrets-store-csi-driver': secretsStoreCsiDriver,
  'sops-secrets-operator': sopsSecretsOperator,
  tempo: tempo,
  'trivy-operator': trivyOperator,
  'trust-manager': trustManager,
  vault: vault,
  velero: velero,
  'vertical-pod-autoscaler': verticalPodAutoscaler,
  ztunnel: ztunnel,
}
