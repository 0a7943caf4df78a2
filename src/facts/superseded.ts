import { matchesGlob } from '../values/glob.ts'
import { type Fact, factOf, type Table } from './fact.ts'

/** What a row is recognised by. Names are globs (`*` within one segment). */
export type Sort = 'image' | 'chart' | 'api' | 'tool' | 'setting'

/** Dead, or dying, and what people use instead. */
export interface Superseded {
  readonly sort: Sort
  readonly matches: readonly string[]
  readonly state: string
  readonly successor: string
  /** The day on which it ended, where it is known. */
  readonly since?: string
}

export const superseded: Table<Superseded> = {
  source: 'the projects’ repositories and documentation',
  date: '2026-08-22',
  rows: [
    {
      sort: 'image',
      matches: ['k8s.gcr.io/**', 'gcr.io/google_containers/**', 'gcr.io/google-containers/**'],
      state: 'the registry is frozen',
      successor: '`registry.k8s.io`',
      source: 'common knowledge',
    },
    {
      sort: 'image',
      matches: ['docker.io/bitnami/*', 'docker.io/bitnamilegacy/*'],
      state: 'free images are no longer maintained',
      successor: 'the upstream project’s image',
      source: 'bitnami/charts README',
    },
    {
      sort: 'image',
      matches: ['gcr.io/distroless/*-debian11', 'gcr.io/distroless/*-debian12'],
      state: 'its Debian is out of support',
      successor: '`*-debian13`',
      source: 'GoogleContainerTools/distroless, SUPPORT_POLICY.md',
    },
    {
      sort: 'image',
      matches: ['gcr.io/kaniko-project/*'],
      state: 'Kaniko is archived',
      successor: 'BuildKit, Buildah or Podman',
      since: '2025-06-03',
    },
    {
      sort: 'image',
      matches: ['docker.io/grafana/promtail'],
      state: 'Promtail has ended',
      successor: 'Fluent Bit 5 or Grafana Alloy',
      since: '2026-03-02',
      source: 'Grafana Loki documentation',
    },
    {
      sort: 'image',
      matches: ['docker.io/grafana/agent', 'docker.io/grafana/agent-operator'],
      state: 'Grafana Agent has ended',
      successor: 'Grafana Alloy',
      since: '2025-11-01',
      source: 'Grafana Loki documentation',
    },
    {
      sort: 'image',
      matches: [
        'docker.io/jaegertracing/all-in-one',
        'docker.io/jaegertracing/jaeger-{agent,collector,query,ingester}',
      ],
      state: 'Jaeger v1 has ended',
      successor: '`jaegertracing/jaeger` (v2)',
      since: '2025-12-31',
      source: 'endoflife.date',
    },
    {
      sort: 'image',
      matches: ['registry.k8s.io/ingress-nginx/*'],
      state: 'ingress-nginx is retired',
      successor: 'the Gateway API (Envoy Gateway, Istio, Cilium or the cloud’s own)',
      since: '2026-03-31',
      source: 'kubernetes.io blog 2025-11-11',
    },
    {
      sort: 'image',
      matches: ['docker.io/openjdk', 'docker.io/library/openjdk'],
      state: 'deprecated',
      successor: '`eclipse-temurin`',
      source: 'common knowledge',
    },
    {
      sort: 'image',
      matches: ['docker.io/library/centos'],
      state: 'CentOS Linux has ended',
      successor: 'a maintained base image',
      since: '2024-06-30',
      source: 'endoflife.date',
    },
    {
      sort: 'image',
      matches: ['docker.io/weaveworks/weave-kube', 'docker.io/weaveworks/flux', 'docker.io/fluxcd/flux'],
      state: 'unmaintained',
      successor: 'Cilium; Flux 2 or Argo CD',
      source: 'common knowledge',
    },
    {
      sort: 'chart',
      matches: ['ingress-nginx', 'nginx-ingress'],
      state: 'ingress-nginx is retired',
      successor: 'a Gateway API controller',
      since: '2026-03-31',
      source: 'kubernetes.io blog 2025-11-11',
    },
    {
      sort: 'chart',
      matches: ['promtail'],
      state: 'Promtail has ended',
      successor: 'fluent-bit or alloy',
      since: '2026-03-02',
      source: 'Grafana Loki documentation',
    },
    {
      sort: 'chart',
      matches: ['grafana-agent', 'grafana-agent-operator'],
      state: 'Grafana Agent has ended',
      successor: 'alloy',
      since: '2025-11-01',
      source: 'Grafana Loki documentation',
    },
    {
      sort: 'chart',
      matches: ['appmesh-*'],
      state: 'AWS App Mesh ends',
      successor: 'Istio, Cilium or VPC Lattice',
      source: 'common knowledge',
    },
    {
      sort: 'chart',
      matches: ['prometheus-operator', 'stable/**', 'incubator/**'],
      state: 'the chart repository is closed',
      successor: '`kube-prometheus-stack`, or the project’s own chart',
      source: 'common knowledge',
    },
    {
      sort: 'api',
      matches: ['policy/v1beta1/PodSecurityPolicy', 'extensions/v1beta1/PodSecurityPolicy'],
      state: 'removed in Kubernetes 1.25',
      successor: 'the namespace label `pod-security.kubernetes.io/enforce: restricted`',
      source: 'common knowledge',
    },
    {
      sort: 'api',
      matches: ['kyverno.io/*/{ClusterPolicy,Policy}'],
      state: 'deprecated since Kyverno 1.17',
      successor: '`policies.kyverno.io/v1`',
      source: 'Kyverno documentation',
    },
    {
      sort: 'api',
      matches: ['external-secrets.io/v1beta1/*'],
      state: 'superseded',
      successor: '`external-secrets.io/v1`',
      source: 'external-secrets repository',
    },
    {
      sort: 'tool',
      matches: ['kaniko'],
      state: 'archived',
      successor: 'BuildKit, Buildah or Podman',
      since: '2025-06-03',
    },
    {
      sort: 'tool',
      matches: ['cdktf'],
      state: 'archived',
      successor: 'Terraform itself, or the fork cdktn',
      since: '2025-12-10',
      source: 'README',
    },
    {
      sort: 'tool',
      matches: ['terrascan'],
      state: 'stale since 2025',
      successor: 'Trivy or Checkov',
      source: 'README',
    },
    { sort: 'tool', matches: ['tfsec'], state: 'merged into Trivy', successor: 'Trivy', source: 'common knowledge' },
    {
      sort: 'tool',
      matches: ['datree'],
      state: 'its company closed in July 2023',
      successor: 'kubeconform and Kyverno',
      source: 'README',
    },
    { sort: 'tool', matches: ['kubeval'], state: 'unmaintained', successor: 'kubeconform', source: 'common knowledge' },
    {
      sort: 'tool',
      matches: ['promtail'],
      state: 'ended',
      successor: 'Fluent Bit 5 or Grafana Alloy',
      since: '2026-03-02',
      source: 'Grafana Loki documentation',
    },
    {
      sort: 'tool',
      matches: ['grafana-oncall'],
      state: 'archived',
      successor: 'GoAlert',
      since: '2026-03-24',
      source: 'README',
    },
    {
      sort: 'tool',
      matches: ['dispatch'],
      state: 'archived',
      successor: 'GoAlert',
      since: '2025-09-01',
      source: 'README',
    },
    {
      sort: 'tool',
      matches: ['ingate'],
      state: 'archived',
      successor: 'a Gateway API controller',
      since: '2026-06-30',
      source: 'repository',
    },
    {
      sort: 'setting',
      matches: ['terraform/backend/s3/dynamodb_table'],
      state: 'deprecated',
      successor: '`use_lockfile = true`',
      source: 'Terraform S3 backend documentation',
    },
    {
      sort: 'setting',
      matches: ['gitlab/CI_JOB_JWT', 'gitlab/CI_JOB_JWT_V{1,2}'],
      state: 'removed',
      successor: '`id_tokens:`',
      source: 'common knowledge',
    },
    {
      sort: 'setting',
      matches: ['velero/defaultVolumesToRestic'],
      state: 'restic was removed in Velero 1.17',
      successor: 'Kopia and `snapshotMoveData`',
      source: 'Velero changelog',
    },
    {
      sort: 'setting',
      matches: ['kyverno/validationFailureAction'],
      state: 'deprecated at the level of the spec',
      successor: '`failureAction` in each rule',
      source: 'Kyverno documentation',
    },
  ],
}

/**
 * What replaces a thing. Names: an image's normal name without tag (`docker.io/grafana/promtail`), a chart (`promtail`),
 * an API (`group/version/Kind`), a tool, a setting (`terraform/backend/s3/dynamodb_table`).
 */
export function supersededBy(sort: Sort, name: string): (Superseded & Fact) | undefined {
  const row = superseded.rows.find((each) => each.sort === sort && matchesGlob(name, each.matches))
  return row && factOf(superseded, row)
}
