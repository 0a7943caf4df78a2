import { ComposeService } from '../../kinds/compose.ts'
import { Pod } from '../../kinds/kubernetes.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { type Setting, settingsOf } from '../../links/kubernetes/calls.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { type Endpoint, endpointOf, endpointsIn, engineFor, engineOf } from './endpoints.ts'

export const check: Check<unknown> = {
  title: 'Application is told another address than Terraform makes',
  why: `The host is that of a database or cache of these files, but the port, the protocol or the encryption is not what it is made with:
every connection fails. Take the address from the outputs of Terraform, or make the two agree.`,
  severity: 'high',
  level: 'default',
  on: [Pod, ComposeService],
  controls: ['soc2/A1.1'],
  *run(_, { resource, estate }) {
    const made = estate.by(TerraformResource, endpointOf)
    if (made.size === 0) return
    const settings =
      resource.kind.id === Pod.id ? [...settingsOf(estate, resource as Resource<Pod>)] : settingsOfCompose(resource)
    for (const setting of settings)
      for (const endpoint of endpointsIn(setting.value)) {
        const [target, ...others] = made.get(endpoint.key) ?? []
        const fault =
          target && others.length === 0 ? faultOf(endpoint, target.data, portBeside(setting, settings)) : undefined
        if (!target || !fault) continue
        yield {
          ...(setting.resource === resource && { at: setting.at }),
          message: `\`${endpoint.text}\` ${fault.message}`,
          related: [
            ...(setting.resource === resource
              ? []
              : [{ resource: setting.resource, at: setting.at, message: 'where it is told' }]),
            ...fault.fields.map((field) => ({
              resource: target,
              at: [field],
              message: `how \`${target.name}\` is made`,
            })),
          ],
        }
      }
  },
  examples: [
    {
      bad: example('postgres://app@orders.c1a2b3c4d5e6.eu-central-1.rds.amazonaws.com:5432/shop'),
      good: example('postgres://app@orders.c1a2b3c4d5e6.eu-central-1.rds.amazonaws.com:5433/shop'),
    },
    {
      bad: example('mysql://app@orders.c1a2b3c4d5e6.eu-central-1.rds.amazonaws.com/shop'),
      good: example('postgres://app@orders.c1a2b3c4d5e6.eu-central-1.rds.amazonaws.com:5433/shop'),
    },
    {
      bad: example('redis://master.sessions.a1b2c3.euc1.cache.amazonaws.com:6379'),
      good: example('rediss://master.sessions.a1b2c3.euc1.cache.amazonaws.com:6379'),
    },
  ],
}

interface Fault {
  readonly message: string
  readonly fields: readonly string[]
}

function faultOf(
  { scheme, port }: Endpoint,
  { body }: TerraformResource,
  beside: number | undefined,
): Fault | undefined {
  const engine = engineOf(body.engine ?? (body.replication_group_id === undefined ? undefined : 'redis'))
  const meant = scheme === undefined ? undefined : engineFor(scheme)
  if (engine && meant && engine !== meant)
    return {
      message: `speaks \`${scheme}\`, and the engine is \`${body.engine ?? 'redis'}\`; use its own protocol`,
      fields: ['engine'],
    }
  const listens = body.port === undefined ? engine?.port : body.port
  const asked = port ?? beside ?? (meant && scheme !== undefined ? meant.port : undefined)
  if (typeof listens === 'number' && asked !== undefined && asked !== listens)
    return {
      message: `is called on port ${asked}, and it listens on ${listens}; make them agree`,
      fields: ['port', 'engine'],
    }
  const encrypts = body.transit_encryption_enabled === true && body.transit_encryption_mode === undefined
  if (encrypts && scheme !== undefined && /^(?:redis|valkey)$/.test(scheme))
    return {
      message: `is called in the clear, and it takes TLS alone; use \`${scheme}s://\``,
      fields: ['transit_encryption_enabled', 'transit_encryption_mode'],
    }
  return undefined
}

/** `DB_PORT` beside a `DB_HOST` that is just this host. */
function portBeside({ key, resource }: Setting, all: readonly Setting[]): number | undefined {
  if (!/HOST(?:NAME)?$/.test(key)) return undefined
  const name = key.replace(/HOST(?:NAME)?$/, 'PORT')
  const [found, ...others] = all.filter((each) => each.key === name && each.resource === resource)
  return found && others.length === 0 && /^\d+$/.test(found.value) ? Number(found.value) : undefined
}

function settingsOfCompose(resource: Resource): readonly Setting[] {
  const { environment = {} } = ComposeService.shape(resource.data) ?? {}
  return Object.entries(environment).flatMap(([key, value]) =>
    typeof value === 'string' ? [{ key, value, resource, at: ['environment', key] }] : [],
  )
}

function example(address: string): string {
  return `
        -- main.tf --
        resource "aws_db_instance" "orders" {
          identifier = "orders"
          engine     = "postgres"
          port       = 5433
        }
        resource "aws_elasticache_replication_group" "sessions" {
          replication_group_id       = "sessions"
          engine                     = "valkey"
          transit_encryption_enabled = true
        }
        -- api.yaml --
        apiVersion: v1
        kind: Pod
        metadata: { name: api }
        spec: { containers: [{ name: api, image: 'acme/api:1', env: [{ name: STORE_URL, value: '${address}' }] }] }
      `
}
