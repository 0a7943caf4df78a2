import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { statementsOf } from './policies.ts'
import { isMade } from './property.ts'

/** Where policies of resources stand. */
const documents: Readonly<Record<string, string>> = {
  aws_s3_bucket: 'policy',
  aws_s3_bucket_policy: 'policy',
  aws_sqs_queue: 'policy',
  aws_sqs_queue_policy: 'policy',
  aws_sns_topic: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_kms_key: 'policy',
  aws_ecr_repository_policy: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_glacier_vault: 'access_policy',
  aws_iam_role: 'assume_role_policy',
  aws_elasticsearch_domain: 'access_policies',
  aws_opensearch_domain: 'access_policies',
}

export const check: Check<TerraformResource> = {
  title: 'Policy lets everybody in',
  why: `\`"Principal": "*"\` without a condition is every account of AWS, and often everybody on the internet. Name the
accounts, roles or services that need it.`,
  severity: 'critical',
  level: 'default',
  on: TerraformResource,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'pci-dss/7.2.1', 'iso-27001/A.8.3'],
  sources: ['32', '33', '60', '70', '167', '168', '169'].map((number) => `checkov/CKV_AWS_${number}`),
  *run({ type, body }, { resource }) {
    const name = Object.hasOwn(documents, type) ? documents[type] : undefined
    if (name === undefined || !isMade(body)) return
    for (const { allows, principals, narrowed, at, part } of statementsOf(resource, name))
      if (
        allows &&
        !narrowed &&
        principals.some((principal) => principal === '*' || /^arn:aws[\w-]*:iam::\*:/.test(principal))
      )
        yield { at, part, message: `\`${resource.name}\` lets everybody in; name who needs it` }
  },
  examples: [
    {
      bad: `
        resource "aws_s3_bucket_policy" "data" {
          bucket = "data"
          policy = <<-EOT
            { "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*" }] }
          EOT
        }
      `,
      good: `
        resource "aws_s3_bucket_policy" "data" {
          bucket = "data"
          policy = <<-EOT
            { "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*" }] }
          EOT
        }
      `,
    },
  ],
}
