import { NetworkPolicy } from '../../kinds/kubernetes/network-policy.ts'
import { Container } from '../../kinds/kubernetes.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

/** Managed databases stand beside the cluster; the port where none is written. */
const databases: Readonly<Record<string, number | undefined>> = {
  aws_db_instance: undefined,
  aws_rds_cluster: undefined,
  aws_elasticache_replication_group: 6379,
  aws_elasticache_cluster: undefined,
  aws_memorydb_cluster: 6379,
  aws_docdb_cluster: 27017,
}
const engines: readonly (readonly [form: RegExp, port: number])[] = [
  [/postgres/, 5432],
  [/mysql|maria/, 3306],
  [/redis|valkey/, 6379],
  [/memcached/, 11211],
]

export const check: Check<NetworkPolicy> = {
  title: 'NetworkPolicy admits a database inside the cluster, and the database is outside',
  why: `A rule that names pods or namespaces never fits an address outside the cluster, so the calls to a managed database are dropped
and time out. Admit the database's subnets with an \`ipBlock\` on its port.`,
  severity: 'high',
  level: 'default',
  on: NetworkPolicy,
  *run({ spec }, { estate }) {
    const rules = spec?.egress ?? []
    if (rules.some((rule) => rule === undefined)) return
    for (const [index, rule] of rules.entries()) {
      const peers = rule?.to ?? []
      if (peers.length === 0 || peers.some((peer) => peer === undefined || peer.ipBlock !== undefined)) continue
      for (const [at, each] of (rule?.ports ?? []).entries()) {
        const port = Number(each?.port)
        const [database] = managedOn(estate, port)
        if (!database || isServed(estate, port) || rules.some((other) => opens(other, port))) continue
        yield {
          at: ['spec', 'egress', index, 'ports', at, 'port'],
          message: `\`${database.name}\` stands outside the cluster, and port ${port} is admitted to pods alone; admit its subnets with an \`ipBlock\``,
          related: [{ resource: database, message: 'the database that Terraform makes' }],
        }
      }
    }
  },
  examples: [
    {
      bad: `
        -- policy.yaml --
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api, namespace: shop }
        spec:
          podSelector: { matchLabels: { app: api } }
          policyTypes: [Egress]
          egress:
            - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: database } } }]
              ports: [{ protocol: TCP, port: 5432 }]
        -- main.tf --
        resource "aws_db_instance" "orders" {
          engine = "postgres"
        }
      `,
      good: `
        -- policy.yaml --
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: api, namespace: shop }
        spec:
          podSelector: { matchLabels: { app: api } }
          policyTypes: [Egress]
          egress:
            - to: [{ ipBlock: { cidr: 10.0.64.0/20 } }]
              ports: [{ protocol: TCP, port: 5432 }]
        -- main.tf --
        resource "aws_db_instance" "orders" {
          engine = "postgres"
        }
      `,
    },
  ],
}

function managedOn(estate: Estate, port: number): readonly Resource<TerraformResource>[] {
  return Object.keys(databases).flatMap((type) =>
    (estate.by(TerraformResource, byType).get(type) ?? []).filter(({ data }) => portOf(data) === port),
  )
}

function portOf({ type, body }: TerraformResource): number | undefined {
  if (typeof body.port === 'number') return body.port
  if (body.port !== undefined) return undefined
  return databases[type] ?? engines.find(([form]) => form.test(String(body.engine)))?.[1]
}

function byType({ data }: Resource<TerraformResource>): string {
  return data.type
}

/** Whether some pod here listens on the port: then it may be the one that is meant. */
function isServed(estate: Estate, port: number): boolean {
  return estate
    .of(Container)
    .some(({ data }) => (data.ports ?? []).some((each) => each === undefined || each.containerPort === port))
}

/** Whether a rule lets the port out to addresses, or anywhere. */
function opens(rule: NonNullable<NonNullable<NetworkPolicy['spec']>['egress']>[number], port: number): boolean {
  const peers = rule?.to ?? []
  const anywhere = peers.length === 0 || peers.some((peer) => peer === undefined || peer.ipBlock !== undefined)
  const ports = rule?.ports ?? []
  return (
    anywhere &&
    (ports.length === 0 ||
      ports.some((each) => each === undefined || Number(each.port) === port || each.port === undefined))
  )
}
