import { isMap } from '../../model/shape.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'
import type { Part } from './branch.ts'
import { blocksOf } from './hcl-branch.ts'
import { hasMarkers, yoursOf } from './lines.ts'

/** Something that holds data, and what a generation would do to it. */
export interface Lost {
  /** `aws_db_instance.main` or `StatefulSet/shop/db`. */
  readonly resource: string
  readonly path: string
  readonly because: string
}

/** What holds data in your files and would not be there, or would be made anew, once these texts are written. */
export function lostState(
  managed: readonly string[],
  yours: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string | undefined>,
): readonly Lost[] {
  const touched = managed.filter((path) => after.has(path))
  if (touched.length === 0) return []
  const next = new Map([...yours, ...after])
  const kept = new Map<string, State>()
  for (const [path, text] of next)
    for (const state of text === undefined ? [] : statesOf(path, text)) kept.set(state.id, state)
  return touched.flatMap((path) =>
    statesOf(path, yours.get(path) ?? '').flatMap(({ id, resource, fixed }) => {
      const stays = kept.get(id)
      if (!stays) return [{ resource, path, because: 'would be removed' }]
      if (stays.moved || stays.unread) return []
      const changed = Object.keys(fixed).filter((name) => stays.fixed[name] !== fixed[name])
      return changed.map((name) => ({ resource, path, because: `would be made anew, because \`${name}\` changes` }))
    }),
  )
}

interface State {
  /** With the Terraform root that it belongs to. */
  readonly id: string
  readonly resource: string
  /** What cannot change in place, as written. */
  readonly fixed: Readonly<Record<string, string>>
  /** It lives on under another address, or is let go without being destroyed. */
  readonly moved?: true
  /** Its file cannot be read as blocks. */
  readonly unread?: true
}

const terraformTypes =
  /^(?:aws_(?:db_instance|rds_(?:cluster|global_cluster)|s3_bucket|elasticache_(?:cluster|replication_group|serverless_cache)|kms_key|redshift_cluster|redshiftserverless_(?:namespace|workgroup)|dynamodb_table|efs_file_system|ebs_volume|sqs_queue|ecr_repository|opensearch_domain|docdb_cluster|neptune_cluster|msk_cluster|backup_vault|secretsmanager_secret|cognito_user_pool|route53_zone|cloudwatch_log_group)|google_(?:sql_database_instance|storage_bucket|kms_crypto_key)|azurerm_(?:postgresql_flexible_server|storage_account|key_vault))$/

/** Arguments whose change destroys and creates. */
const forcesNew = new Set(
  'identifier cluster_identifier replication_group_id cluster_id namespace_name workgroup_name bucket name engine availability_zone storage_encrypted kms_key_id db_name database_name username master_username fifo_queue'.split(
    ' ',
  ),
)

function statesOf(path: string, text: string): readonly State[] {
  if (path.endsWith('.tf')) {
    const blocks = blocksOf(hasMarkers(text) ? yoursOf(text) : text)
    return blocks ? blocks.parts.flatMap((part) => terraform(part, path)) : byHeading(path, text)
  }
  return /\.ya?ml$/.test(path) && /\b(?:PersistentVolumeClaim|StatefulSet)\b/.test(text)
    ? kubernetes(hasMarkers(text) ? yoursOf(text) : text)
    : []
}

function byHeading(path: string, text: string): State[] {
  const root = path.slice(0, path.lastIndexOf('/') + 1)
  return text.split('\n').flatMap((line) => {
    const [, type = '', name = ''] = /^\s*resource\s+"([^"]+)"\s+"([^"]+)"/.exec(line) ?? []
    const resource = `${type}.${name}`
    return terraformTypes.test(type) ? [{ id: root + resource, resource, fixed: {}, unread: true }] : []
  })
}

function terraform(part: Part, path: string): State[] {
  const root = path.slice(0, path.lastIndexOf('/') + 1)
  const [word, type = '', name = ''] = part.key.split(' ')
  if (word === 'moved' || word === 'removed') {
    const from = argument(part, 'from')
    return from === undefined ? [] : [{ id: root + from, resource: from, fixed: {}, moved: true }]
  }
  if (word !== 'resource' || !terraformTypes.test(type)) return []
  const names = (part.inside?.parts ?? [])
    .map(({ key }) => key.replace(/ =$/, ''))
    .filter((each) => forcesNew.has(each))
  const fixed = Object.fromEntries(names.map((each) => [each, argument(part, each) ?? '']))
  return [{ id: `${root}${type}.${name}`, resource: `${type}.${name}`, fixed }]
}

function argument(part: Part, name: string): string | undefined {
  const attribute = part.inside?.parts.find(({ key }) => key === `${name} =`)
  return attribute === undefined
    ? undefined
    : String(attribute.value)
        .replace(/^[\w-]+ = /, '')
        .replace(/\s+#.*$/, '')
}

function kubernetes(text: string): State[] {
  const documents = yaml.parse({ path: 'state.yaml', text }).data
  return (Array.isArray(documents) ? documents : []).flatMap((each: unknown) => {
    if (!isMap(each) || (each.kind !== 'PersistentVolumeClaim' && each.kind !== 'StatefulSet')) return []
    const { name = '', namespace = '' } = isMap(each.metadata) ? each.metadata : {}
    const resource = [each.kind, namespace, name].filter((step) => step !== '').join('/')
    const spec = isMap(each.spec) ? each.spec : {}
    const parts = {
      selector: spec.selector,
      volumeClaimTemplates: spec.volumeClaimTemplates,
      storageClassName: spec.storageClassName,
    }
    const fixed = Object.entries(parts).filter(([, value]) => value !== undefined)
    return [
      { id: resource, resource, fixed: Object.fromEntries(fixed.map(([key, value]) => [key, JSON.stringify(value)])) },
    ]
  })
}
