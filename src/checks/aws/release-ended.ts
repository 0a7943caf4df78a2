import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { endedOn } from './ended.ts'
import { pageOf } from './rows.ts'
import { unpatched } from './topics.ts'

interface Released {
  /** Where the version stands. */
  readonly at: string
  /** The product in the facts; an engine chooses where there is a choice. */
  readonly of: (engine: string) => string | undefined
}

const eks = () => 'eks'
const lambda = () => 'aws-lambda'
const database = (engine: string) => ({ postgres: 'rds-postgresql', mysql: 'rds-mysql' })[engine]
const cluster = (engine: string) => ({ 'aurora-postgresql': 'aurora-postgresql' })[engine]
const cache = (engine: string) => (engine === 'redis' ? 'elasticache-redis' : undefined)
const search = () => 'amazon-opensearch'

const released: Readonly<Record<string, Released>> = {
  aws_eks_cluster: { at: 'version', of: eks },
  aws_eks_node_group: { at: 'version', of: eks },
  aws_db_instance: { at: 'engine_version', of: database },
  aws_rds_cluster: { at: 'engine_version', of: cluster },
  aws_lambda_function: { at: 'runtime', of: lambda },
  aws_elasticache_cluster: { at: 'engine_version', of: cache },
  aws_elasticache_replication_group: { at: 'engine_version', of: (engine) => cache(engine || 'redis') },
  aws_opensearch_domain: { at: 'engine_version', of: search },
  'AWS::EKS::Cluster': { at: 'Version', of: eks },
  'AWS::EKS::Nodegroup': { at: 'Version', of: eks },
  'AWS::RDS::DBInstance': { at: 'EngineVersion', of: database },
  'AWS::RDS::DBCluster': { at: 'EngineVersion', of: cluster },
  'AWS::Lambda::Function': { at: 'Runtime', of: lambda },
  'AWS::ElastiCache::CacheCluster': { at: 'EngineVersion', of: cache },
  'AWS::ElastiCache::ReplicationGroup': { at: 'EngineVersion', of: (engine) => cache(engine || 'redis') },
  'AWS::OpenSearchService::Domain': { at: 'EngineVersion', of: search },
}

export const check: Check<AwsResource> = {
  ...pageOf({
    title: 'Release is out of support',
    why: `What is out of ordinary support is upgraded by AWS on a day of its own choosing, or costs several times as much while
      it is not (extended support), or gets no fixes at all. Plan the upgrade before.`,
    ...unpatched,
    severity: 'high',
    sources: ['CKV_AWS_339', 'CKV_AWS_363'],
    examples: [
      `
          resource "aws_eks_cluster" "main" {
        -   version = "1.28"
        +   version = "1.35"
          }
          resource "aws_db_instance" "orders" {
            engine         = "postgres"
        -   engine_version = "12.4"
        +   engine_version = "17.6"
          }
      `,
      `
          Orders:
            Type: AWS::Lambda::Function
            Properties:
        -     Runtime: python3.8
        +     Runtime: python3.13
      `,
    ],
  }),
  on: [TerraformResource, CloudFormationResource],
  types: Object.fromEntries(Object.entries(released).map(([type, { at }]) => [type, [at]])),
  *run(subject, { resource, on }) {
    const { body, root } = bodyOf(subject)
    const row = released[subject.type]
    const version = row && body[row.at]
    const product = row?.of(String(body.engine ?? body.Engine ?? ''))
    if (!row || !product || body.count === 0 || (typeof version !== 'string' && typeof version !== 'number')) return
    const wrong = endedOn(on, product, String(version))
    if (!wrong) return
    yield { at: [...root, row.at], message: `\`${resource.name}\` is on ${wrong}` }
  },
}
