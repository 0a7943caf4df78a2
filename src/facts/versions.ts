import type { Fact } from './fact.ts'

export interface Release extends Fact {
  /** As it is written where it is used: `1.35`, `~> 6.0`. */
  readonly version: string
}

export interface ImageRelease extends Fact {
  readonly image: string
}

export interface ChartRelease extends Fact {
  readonly chart: string
  /** Where Helm finds the chart. */
  readonly repository: string
  readonly version: string
  /** The version of what the chart installs. */
  readonly appVersion: string
}

const eol = { source: 'endoflife-date/endoflife.date', date: '2026-08-22' } as const

/** What generators write. EKS 1.35: one minor behind the newest, standard support to 2027-03-27. */
export const releases = {
  kubernetes: { version: '1.35', ...eol },
  eks: { version: '1.35', ...eol },
  terraform: {
    version: '>= 1.11',
    source: 'Terraform S3 backend documentation: lock files since 1.11',
    date: '2026-08-22',
  },
  awsProvider: {
    version: '~> 6.66',
    source: 'npm provider schemas 6.66.0, which have every argument that is written, such as `auth_token_wo`',
    date: '2026-08-22',
  },
  eksModule: { version: '~> 21.19', source: 'terraform-aws-modules/terraform-aws-eks', date: '2026-04-27' },
  vpcModule: { version: '~> 6.6', source: 'terraform-aws-modules/terraform-aws-vpc', date: '2026-01-08' },
  postgresql: { version: '18', source: 'endoflife-date/endoflife.date: on RDS since 2025-11', date: '2026-08-22' },
  auroraPostgresql: {
    version: '18',
    source: 'endoflife-date/endoflife.date: on Aurora since 2026-02',
    date: '2026-08-22',
  },
  openSearch: {
    version: '3.3',
    source: 'Amazon OpenSearch Service documentation, features by engine version',
    date: '2026-11-27',
  },
  grafanaOpenSearch: {
    version: '2.34.7',
    source: 'grafana.com, page of the plugin grafana-opensearch-datasource',
    date: '2026-11-28',
  },
  jaeger: {
    version: '2.20.0',
    source: 'jaegertracing/jaeger, CHANGELOG: 2.20.0 of 2026-07-19 signs bodies (pull request 8768)',
    date: '2026-11-28',
  },
  /** The line that AWS recommends; Express brokers of it keep their own books (KRaft). */
  msk: {
    version: '3.9.x',
    source:
      'Amazon MSK documentation, supported Kafka versions, as quoted in a public repository: 3.9.x supported to April 2027 at least; AWS news of KRaft on Express brokers',
    date: '2026-11-28',
  },
  valkey: {
    version: '8.2',
    source: 'Amazon ElastiCache documentation, engine versions: 8.2, 9.0 and 9.1 are offered',
    date: '2026-11-21',
  },
  /** The newest line upstream. */
  valkeyUpstream: { version: '9.1', ...eol },
  node: { version: '24', ...eol },
  python: { version: '3.14', ...eol },
  go: { version: '1.27', ...eol },
  debian: { version: '13', ...eol },
  flux: { version: 'v2.9.4', source: 'fluxcd/flux2, tag v2.9.4', date: '2026-08-07' },
  gatewayApi: { version: '1.6.1', source: 'kubernetes-sigs/gateway-api', date: '2026-08-21' },
} as const satisfies Readonly<Record<string, Release>>

const distroless = {
  source: 'GoogleContainerTools/distroless README and SUPPORT_POLICY.md',
  date: '2026-08-21',
} as const

const temurin = { source: 'adoptium/containers', date: '2026-11-21' } as const

const dotnet = { source: 'dotnet/dotnet-docker', date: '2026-08-22' } as const

export const images = {
  nodeBuild: { image: 'docker.io/library/node:24-trixie-slim', source: 'nodejs/docker-node', date: '2026-08-19' },
  nodeRuntime: { image: 'gcr.io/distroless/nodejs24-debian13:nonroot', ...distroless },
  goBuild: { image: 'docker.io/library/golang:1.27-trixie', source: 'docker-library/golang', date: '2026-08-19' },
  staticRuntime: { image: 'gcr.io/distroless/static-debian13:nonroot', ...distroless },
  javaBuild: { image: 'docker.io/library/eclipse-temurin:25-jdk-noble', ...temurin },
  javaRuntime: { image: 'docker.io/library/eclipse-temurin:25-jre-noble', ...temurin },
  pythonBuild: {
    image: 'docker.io/library/python:3.14-slim-trixie',
    source: 'docker-library/python',
    date: '2026-06-23',
  },
  dotnetBuild: { image: 'mcr.microsoft.com/dotnet/sdk:10.0', ...dotnet },
  dotnetRuntime: { image: 'mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled', ...dotnet },
  rubyBuild: { image: 'docker.io/library/ruby:4.0-slim-trixie', source: 'docker-library/ruby', date: '2026-08-22' },
  /** A server of its own, with PHP in it: the one that PHP brings is for development. */
  php: {
    image: 'docker.io/dunglas/frankenphp:1.13-php8.5-trixie',
    source: 'php/frankenphp v1.13.5, docs/docker.md: which tags there are',
    date: '2026-11-27',
  },
  postgresClient: { image: 'docker.io/library/postgres:18', source: 'docker-library/postgres', date: '2026-08-22' },
  /** What runs in a cluster instead of ElastiCache, of the version that this offers. */
  valkey: {
    image: 'docker.io/valkey/valkey:8.2',
    source: 'Amazon ElastiCache documentation, engine versions; a public test that names the tag',
    date: '2026-11-28',
  },
  redisExporter: {
    image: 'docker.io/oliver006/redis_exporter:v1.89.0',
    source: 'prometheus-community/helm-charts, appVersion of prometheus-redis-exporter 6.29.0',
    date: '2026-08-22',
  },
  awsCli: {
    image: 'public.ecr.aws/aws-cli/aws-cli:2.36.49',
    source: 'two public repositories that run it so, undated',
    date: '2026-11-27',
  },
  signingProxy: {
    image: 'public.ecr.aws/aws-observability/aws-sigv4-proxy:1.10',
    source: 'awslabs/aws-sigv4-proxy README for the image; jaegertracing/jaeger issue 7517 for 1.10',
    date: '2026-11-28',
  },
  lambdaAdapter: {
    image: 'public.ecr.aws/awsguru/aws-lambda-adapter:0.9.1',
    source: 'lambda_web_adapter 0.9.1 on docs.rs, the newest there',
    date: '2026-11-27',
  },
  velero: { image: 'docker.io/velero/velero:v1.18.1', source: 'vmware-tanzu/helm-charts', date: '2026-06-25' },
  veleroAws: {
    image: 'docker.io/velero/velero-plugin-for-aws:v1.14.2',
    source: 'velero-io/velero-plugin-for-aws, tags and README: 1.14 goes with 1.18',
    date: '2026-06-29',
  },
  kubectl: { image: 'registry.k8s.io/kubectl:v1.35.8', ...eol },
  composer: { image: 'docker.io/library/composer:2', source: 'docker-library/official-images', date: '2026-08-22' },
} as const satisfies Readonly<Record<string, ImageRelease>>

const argo = {
  repository: 'https://argoproj.github.io/argo-helm',
  source: 'argoproj/argo-helm',
  date: '2026-07-02',
} as const
const prometheus = {
  repository: 'https://prometheus-community.github.io/helm-charts',
  source: 'prometheus-community/helm-charts',
  date: '2026-08-22',
} as const
const grafana = {
  repository: 'https://grafana-community.github.io/helm-charts',
  source: 'grafana-community/helm-charts, where the open charts of grafana/helm-charts and grafana/loki went',
  date: '2026-08-20',
} as const
const istio = {
  repository: 'https://istio-release.storage.googleapis.com/charts',
  version: '1.30.4',
  appVersion: '1.30.4',
  source: 'istio.io, installation of the ambient mode with Helm; public uses of the 1.30 images',
  date: '2026-11-27',
} as const
/** What its authors release themselves is called edge; what is called stable comes from one vendor, with a licence key. */
const linkerd = {
  repository: 'https://helm.linkerd.io/edge',
  version: '2026.8.3',
  appVersion: 'edge-26.8.3',
  source: 'linkerd/linkerd2, tag edge-26.8.3',
  date: '2026-08-21',
} as const
const otel = {
  repository: 'https://open-telemetry.github.io/opentelemetry-helm-charts',
  source: 'open-telemetry/opentelemetry-helm-charts',
  date: '2026-08-20',
} as const

/** The newest charts that were read; of most only the newest minor is supported. */
export const charts = {
  'argo-cd': { chart: 'argo-cd', version: '10.1.1', appVersion: 'v3.4.4', ...argo },
  'argo-rollouts': { chart: 'argo-rollouts', version: '2.41.0', appVersion: 'v1.9.0', ...argo },
  'argo-events': { chart: 'argo-events', version: '2.4.22', appVersion: 'v1.9.10', ...argo },
  'argo-workflows': { chart: 'argo-workflows', version: '1.0.18', appVersion: 'v4.0.6', ...argo },
  'kube-prometheus-stack': { chart: 'kube-prometheus-stack', version: '88.5.3', appVersion: 'v0.93.1', ...prometheus },
  'prometheus-operator-crds': {
    chart: 'prometheus-operator-crds',
    ...prometheus,
    version: '31.0.1',
    appVersion: 'v0.93.1',
    date: '2026-08-10',
  },
  'prometheus-blackbox-exporter': {
    chart: 'prometheus-blackbox-exporter',
    version: '11.17.2',
    appVersion: 'v0.28.0',
    ...prometheus,
  },
  'prometheus-postgres-exporter': {
    chart: 'prometheus-postgres-exporter',
    version: '8.2.0',
    appVersion: 'v0.20.1',
    ...prometheus,
  },
  'prometheus-redis-exporter': {
    chart: 'prometheus-redis-exporter',
    version: '6.29.0',
    appVersion: 'v1.89.0',
    ...prometheus,
  },
  'prometheus-cloudwatch-exporter': {
    chart: 'prometheus-cloudwatch-exporter',
    version: '0.28.1',
    appVersion: '0.16.0',
    ...prometheus,
  },
  'prometheus-adapter': { chart: 'prometheus-adapter', version: '5.3.0', appVersion: 'v0.12.0', ...prometheus },
  loki: { chart: 'loki', version: '18.11.0', appVersion: '3.7.6', ...grafana },
  tempo: { chart: 'tempo', version: '2.2.4', appVersion: '2.10.8', ...grafana },
  jaeger: {
    chart: 'jaeger',
    repository: 'https://jaegertracing.github.io/helm-charts',
    version: '4.11.1',
    appVersion: '2.19.0',
    source: 'jaegertracing/helm-charts',
    date: '2026-06-14',
  },
  'opentelemetry-collector': { chart: 'opentelemetry-collector', version: '0.170.0', appVersion: '0.158.0', ...otel },
  'opentelemetry-operator': { chart: 'opentelemetry-operator', version: '0.122.0', appVersion: '0.158.0', ...otel },
  'external-secrets': {
    chart: 'external-secrets',
    repository: 'https://charts.external-secrets.io',
    version: '2.9.0',
    appVersion: 'v2.9.0',
    source: 'external-secrets/external-secrets',
    date: '2026-08-08',
  },
  'aws-load-balancer-controller': {
    chart: 'aws-load-balancer-controller',
    repository: 'https://aws.github.io/eks-charts',
    version: '3.5.0',
    appVersion: 'v3.5.0',
    source: 'aws/eks-charts',
    date: '2026-08-03',
  },
  karpenter: {
    chart: 'karpenter',
    repository: 'oci://public.ecr.aws/karpenter',
    version: '1.14.1',
    appVersion: '1.14.1',
    source: 'aws/karpenter-provider-aws',
    date: '2026-08-21',
  },
  'cert-manager': {
    chart: 'cert-manager',
    repository: 'https://charts.jetstack.io',
    version: 'v1.21.1',
    appVersion: 'v1.21.1',
    ...eol,
  },
  'trust-manager': {
    chart: 'trust-manager',
    repository: 'https://charts.jetstack.io',
    version: 'v0.24.0',
    appVersion: 'v0.24.0',
    source: 'cert-manager/trust-manager, tag v0.24.0',
    date: '2026-08-22',
  },
  'external-dns': {
    chart: 'external-dns',
    repository: 'https://kubernetes-sigs.github.io/external-dns/',
    version: '1.21.1',
    appVersion: '0.21.0',
    source: 'kubernetes-sigs/external-dns',
    date: '2026-08-22',
  },
  'cluster-autoscaler': {
    chart: 'cluster-autoscaler',
    repository: 'https://kubernetes.github.io/autoscaler',
    version: '9.59.0',
    appVersion: '1.35.0',
    source: 'kubernetes/autoscaler',
    date: '2026-08-22',
  },
  'vertical-pod-autoscaler': {
    chart: 'vertical-pod-autoscaler',
    repository: 'https://kubernetes.github.io/autoscaler',
    version: '0.13.0',
    appVersion: '1.8.0',
    source: 'kubernetes/autoscaler, README of the chart, which calls it young: the recommender alone is used',
    date: '2026-11-27',
  },
  'nvidia-device-plugin': {
    chart: 'nvidia-device-plugin',
    repository: 'https://nvidia.github.io/k8s-device-plugin',
    version: '0.19.3',
    appVersion: '0.19.3',
    source: 'NVIDIA/k8s-device-plugin',
    date: '2026-11-27',
  },
  'istio-base': { chart: 'base', ...istio },
  'istio-cni': { chart: 'cni', ...istio },
  istiod: { chart: 'istiod', ...istio },
  ztunnel: { chart: 'ztunnel', ...istio },
  'linkerd-control-plane': { chart: 'linkerd-control-plane', ...linkerd },
  'linkerd-crds': { chart: 'linkerd-crds', ...linkerd },
  'linkerd2-cni': { chart: 'linkerd2-cni', ...linkerd },
  'metrics-server': {
    chart: 'metrics-server',
    repository: 'https://kubernetes-sigs.github.io/metrics-server/',
    version: '3.13.1',
    appVersion: '0.8.1',
    source: 'kubernetes-sigs/metrics-server',
    date: '2026-08-04',
  },
  keda: {
    chart: 'keda',
    repository: 'https://kedacore.github.io/charts',
    version: '2.20.2',
    appVersion: '2.20.2',
    source: 'kedacore/charts',
    date: '2026-08-13',
  },
  vault: {
    chart: 'vault',
    repository: 'https://helm.releases.hashicorp.com',
    version: '0.34.1',
    appVersion: '2.0.4',
    source: 'hashicorp/vault-helm, tag v0.34.1',
    date: '2026-08-13',
  },
  velero: {
    chart: 'velero',
    repository: 'https://vmware-tanzu.github.io/helm-charts',
    version: '12.1.0',
    appVersion: '1.18.1',
    source: 'vmware-tanzu/helm-charts',
    date: '2026-06-25',
  },
  kyverno: {
    chart: 'kyverno',
    repository: 'https://kyverno.github.io/kyverno/',
    version: '3.9.0',
    appVersion: 'v1.19.0',
    source: 'kyverno/kyverno, tag v1.19.0',
    date: '2026-08-20',
  },
  gatekeeper: {
    chart: 'gatekeeper',
    repository: 'https://open-policy-agent.github.io/gatekeeper/charts',
    version: '3.23.0',
    appVersion: 'v3.23.0',
    source: 'open-policy-agent/gatekeeper, tag v3.23.0',
    date: '2026-07-08',
  },
  falco: {
    chart: 'falco',
    repository: 'https://falcosecurity.github.io/charts',
    version: '9.1.0',
    appVersion: '0.44.1',
    source: 'falcosecurity/charts',
    date: '2026-07-21',
  },
  'trivy-operator': {
    chart: 'trivy-operator',
    repository: 'https://aquasecurity.github.io/helm-charts/',
    version: '0.34.0',
    appVersion: '0.32.0',
    source: 'aquasecurity/trivy-operator',
    date: '2026-07-08',
  },
  'chaos-mesh': {
    chart: 'chaos-mesh',
    repository: 'https://charts.chaos-mesh.org',
    version: '2.8.3',
    appVersion: '2.8.3',
    source: 'chaos-mesh/chaos-mesh, tag v2.8.3',
    date: '2026-06-09',
  },
  'litmus-core': {
    chart: 'litmus-core',
    repository: 'https://litmuschaos.github.io/litmus-helm/',
    version: '3.29.0',
    appVersion: '3.29.0',
    source: 'litmuschaos/litmus-helm',
    date: '2026-05-21',
  },
  'kubernetes-chaos': {
    chart: 'kubernetes-chaos',
    repository: 'https://litmuschaos.github.io/litmus-helm/',
    version: '3.29.0',
    appVersion: '3.29.0',
    source: 'litmuschaos/litmus-helm',
    date: '2026-05-21',
  },
  'sops-secrets-operator': {
    chart: 'sops-secrets-operator',
    repository: 'https://isindir.github.io/sops-secrets-operator/',
    version: '0.28.0',
    appVersion: '0.21.1',
    source: 'isindir/sops-secrets-operator, chart/helm4: with SOPS 3.13.1, for Kubernetes 1.36',
    date: '2026-06-28',
  },
  'sealed-secrets': {
    chart: 'sealed-secrets',
    repository: 'https://bitnami-labs.github.io/sealed-secrets',
    version: '2.18.5',
    appVersion: '0.36.6',
    source: 'bitnami-labs/sealed-secrets, helm/sealed-secrets; its images stay free, says bitnami/sealed-secrets#1785',
    date: '2026-04-09',
  },
  'secrets-store-csi-driver': {
    chart: 'secrets-store-csi-driver',
    repository: 'https://kubernetes-sigs.github.io/secrets-store-csi-driver/charts',
    version: '1.6.0',
    appVersion: '1.6.0',
    source: 'kubernetes-sigs/secrets-store-csi-driver, charts/secrets-store-csi-driver at v1.6.0',
    date: '2026-04-29',
  },
  'secrets-store-csi-driver-provider-aws': {
    chart: 'secrets-store-csi-driver-provider-aws',
    repository: 'https://aws.github.io/secrets-store-csi-driver-provider-aws',
    version: '3.1.1',
    appVersion: '3.1.1',
    source: 'aws/secrets-store-csi-driver-provider-aws, charts/secrets-store-csi-driver-provider-aws',
    date: '2026-06-01',
  },
  reloader: {
    chart: 'reloader',
    repository: 'https://stakater.github.io/stakater-charts',
    version: '2.2.16',
    appVersion: 'v1.4.21',
    source: 'stakater/Reloader, deployments/kubernetes/chart',
    date: '2026-08-10',
  },
  'fluent-bit': {
    chart: 'fluent-bit',
    repository: 'https://fluent.github.io/helm-charts',
    version: '0.58.1',
    appVersion: '5.1.1',
    source: 'fluent/helm-charts',
    date: '2026-08-18',
  },
} as const satisfies Readonly<Record<string, ChartRelease>>

/** The chart that is known by this name; a name that is not is a mistake of ours. */
export function chartOf(name: string): ChartRelease {
  const known: Readonly<Record<string, ChartRelease>> = charts
  const found = known[name]
  if (!found) throw new Error(`no chart is known by the name ${name}`)
  return found
}
