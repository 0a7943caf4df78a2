import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformData, TerraformResource } from '../../kinds/terraform.ts'
import type { Check, Report } from '../check.ts'
import { type AwsResource, type Body, bodyOf, found } from './body.ts'
import { pageOf, type Row } from './rows.ts'
import { type Statement, statementsAt, statementsOfDocument } from './statements.ts'

/** Of what identities may do, of who may take on a role, and of who may use a resource. */
export type Use = 'identity' | 'trust' | 'resource'

/** What no statement of a policy may say. */
export interface PolicyRow
  extends Pick<Row, 'title' | 'why' | 'severity' | 'controls' | 'level' | 'sources' | 'examples'> {
  readonly of: Use | readonly Use[]
  /** Only policies of these, where not all of that use are meant. A policy document of Terraform may be of any. */
  readonly types?: RegExp
  /** What is wrong with a statement, behind the name of the resource. */
  readonly says: (statement: Statement, type: string, policy: readonly Statement[], body: Body) => string | undefined
}

/** Where policies stand, by use. */
export const places: Readonly<Record<Use, Readonly<Record<string, string>>>> = {
  identity: {
    aws_iam_policy: 'policy',
    aws_iam_role: 'inline_policy?.policy',
    aws_iam_role_policy: 'policy',
    aws_iam_user_policy: 'policy',
    aws_iam_group_policy: 'policy',
    aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
    'AWS::IAM::Policy': 'PolicyDocument',
    'AWS::IAM::ManagedPolicy': 'PolicyDocument',
    'AWS::IAM::Role': 'Policies?.PolicyDocument',
    'AWS::IAM::User': 'Policies?.PolicyDocument',
    'AWS::IAM::Group': 'Policies?.PolicyDocument',
    'AWS::IAM::RolePolicy': 'PolicyDocument',
    'AWS::IAM::UserPolicy': 'PolicyDocument',
    'AWS::IAM::GroupPolicy': 'PolicyDocument',
    'AWS::SSO::PermissionSet': 'InlinePolicy',
  },
  trust: {
    aws_iam_role: 'assume_role_policy',
    'AWS::IAM::Role': 'AssumeRolePolicyDocument',
  },
  resource: {
    aws_backup_vault_policy: 'policy',
    aws_cloudwatch_log_resource_policy: 'policy_document',
    aws_ecr_repository_policy: 'policy',
    aws_efs_file_system_policy: 'policy',
    aws_elasticsearch_domain: 'access_policies',
    aws_elasticsearch_domain_policy: 'access_policies',
    aws_glacier_vault: 'access_policy',
    aws_kms_key: 'policy',
    aws_kms_key_policy: 'policy',
    aws_opensearch_domain: 'access_policies',
    aws_opensearch_domain_policy: 'access_policies',
    aws_s3_bucket: 'policy',
    aws_s3_bucket_policy: 'policy',
    aws_s3_access_point: 'policy',
    aws_secretsmanager_secret: 'policy',
    aws_secretsmanager_secret_policy: 'policy',
    aws_sns_topic: 'policy',
    aws_sns_topic_policy: 'policy',
    aws_sqs_queue: 'policy',
    aws_sqs_queue_policy: 'policy',
    'AWS::Backup::BackupVault': 'AccessPolicy',
    'AWS::ECR::Repository': 'RepositoryPolicyText',
    'AWS::EFS::FileSystem': 'FileSystemPolicy',
    'AWS::Elasticsearch::Domain': 'AccessPolicies',
    'AWS::KMS::Key': 'KeyPolicy',
    'AWS::Logs::ResourcePolicy': 'PolicyDocument',
    'AWS::OpenSearchService::Domain': 'AccessPolicies',
    'AWS::S3::AccessPoint': 'Policy',
    'AWS::S3::BucketPolicy': 'PolicyDocument',
    'AWS::SNS::TopicPolicy': 'PolicyDocument',
    'AWS::SQS::QueuePolicy': 'PolicyDocument',
    'AWS::SecretsManager::ResourcePolicy': 'ResourcePolicy',
  },
}
const document = 'aws_iam_policy_document'

/** A table of what policies may not say. */
export function policies(table: Readonly<Record<string, PolicyRow | Check>>): Readonly<Record<string, Check>> {
  return Object.fromEntries(
    Object.entries(table).map(([key, row]) => [key, 'of' in row ? (checkOf(row) as Check) : row]),
  )
}

function checkOf({ of, types: which, says, ...page }: PolicyRow): Check<AwsResource> {
  const uses = [of].flat()
  const all = uses.flatMap((use) => Object.entries(places[use])).filter(([type]) => which?.test(type) ?? true)
  const types: Record<string, string[]> = {}
  for (const [type, path] of all) types[type] = [...(types[type] ?? []), path]
  return {
    ...pageOf(page),
    on: [TerraformResource, TerraformData, CloudFormationResource],
    types: { ...types, [document]: ['statement'] },
    *run(subject, { resource }) {
      const { type } = subject
      const { body, root } = bodyOf(subject)
      if (uses.includes('identity') && isBoundary(resource.name, body)) return
      if (body.count === 0 || (resource.kind.id === TerraformData.id) !== (type === document)) return
      const policy =
        type === document
          ? statementsOfDocument(body).filter((statement) => uses.includes(useOf(statement)))
          : (types[type] ?? []).flatMap((path) => policyAt(body, path))
      for (const statement of policy) {
        const wrong = says(statement, type, policy, body)
        const { at, part } = statement
        if (wrong !== undefined)
          yield { at: [...root, ...at], part, message: `\`${resource.name}\` ${wrong}` } satisfies Report
      }
    },
  }
}

/** A permissions boundary gives nothing, it says what can be given: one that is called so may allow everything and deny the rest. */
function isBoundary(resource: string, { name }: Body): boolean {
  return /boundar(?:y|ies)/i.test(typeof name === 'string' ? `${resource} ${name}` : resource)
}

/** The last step is not read as JSON: its statements have places of their own. */
function policyAt(body: Readonly<Record<string, unknown>>, path: string): readonly Statement[] {
  return [...found(body, path.split('.'))].flatMap(({ value, at }) => statementsAt(value, at))
}

/** What a document is for, by who is named in it. */
function useOf({ principals, but, actions }: Statement): Use {
  if (principals.length === 0 && !but.principals) return 'identity'
  const isTrust =
    actions.some((action) => action.startsWith('sts:')) || principals.some((each) => each.includes('oidc-provider/'))
  return isTrust ? 'trust' : 'resource'
}
