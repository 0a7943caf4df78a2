import { answers } from '../../design/flags.ts'
import { keptInAws } from '../../design/kept-in-aws.ts'
import { meansOf } from '../../design/plan/means.ts'
import type { Answers, Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'

/** What a design says and no generator writes; said, so that nobody believes it was written. */
export function gapsOf({ spec, decided, plan }: Blueprint): string[] {
  return [
    ...spec.remarks,
    ...unwritten(decided),
    ...(decided.regions?.answer === 'active-active' && !plan.takeover
      ? ['regions: records that lead to the nearer region are written for services in clusters alone']
      : []),
    ...(spec.history !== undefined && !plan.monitoring.history
      ? ['history: no Prometheus runs here that could send anything']
      : []),
    ...unmade(plan),
    ...unmeasured(plan),
    ...uncounted(plan),
    ...unswitched(plan),
    ...withoutPreview(plan),
  ]
}

function unwritten(decided: Answers): string[] {
  return Object.entries(decided).flatMap(([key, { answer, meaning }]) => {
    const known = writable[key.split('/')[0] ?? '']
    return known && !known.includes(answer) ? [`${key}: ${meaning}`] : []
  })
}

const writable: Readonly<Record<string, readonly string[]>> = {
  compute: ['kubernetes', 'static-site', 'containers', 'functions', 'virtual-machines'],
  cluster: ['eks', 'ecs', 'none'],
  regions: ['single', 'pilot-light', 'warm-standby', 'active-active'],
  network: ['gateway-per-zone', 'one-gateway', 'public-addresses'],
  ingress: ['application-load-balancer', 'network-load-balancer', 'api-gateway'],
  certificates: ['acme', 'own'],
  routes: ['ingress', 'gateway'],
  dns: ['external-dns', 'terraform'],
  nodes: ['karpenter', 'cluster-autoscaler'],
  packaging: ['kustomize', 'helm'],
  edge: ['cdn', 'origin-only'],
  mesh: ['none', 'istio', 'linkerd'],
  database: ['rds-multi-az', 'rds-single', 'aurora', 'aurora-serverless'],
  'key-value': ['dynamodb-on-demand', 'dynamodb-provisioned'],
  stream: ['kinesis-on-demand', 'kinesis-provisioned'],
  search: ['opensearch', 'opensearch-serverless'],
  endpoints: ['gateways', 'worthwhile', 'private'],
  cache: ['elasticache-valkey', 'in-cluster'],
  queue: ['sqs', 'kinesis', 'msk'],
  analytics: ['redshift-serverless', 'opensearch', 'athena'],
  backup: ['point-in-time', 'daily', 'none'],
  scaling: ['cpu', 'requests', 'queue', 'fixed'],
  rollout: ['rolling', 'canary', 'blue-green'],
  flags: ['none', 'flagd', 'appconfig'],
  gitops: ['argo-cd', 'flux', 'push'],
  pipeline: ['github-actions'],
  registry: ['ecr', 'ghcr'],
  secrets: ['secrets-manager', 'csi', 'vault', 'sops', 'sealed-secrets'],
  observability: ['prometheus', 'cloudwatch', 'datadog', 'new-relic'],
  logs: ['loki', 'cloudwatch', 'opensearch', 'datadog', 'new-relic'],
  traces: ['tempo', 'jaeger', 'x-ray', 'datadog', 'new-relic', 'none'],
  admission: ['built-in', 'kyverno', 'gatekeeper', 'none'],
  evidence: ['config', 'repository'],
  detection: ['trail', 'guardduty', 'guardduty-and-falco'],
  scanning: ['pipeline', 'trivy-operator'],
  vault: ['aws-backup', 'own'],
  chaos: ['chaos-mesh', 'chaos-toolkit', 'litmus', 'fis', 'none'],
  copies: ['logical', 'none'],
  state: ['velero', 'repository'],
}

/** Outside AWS Secrets Manager people make every secret. */
function unmade(plan: Plan): string[] {
  return plan.workloads
    .filter((workload) => !keptInAws(workload, plan))
    .flatMap(({ name, service }) =>
      service.secrets.flatMap((secret) =>
        secret.made
          ? [`secret ${secret.name} of ${name}: nothing makes it anew where secrets live here; people do`]
          : [],
      ),
    )
}

function unmeasured(plan: Plan): string[] {
  return plan.slos
    .filter((slo) => meansOf(slo, plan) === undefined)
    .map(({ name, service }) => `objective ${name}: nothing outside \`${service}\` sees whether it is kept`)
}

/** Figures are counted by Prometheus, and shown by the Grafana beside it. */
function uncounted({ workloads, monitoring }: Plan): string[] {
  return workloads
    .filter(({ platform, service }) => platform !== 'kubernetes' || service.type === 'job' || !monitoring.dashboards)
    .flatMap(({ name, service }) =>
      service.figures.map((figure) => `figure ${figure.name} of ${name}: nothing here counts and shows it`),
    )
}

function withoutPreview({ stages, releases }: Plan): string[] {
  const preview = stages.find(({ environment }) => environment.kind === 'preview')
  const names = [...new Set(releases.map(({ workload }) => workload.name))]
  return preview && names.length > 0
    ? [`environment ${preview.name}: there are no previews of ${names.join(', ')}, which need no cluster`]
    : []
}

/** What no switch reaches, where others have some. */
function unswitched({ flags, workloads }: Plan): string[] {
  if (!flags) return []
  return workloads
    .filter(({ platform, service }) => service.type !== 'job' && !answers(flags, platform))
    .map(({ name }) => `flags: nothing answers ${name} whether a feature is on`)
}
