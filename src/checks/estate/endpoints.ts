import type { TerraformResource } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'

/** The address of a database or cache of AWS, taken apart. */
export interface Endpoint {
  readonly text: string
  readonly scheme?: string
  /** `database/orders` or `cache/sessions`: what it is and the name that it was given. */
  readonly key: string
  readonly port?: number
}

const database =
  /(?:([a-z][a-z0-9+]*):\/\/(?:[^\s/@]*@)?)?(?<![\w-])([a-z][a-z0-9-]*)\.(?:cluster-(?:ro-)?)?[a-z0-9]{8,}\.[a-z0-9-]+\.rds\.amazonaws\.com(?::(\d+))?/g
const cache =
  /(?:([a-z][a-z0-9+]*):\/\/(?:[^\s/@]*@)?)?(?<![\w-])(?:master\.|replica\.|clustercfg\.)?([a-z][a-z0-9-]*)\.[a-z0-9]{5,}\.(?:(?:ng\.)?\d{4}\.)?[a-z]{3,4}\d\.cache\.amazonaws\.com(?::(\d+))?/g

export function* endpointsIn(value: string): Iterable<Endpoint> {
  if (!value.includes('.amazonaws.com')) return
  for (const [what, form] of [['database', database] as const, ['cache', cache] as const])
    for (const [text, scheme, name = '', port] of value.matchAll(form))
      yield {
        text: text.slice(text.lastIndexOf('@') + 1),
        key: `${what}/${name}`,
        ...(scheme !== undefined && { scheme }),
        ...(port !== undefined && { port: Number(port) }),
      }
}

const names: Readonly<Record<string, readonly [string, string]>> = {
  aws_db_instance: ['database', 'identifier'],
  aws_rds_cluster: ['database', 'cluster_identifier'],
  aws_elasticache_cluster: ['cache', 'cluster_id'],
  aws_elasticache_replication_group: ['cache', 'replication_group_id'],
}

/** The same key, of what Terraform makes. */
export function endpointOf({ data }: Resource<TerraformResource>): string | undefined {
  const [what, field] = (Object.hasOwn(names, data.type) ? names[data.type] : undefined) ?? []
  const name = field === undefined ? undefined : data.body[field]
  return typeof name === 'string' ? `${what}/${name}` : undefined
}

const engines = [
  { form: /postgres/, schemes: /^postgres(?:ql)?(?:\+\w+)?$/, port: 5432 },
  { form: /mysql|mariadb|^aurora$/, schemes: /^(?:mysql2?|mariadb)(?:\+\w+)?$/, port: 3306 },
  { form: /^(?:redis|valkey)$/, schemes: /^(?:rediss?|valkeys?)$/, port: 6379 },
  { form: /^memcached$/, schemes: /^memcached?$/, port: 11211 },
]

/** What an engine listens on unless it is told, and the schemes of addresses that are meant for it. */
export function engineOf(name: unknown) {
  return typeof name === 'string' ? engines.find(({ form }) => form.test(name)) : undefined
}

/** The engine that a scheme is meant for. */
export function engineFor(scheme: string) {
  return engines.find(({ schemes }) => schemes.test(scheme))
}
