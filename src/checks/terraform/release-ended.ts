import { endOf } from '../../facts/lifecycles.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

/** What is managed, and where its version stands; the engine chooses the product where there is a choice. */
const products: Readonly<
  Record<string, { readonly at: string; readonly of: (engine: unknown) => string | undefined }>
> = {
  aws_eks_cluster: { at: 'version', of: () => 'eks' },
  aws_eks_node_group: { at: 'version', of: () => 'eks' },
  aws_db_instance: {
    at: 'engine_version',
    of: (engine) => (engine === 'postgres' ? 'rds-postgresql' : engine === 'mysql' ? 'rds-mysql' : undefined),
  },
  aws_rds_cluster: {
    at: 'engine_version',
    of: (engine) => (engine === 'aurora-postgresql' ? 'aurora-postgresql' : undefined),
  },
  aws_lambda_function: { at: 'runtime', of: () => 'aws-lambda' },
}

export const check: Check<TerraformResource> = {
  title: 'Release is out of support',
  why: `What is out of ordinary support is upgraded by AWS on a day of its own choosing, or costs several times as much while
it is not (extended support), or gets no fixes at all. Plan the upgrade before.`,
  severity: 'high',
  level: 'default',
  on: TerraformResource,
  controls: ['soc2/CC7.1', 'nist-800-53/SI-2', 'iso-27001/A.8.8'],
  sources: ['checkov/CKV_AWS_339', 'checkov/CKV_AWS_363'],
  *run({ type, body }, { resource, on }) {
    const row = Object.hasOwn(products, type) ? products[type] : undefined
    const version = row && body[row.at]
    const product = row?.of(body.engine)
    if (!row || !product || (typeof version !== 'string' && typeof version !== 'number')) return
    const end = endOf(product, String(version))
    const day = on.toISOString().slice(0, 10)
    if (!end || !(end.ended || (end.ends !== undefined && end.ends < day))) return
    const since = end.ends ? ` since ${end.ends}` : ''
    const extended = end.extendedEnds && end.extendedEnds >= day ? ` (extended until ${end.extendedEnds})` : ''
    const next = end.successor ? `; the newest is ${end.successor}` : '; upgrade'
    yield { at: [row.at], message: `\`${resource.name}\` is on ${end.cycle}, out of support${since}${extended}${next}` }
  },
  examples: [
    {
      bad: `
        resource "aws_eks_cluster" "main" {
          version = "1.28"
        }
        resource "aws_db_instance" "orders" {
          engine         = "postgres"
          engine_version = "12.4"
        }
      `,
      good: `
        resource "aws_eks_cluster" "main" {
          version = "1.35"
        }
        resource "aws_db_instance" "orders" {
          engine         = "postgres"
          engine_version = "17.6"
        }
      `,
    },
  ],
}
