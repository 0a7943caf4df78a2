import { recorded } from '../../../design/evidence.ts'
import { bucketName } from '../../../design/names.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Framework } from '../../../model/spec.ts'
import { type Attributes, type Block, block, commented, ref, template } from '../../../syntax/hcl/build.ts'
import { privateBucket } from '../modules/private-bucket.ts'
import { policyDocument, type Statement, trustDocument } from '../policy.ts'
import { offered } from '../stack/retention.ts'

/** Who did what in the account, in every region, in files whose order and content can be checked afterwards. */
export function trail(blueprint: Blueprint): Block[] {
  const { plan, spec } = blueprint
  const name = `${plan.system}-audit`
  const bucket = `${name}-trail${spec.cloud.account ? `-${spec.cloud.account}` : ''}`
  const arn = template`arn:aws:cloudtrail:${plan.stacks[0]?.state.region ?? spec.cloud.region}:${account}:trail/${name}`
  const days = keptDays(spec.compliance)
  return [
    ...key(arn),
    ...privateBucket('trail', bucket, {
      key: ref('aws_kms_key.trail.arn'),
      versioned: true,
      prevent: true,
      expires: days,
      ...(isLocked(spec.compliance) && { locked: 365 }),
      allow: delivery(arn),
    }),
    block('resource', ['aws_cloudwatch_log_group', 'trail'], {
      name: `/aws/cloudtrail/${name}`,
      retention_in_days: offered(days),
    }),
    trustDocument('trail_trust', { type: 'Service', identifiers: ['cloudtrail.amazonaws.com'] }, ['sts:AssumeRole']),
    policyDocument('trail_logs', [
      {
        sid: 'WriteRecords',
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [template`${ref('aws_cloudwatch_log_group.trail.arn')}:*`],
      },
    ]),
    block('resource', ['aws_iam_role', 'trail'], {
      name: `${name}-trail`,
      assume_role_policy: ref('data.aws_iam_policy_document.trail_trust.json'),
    }),
    block('resource', ['aws_iam_role_policy', 'trail'], {
      role: ref('aws_iam_role.trail.name'),
      policy: ref('data.aws_iam_policy_document.trail_logs.json'),
    }),
    commented(
      'An organisation that has a trail of its own needs no second one: take this file away then.',
      block(
        'resource',
        ['aws_cloudtrail', 'account'],
        {
          name,
          s3_bucket_name: ref('aws_s3_bucket.trail.bucket'),
          is_multi_region_trail: true,
          include_global_service_events: true,
          enable_log_file_validation: true,
          kms_key_id: ref('aws_kms_key.trail.arn'),
          cloud_watch_logs_group_arn: template`${ref('aws_cloudwatch_log_group.trail.arn')}:*`,
          cloud_watch_logs_role_arn: ref('aws_iam_role.trail.arn'),
          depends_on: [ref('aws_s3_bucket_policy.trail')],
        },
        selectors(blueprint),
      ),
    ),
  ]
}

/** Also who the account is; the registry asks for it too. */
export const whoseAccount = block('data', ['aws_caller_identity', 'current'])
const account = ref('data.aws_caller_identity.current.account_id')

/** PCI DSS 10.3.2 asks that nobody can change the record, and HIPAA, 45 CFR 164.312(c)(1), that nobody does; a year is what is looked back on. */
function isLocked(compliance: readonly Framework[]): boolean {
  return compliance.includes('pci') || compliance.includes('hipaa')
}

/** Beside what is done to the account, each reading and writing of objects that are somebody's. */
function selectors({ plan, spec }: Blueprint): Block[] {
  const stores = recorded(spec)
  const arns = plan.stores
    .filter(({ name }) => stores.some((store) => store.name === name))
    .flatMap(({ instances }) =>
      plan.stages
        .filter(({ environment }) => environment.kind === 'production')
        .flatMap(({ name }) =>
          instances[name] ? [`arn:aws:s3:::${bucketName(instances[name].identifier, spec)}/`] : [],
        ),
    )
  if (arns.length === 0) return []
  const field = (field: string, given: Attributes) => block('field_selector', [], { field, ...given })
  return [
    block('advanced_event_selector', [], { name: 'What is done to the account' }, [
      field('eventCategory', { equals: ['Management'] }),
    ]),
    block('advanced_event_selector', [], { name: 'Who reads and writes objects that are somebody’s' }, [
      field('eventCategory', { equals: ['Data'] }),
      field('resources.type', { equals: ['AWS::S3::Object'] }),
      field('resources.ARN', { starts_with: arns }),
    ]),
  ]
}

/** PCI DSS 10.5.1 and CIS ask for a year; HIPAA, 45 CFR 164.316(b)(2), for six. */
function keptDays(compliance: readonly Framework[]): number {
  return compliance.includes('hipaa') ? 2190 : 365
}

function key(arn: ReturnType<typeof template>): Block[] {
  const trails = { type: 'Service', identifiers: ['cloudtrail.amazonaws.com'] } as const
  return [
    policyDocument('trail_key', [
      {
        sid: 'Account',
        actions: ['kms:*'],
        resources: ['*'],
        principals: [{ type: 'AWS', identifiers: [template`arn:aws:iam::${account}:root`] }],
      },
      {
        sid: 'TrailEncrypts',
        actions: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        principals: [trails],
        conditions: [{ test: 'StringEquals', variable: 'aws:SourceArn', values: [arn] }],
      },
    ]),
    block('resource', ['aws_kms_key', 'trail'], {
      description: 'Who did what in the account',
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      policy: ref('data.aws_iam_policy_document.trail_key.json'),
    }),
  ]
}

function delivery(arn: ReturnType<typeof template>): Statement[] {
  const from = {
    principals: [{ type: 'Service', identifiers: ['cloudtrail.amazonaws.com'] }],
    conditions: [{ test: 'StringEquals', variable: 'aws:SourceArn', values: [arn] }],
  }
  return [
    { sid: 'TrailLooks', actions: ['s3:GetBucketAcl'], resources: [ref('aws_s3_bucket.trail.arn')], ...from },
    {
      sid: 'TrailWrites',
      actions: ['s3:PutObject'],
      resources: [template`${ref('aws_s3_bucket.trail.arn')}/AWSLogs/${account}/*`],
      principals: from.principals,
      conditions: [
        ...from.conditions,
        { test: 'StringEquals', variable: 's3:x-amz-acl', values: ['bucket-owner-full-control'] },
      ],
    },
  ]
}
