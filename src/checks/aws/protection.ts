import type { Resource } from '../../model/resource.ts'
import { type Body, plain } from './body.ts'
import { any, has, is } from './conditions.ts'
import { rows } from './rows.ts'
import { deletable } from './topics.ts'

const property = {
  aws_db_instance: 'deletion_protection',
  aws_rds_cluster: 'deletion_protection',
  aws_rds_global_cluster: 'deletion_protection',
  aws_docdb_cluster: 'deletion_protection',
  aws_neptune_cluster: 'deletion_protection',
  aws_dynamodb_table: 'deletion_protection_enabled',
  'AWS::RDS::DBInstance': 'DeletionProtection',
  'AWS::RDS::DBCluster': 'DeletionProtection',
  'AWS::RDS::GlobalCluster': 'DeletionProtection',
  'AWS::DocDB::DBCluster': 'DeletionProtection',
  'AWS::Neptune::DBCluster': 'DeletionProtection',
  'AWS::DynamoDB::Table': 'DeletionProtectionEnabled',
}
const sources = ['CKV_AWS_139', 'CKV_AWS_293', 'CKV2_AWS_58', 'AWS-0177', 'AWS-0343', 'F80']
/** What is copied from another, or protected with its cluster. */
const isSpare = has('replicate_source_db', 'SourceDBInstanceIdentifier', 'DBClusterIdentifier')

export const checks = rows({
  production: {
    title: 'Data of production can be deleted by one command',
    why: `Deletion protection makes a destroy, and a plan that replaces, stop before the data is gone. It is asked for where the
      configuration says that it is production.`,
    ...deletable,
    severity: 'medium',
    level: 'default',
    sources,
    property,
    holds: is(true),
    unless: any(isSpare, (...of) => !isProduction(...of)),
    says: 'is production and not protected; set `{property}`',
    examples: [
      `
          resource "aws_db_instance" "orders" {
            identifier          = "orders-production"
        +   deletion_protection = true
          }
          resource "aws_db_instance" "scratch" {
            identifier = "scratch"
          }
      `,
      `
          OrdersProd:
            Type: AWS::RDS::DBCluster
            Properties:
              Engine: aurora-postgresql
        -     DeletionProtection: false
        +     DeletionProtection: true
      `,
    ],
  },
  'anything-else': {
    title: 'Data can be deleted by one command',
    why: `Deletion protection makes a destroy, and a plan that replaces, stop before the data is gone. In what comes and goes, such as a
      review environment, it is in the way.`,
    ...deletable,
    sources,
    property,
    holds: is(true),
    unless: any(isSpare, isProduction),
    says: 'is not protected; set `{property}`',
    examples: [
      `
          resource "aws_neptune_cluster" "graph" {
            cluster_identifier  = "graph"
        +   deletion_protection = true
          }
      `,
      `
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: orders
        +     DeletionProtectionEnabled: true
      `,
    ],
  },
})

const names = [
  'identifier',
  'name',
  'Name',
  'cluster_identifier',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'TableName',
]

/** Whether its name says that it is production, or the name of its file where its own says nothing. */
export function isProduction(body: Body, _: string, resource?: Resource): boolean {
  const said = names.map((name) => plain(body[name])).filter((each) => typeof each === 'string')
  const own = [resource?.name ?? '', ...said].map(inWords)
  if (own.some((each) => production.test(each))) return true
  return !own.some((each) => elsewhere.test(each)) && production.test(inWords(resource?.tree.file.path ?? ''))
}

const production = /(?:^|[^a-z])prod(?:uction)?(?:$|[^a-z])/
const elsewhere = /(?:^|[^a-z])(?:dev(?:elopment)?|stag(?:e|ing)|test(?:ing)?|qa|preview|sandbox)(?:$|[^a-z])/

function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
