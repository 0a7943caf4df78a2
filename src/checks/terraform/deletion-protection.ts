import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { isMade } from './property.ts'

const types = new Set([
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_lb',
  'aws_alb',
])

export const check: Check<TerraformResource> = {
  title: 'Production can be deleted by one command',
  why: `Deletion protection makes \`terraform destroy\`, and a plan that replaces, stop before data or the way in is gone. It
is asked for where the configuration says that it is production.`,
  severity: 'medium',
  level: 'default',
  on: TerraformResource,
  controls: ['soc2/A1.2', 'nist-800-53/CP-9'],
  *run({ type, body, name }, { resource }) {
    if (!types.has(type) || !isMade(body) || body.replicate_source_db !== undefined) return
    const at = [type.endsWith('lb') ? 'enable_deletion_protection' : 'deletion_protection']
    const named = `${resource.tree.file.path} ${name} ${[body.identifier, body.name, body.cluster_identifier].filter((each) => typeof each === 'string').join(' ')}`
    if (body[at[0] ?? ''] === true || !/(?:^|[^a-z])(?:prod|production)(?:$|[^a-z])/.test(named)) return
    yield { at, message: `\`${resource.name}\` is production and not protected; set \`${at[0]} = true\`` }
  },
  examples: [
    {
      bad: `
        resource "aws_db_instance" "orders" {
          identifier = "orders-production"
        }
      `,
      good: `
        resource "aws_db_instance" "orders" {
          identifier          = "orders-production"
          deletion_protection = true
        }
        resource "aws_db_instance" "scratch" {
          identifier = "scratch"
        }
      `,
    },
  ],
}
