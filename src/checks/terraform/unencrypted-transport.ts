import type { TerraformBody } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import { property } from './property.ts'

export const check = property({
  title: 'Data travels unencrypted',
  why: `Whoever is on the way, or in the same network, reads and changes what is sent.`,
  severity: 'medium',
  controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1', 'gdpr/art-32'],
  sources: ['6', '30', '202'].map((number) => `checkov/CKV_AWS_${number}`),
  types: {
    aws_elasticache_replication_group: ['transit_encryption_enabled'],
    aws_elasticsearch_domain: ['node_to_node_encryption', 0, 'enabled'],
    aws_opensearch_domain: ['node_to_node_encryption', 0, 'enabled'],
    aws_memorydb_cluster: ['tls_enabled'],
  },
  holds: (value, body, type) => {
    if (type === 'aws_memorydb_cluster') return value !== false
    if (type.endsWith('search_domain') && isAlone(body)) return true
    return value === true || value === 'true' || (value === undefined && body.global_replication_group_id !== undefined)
  },
  says: () => 'speaks in the clear; turn encryption in transit on',
  examples: [
    {
      bad: `
        resource "aws_elasticache_replication_group" "sessions" {
          replication_group_id = "sessions"
        }
      `,
      good: `
        resource "aws_elasticache_replication_group" "sessions" {
          replication_group_id       = "sessions"
          transit_encryption_enabled = true
        }
      `,
    },
  ],
})

/** A domain of one node has nobody to speak to. */
function isAlone({ cluster_config: config }: TerraformBody): boolean {
  const [first] = Array.isArray(config) ? config : [config]
  if (first === undefined) return true
  const count = isMap(first) ? first.instance_count : undefined
  return count === undefined || count === 1
}
