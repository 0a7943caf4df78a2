// Written by `npm run gen`: one line per unit.
import type { AddonUnit } from '../addon.ts'
import { addon as argoRollouts } from './argo-rollouts.ts'
import { addon as awsLoadBalancerController } from './aws-load-balancer-controller.ts'
import { addon as chaosMesh } from './chaos-mesh.ts'
import { addon as clusterAutoscaler } from './cluster-autoscaler.ts'
import { addon as externalDns } from './external-dns.ts'
import { addon as externalSecrets } from './external-secrets.ts'
import { addon as falco } from './falco.ts'
import { addon as fluentBit } from './fluent-bit.ts'
import { addon as keda } from './keda.ts'
import { addon as kubePrometheusStack } from './kube-prometheus-stack.ts'
import { addon as kyverno } from './kyverno.ts'
import { addon as loki } from './loki.ts'
import { addon as opentelemetryAgent } from './opentelemetry-agent.ts'
import { addon as opentelemetryGateway } from './opentelemetry-gateway.ts'
import { addon as prometheusBlackboxExporter } from './prometheus-blackbox-exporter.ts'
import { addon as prometheusCloudwatchExporter } from './prometheus-cloudwatch-exporter.ts'
import { addon as tempo } from './tempo.ts'
import { addon as trivyOperator } from './trivy-operator.ts'

export const addons: Readonly<Record<string, AddonUnit>> = {
  'argo-rollouts': argoRollouts,
  'aws-load-balancer-controller': awsLoadBalancerController,
  'chaos-mesh': chaosMesh,
  'cluster-autoscaler': clusterAutoscaler,
  'external-dns': externalDns,
  'external-secrets': externalSecrets,
  falco: falco,
  'fluent-bit': fluentBit,
  keda: keda,
  'kube-prometheus-stack': kubePrometheusStack,
  kyverno: kyverno,
  loki: loki,
  'opentelemetry-agent': opentelemetryAgent,
  'opentelemetry-gateway': opentelemetryGateway,
  'prometheus-blackbox-exporter': prometheusBlackboxExporter,
  'prometheus-cloudwatch-exporter': prometheusCloudwatchExporter,
  tempo: tempo,
  'trivy-operator': trivyOperator,
}
