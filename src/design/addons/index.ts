// Written by `npm run gen`: one line per unit.
import type { AddonUnit } from '../addon.ts'
import { addon as awsLoadBalancerController } from './aws-load-balancer-controller.ts'
import { addon as clusterAutoscaler } from './cluster-autoscaler.ts'
import { addon as externalDns } from './external-dns.ts'
import { addon as externalSecrets } from './external-secrets.ts'
import { addon as falco } from './falco.ts'
import { addon as keda } from './keda.ts'
import { addon as kubePrometheusStack } from './kube-prometheus-stack.ts'
import { addon as kyverno } from './kyverno.ts'
import { addon as prometheusBlackboxExporter } from './prometheus-blackbox-exporter.ts'
import { addon as prometheusCloudwatchExporter } from './prometheus-cloudwatch-exporter.ts'
import { addon as trivyOperator } from './trivy-operator.ts'

export const addons: Readonly<Record<string, AddonUnit>> = {
  'aws-load-balancer-controller': awsLoadBalancerController,
  'cluster-autoscaler': clusterAutoscaler,
  'external-dns': externalDns,
  'external-secrets': externalSecrets,
  falco: falco,
  keda: keda,
  'kube-prometheus-stack': kubePrometheusStack,
  kyverno: kyverno,
  'prometheus-blackbox-exporter': prometheusBlackboxExporter,
  'prometheus-cloudwatch-exporter': prometheusCloudwatchExporter,
  'trivy-operator': trivyOperator,
}
