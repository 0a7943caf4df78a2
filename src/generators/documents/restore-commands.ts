import type { Instance, Store } from '../../model/store.ts'
import { sh } from './markdown.ts'

/** How the moment before is had beside what runs, and what is copied back; by the module that makes the store. */
export function beside(store: Store, instance: Instance, region: string, stage: string): string[] {
  const { identifier: name } = instance
  const at = `--region ${region}`
  if (store.module === 'database') return rds(name, instance, at, `module.${stage}_${store.name}`.replaceAll('-', '_'))
  if (store.module === 'aurora') return aurora(name, instance.class, at)
  return (ways[store.module] ?? unknown)(name, at)
}

type Way = (name: string, at: string) => string[]

const copyBack =
  'Look at it with `psql`, then copy back what was lost: `pg_dump --table` there, `psql` here, in one transaction. Both are reached from a place that the security group of the database lets in; the password is that of the time to which it was restored.'

function rds(
  name: string,
  { class: size = '<class>', multiZone, stack }: Instance,
  at: string,
  module: string,
): string[] {
  return [
    sh([
      `read -r subnets parameters groups < <(aws rds describe-db-instances ${at} --db-instance-identifier ${name} --output text \\`,
      `  --query "DBInstances[0].[DBSubnetGroup.DBSubnetGroupName,DBParameterGroups[0].DBParameterGroupName,join(' ',VpcSecurityGroups[].VpcSecurityGroupId)]")`,
      `aws rds restore-db-instance-to-point-in-time ${at} --source-db-instance-identifier ${name} --target-db-instance-identifier ${name}-restored \\`,
      `  --restore-time <moment> --db-instance-class ${size} --no-publicly-accessible --copy-tags-to-snapshot${multiZone ? ' --multi-az' : ''} \\`,
      '  --db-subnet-group-name "$subnets" --db-parameter-group-name "$parameters" --vpc-security-group-ids $groups',
      `aws rds wait db-instance-available ${at} --db-instance-identifier ${name}-restored`,
    ]),
    copyBack,
    'Where nothing of the old one is right, the restored one takes its name, and with it the address that services know. Terraform then has to be told which one it keeps.',
    sh([
      `aws rds modify-db-instance ${at} --db-instance-identifier ${name} --new-db-instance-identifier ${name}-spoilt --apply-immediately`,
      `aws rds modify-db-instance ${at} --db-instance-identifier ${name}-restored --new-db-instance-identifier ${name} --apply-immediately`,
      `terraform -chdir=terraform/stacks/${stack} state rm ${module}.aws_db_instance.this`,
      `terraform -chdir=terraform/stacks/${stack} import ${module}.aws_db_instance.this ${name}`,
      `terraform -chdir=terraform/stacks/${stack} plan   # changes what the restore did not bring along, and makes nothing anew`,
    ]),
    'Wait until the old one has its other name before the second line. Copies that follow it (readers, another region) follow the one that was put aside: they are made anew.',
  ]
}

function aurora(name: string, size: string | undefined, at: string): string[] {
  const follows = size === undefined
  return [
    sh([
      `read -r subnets parameters groups < <(aws rds describe-db-clusters ${at} --db-cluster-identifier ${name} --output text \\`,
      `  --query "DBClusters[0].[DBSubnetGroup,DBClusterParameterGroup,join(' ',VpcSecurityGroups[].VpcSecurityGroupId)]")`,
      `aws rds restore-db-cluster-to-point-in-time ${at} --source-db-cluster-identifier ${name} --db-cluster-identifier ${name}-restored --restore-to-time <moment> \\`,
      `  --db-subnet-group-name "$subnets" --db-cluster-parameter-group-name "$parameters" --vpc-security-group-ids $groups${follows ? ' --serverless-v2-scaling-configuration MinCapacity=1,MaxCapacity=16' : ''}`,
      `aws rds create-db-instance ${at} --db-cluster-identifier ${name}-restored --db-instance-identifier ${name}-restored-1 --engine aurora-postgresql --db-instance-class ${size ?? 'db.serverless'}`,
      `aws rds wait db-instance-available ${at} --db-instance-identifier ${name}-restored-1`,
    ]),
    copyBack,
  ]
}

const table: Way = (name, at) => [
  sh([
    `aws dynamodb restore-table-to-point-in-time ${at} --source-table-name ${name} --target-table-name ${name}-restored --restore-date-time <moment>`,
    `aws dynamodb wait table-exists ${at} --table-name ${name}-restored`,
  ]),
  'A table keeps its name for life, so items are copied back: by code of the service that reads there and writes here, with a condition that keeps what is newer.',
]

const bucket: Way = (name, at) => [
  'Each change leaves the version before it. What was deleted comes back when its marker goes; what was overwritten, by a copy of the version before.',
  sh([
    `aws s3api list-object-versions ${at} --bucket ${name} --prefix <prefix> --query "DeleteMarkers[?IsLatest && LastModified>='<moment>'].[Key,VersionId]" --output text`,
    `aws s3api delete-object ${at} --bucket ${name} --key <key> --version-id <version of the marker>`,
    `aws s3api copy-object ${at} --bucket ${name} --key <key> --copy-source "${name}/<key>?versionId=<version before>"`,
  ]),
  'Thousands of them: the same by S3 Batch Operations, from the list as a manifest.',
]

const warehouse: Way = (name, at) => [
  sh([
    `aws redshift-serverless list-recovery-points ${at} --namespace-name ${name} --query 'recoveryPoints[].[recoveryPointCreateTime,recoveryPointId]' --output text`,
    `aws redshift-serverless restore-table-from-recovery-point ${at} --namespace-name ${name} --workgroup-name ${name} --recovery-point-id <point> \\`,
    '  --source-database-name <database> --source-table-name <table> --new-table-name <table>_restored',
  ]),
  'Points of the last day are there; older ones are snapshots (`list-snapshots`, `restore-table-from-snapshot`). What it holds comes from other stores as well, and may be loaded again from them.',
]

const search: Way = () => [
  'OpenSearch keeps a snapshot of each hour. From a place that reaches the domain:',
  [
    '```http',
    'GET  /_snapshot/cs-automated-enc/_all',
    'POST /_snapshot/cs-automated-enc/<snapshot>/_restore  {"indices": "<index>", "rename_pattern": "(.+)", "rename_replacement": "$1-restored"}',
    'POST /_reindex  {"source": {"index": "<index>-restored"}, "dest": {"index": "<index>"}}',
    '```',
  ].join('\n'),
  'Or index it anew from the stores that it was filled from.',
]

const unknown: Way = () => ['It is filled anew from the stores that it came from.']

const ways: Readonly<Record<string, Way>> = { table, bucket, lake: bucket, analytics: warehouse, search }
