import { unknownTexts } from '../../links/unknown-texts.ts'
import { isMap } from '../../model/shape.ts'
import type { Body } from './body.ts'
import { policies } from './policies.ts'
import { narrowsWho, type Statement } from './statements.ts'
import { exposed, inTheClear, tooWide } from './topics.ts'

export const checks = policies({
  open: {
    title: 'Policy lets everybody in',
    why: `\`"Principal": "*"\` without a condition is every account of AWS, and often everybody on the internet. Name the
      accounts, roles or services that need it.`,
    ...exposed,
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'pci-dss/7.2.1', 'iso-27001/A.8.3'],
    sources: [
      ...['CKV_AWS_32', 'CKV_AWS_33', 'CKV_AWS_60', 'CKV_AWS_70', 'CKV_AWS_167', 'CKV_AWS_168', 'CKV_AWS_169'],
      ...['CKV_AWS_283', 'CKV_AWS_387', 'AWS-0032', 'AWS-0346', 'F16', 'F18', 'F21', 'F76'],
    ],
    of: ['resource', 'trust'],
    says: ({ allows, condition, principals }, _, __, body) =>
      allows && principals.some(isEverybody) && !narrowsWho(condition) && !isBehindNetwork(body)
        ? 'lets everybody in; name who needs it'
        : undefined,
    examples: [
      `
          resource "aws_s3_bucket_policy" "data" {
            bucket = "data"
            policy = <<-EOT
        -     { "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*" }] }
        +     { "Statement": [{ "Effect": "Deny", "Principal": "*", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::data/*" }] }
            EOT
          }
      `,
      `
          data "aws_iam_policy_document" "queue" {
            statement {
              actions   = ["sqs:SendMessage"]
              resources = ["arn:aws:sqs:eu-west-1:111122223333:jobs"]
              principals {
        -       type        = "AWS"
        -       identifiers = ["*"]
        +       type        = "Service"
        +       identifiers = ["sns.amazonaws.com"]
              }
            }
          }
      `,
      `
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [events]
              PolicyDocument:
                Statement:
                  - Effect: Allow
        -           Principal: '*'
        +           Principal: { Service: s3.amazonaws.com }
                    Action: sns:Publish
                    Resource: '*'
      `,
    ],
  },
  'everybody-but': {
    title: 'Policy lets in everybody but some',
    why: `An \`Allow\` with \`NotPrincipal\` is for all the world except those whom it names. Name who is meant, or turn it into a \`Deny\`.`,
    ...exposed,
    severity: 'high',
    sources: ['F6', 'F7', 'F8', 'F9'],
    of: ['resource', 'trust'],
    says: ({ allows, but }) => (allows && but.principals ? 'lets in everybody but some; name who needs it' : undefined),
    examples: [
      `
          resource "aws_sqs_queue_policy" "jobs" {
            queue_url = "jobs"
            policy = jsonencode({
              Statement = [{
        -       Effect       = "Allow"
        +       Effect       = "Deny"
                NotPrincipal = { AWS = "arn:aws:iam::111122223333:role/api" }
                Action       = "sqs:SendMessage"
                Resource     = "*"
              }]
            })
          }
      `,
      `
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: data
              PolicyDocument:
                Statement:
                  - Effect: Allow
        -           NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/api' }
        +           Principal: { AWS: 'arn:aws:iam::111122223333:role/api' }
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::data/*
      `,
    ],
  },
  'every-action': {
    title: 'Policy allows every action on the resource',
    why: `Deleting it and changing this policy are among them. Name the actions that are needed.`,
    ...tooWide,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_72', 'AWS-0097', 'F15', 'F20', 'W18', 'W19', 'W20'],
    of: 'resource',
    types: /S3|SQS|SNS|s3|sqs|sns/,
    says: ({ allows, actions, but }) =>
      allows && (but.actions || actions.some((each) => /^(?:\*|s3:\*|sqs:\*|sns:\*)$/i.test(each)))
        ? 'allows every action; name those that are needed'
        : undefined,
    examples: [
      `
          resource "aws_sqs_queue_policy" "jobs" {
            queue_url = "jobs"
            policy = jsonencode({
              Statement = [{
                Effect    = "Allow"
                Principal = { AWS = "arn:aws:iam::111122223333:role/api" }
        -       Action    = "sqs:*"
        +       Action    = "sqs:SendMessage"
                Resource  = "*"
              }]
            })
          }
      `,
      `
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: data
              PolicyDocument:
                Statement:
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::111122223333:role/api' }
        -           Action: '*'
        +           Action: s3:GetObject
                    Resource: arn:aws:s3:::data/*
      `,
    ],
  },
  'locks-everybody-out': {
    title: 'Policy locks everybody out of the bucket',
    why: `It denies everything to everybody, administrators too: only the root user of the account can take it back. Except those who
      administer it, or deny single actions.`,
    severity: 'high',
    controls: ['soc2/A1.2', 'nist-800-53/AC-3'],
    sources: ['CKV_AWS_93'],
    of: 'resource',
    types: /s3_bucket|S3/,
    says: ({ denies, narrowed, principals, actions, but }) =>
      denies &&
      !narrowed &&
      !but.principals &&
      principals.includes('*') &&
      actions.some((each) => /^(?:\*|s3:\*)$/i.test(each))
        ? 'denies everything to everybody; except who administers it'
        : undefined,
    examples: [
      `
          resource "aws_s3_bucket_policy" "data" {
            bucket = "data"
            policy = jsonencode({
              Statement = [{
                Effect    = "Deny"
                Principal = "*"
        -       Action    = "s3:*"
        +       Action    = "s3:DeleteBucket"
                Resource  = "arn:aws:s3:::data"
              }]
            })
          }
      `,
      `
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: data
              PolicyDocument:
                Statement:
                  - Effect: Deny
                    Principal: '*'
                    Action: s3:*
                    Resource: arn:aws:s3:::data
        +           Condition:
        +             Bool: { 'aws:SecureTransport': 'false' }
      `,
    ],
  },
  'takes-plain-http': {
    title: 'Bucket takes plain HTTP',
    why: `S3 answers HTTP as well as HTTPS, and who forgets the \`s\` sends the object readable. A statement that denies what is not
      \`aws:SecureTransport\` refuses it.`,
    ...inTheClear,
    controls: [...inTheClear.controls, 'cis-aws/2.1.1'],
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_379'],
    of: 'resource',
    types: /s3_bucket_policy|S3::BucketPolicy/,
    says: (statement, type, policy) =>
      type !== 'aws_iam_policy_document' && statement === policy[0] && !policy.some(refusesHttp)
        ? 'does not refuse plain HTTP; deny what is not `aws:SecureTransport`'
        : undefined,
    examples: [
      `
          resource "aws_s3_bucket_policy" "data" {
            bucket = "data"
            policy = jsonencode({
              Statement = [{
                Effect    = "Deny"
                Principal = "*"
                Action    = "s3:GetObject"
                Resource  = "arn:aws:s3:::data/*"
        -       Condition = { StringNotEquals = { "aws:SourceVpce" = "vpce-1" } }
        +       Condition = { Bool = { "aws:SecureTransport" = "false" } }
              }]
            })
          }
      `,
      `
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: data
              PolicyDocument:
                Statement:
        +         - Effect: Deny
        +           Principal: '*'
        +           Action: s3:*
        +           Resource: arn:aws:s3:::data/*
        +           Condition:
        +             Bool: { 'aws:SecureTransport': 'false' }
                  - Effect: Allow
                    Principal: { AWS: 'arn:aws:iam::111122223333:role/api' }
                    Action: s3:GetObject
                    Resource: arn:aws:s3:::data/*
      `,
    ],
  },
  'other-accounts': {
    title: 'Topic is open to other accounts',
    why: `Who may publish to it from another account can send what your systems act on. Where the account is not yours, ask for its
      organization or the source; where it is, refer to it rather than write its number.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_385'],
    of: 'resource',
    types: /sns_topic_policy|SNS::TopicPolicy/,
    says: ({ allows, narrowed, principals }) =>
      allows && !narrowed && principals.some((each) => /^(?:\d{12}|arn:aws[\w-]*:(?:iam|sts)::\d{12}:.*)$/.test(each))
        ? 'is open to an account that is written out; if it is not yours, ask for the source'
        : undefined,
    examples: [
      `
          resource "aws_sns_topic_policy" "events" {
            arn = "arn:aws:sns:eu-west-1:111122223333:events"
            policy = jsonencode({
              Statement = [{
                Effect    = "Allow"
        -       Principal = { AWS = "arn:aws:iam::444455556666:root" }
        +       Principal = { Service = "s3.amazonaws.com" }
                Action    = "sns:Publish"
                Resource  = "*"
              }]
            })
          }
      `,
      `
          Policy:
            Type: AWS::SNS::TopicPolicy
            Properties:
              Topics: [events]
              PolicyDocument:
                Statement:
                  - Effect: Allow
        -           Principal: { AWS: 'arn:aws:iam::444455556666:root' }
        +           Principal: { Service: s3.amazonaws.com }
                    Action: sns:Publish
                    Resource: '*'
      `,
    ],
  },
})

/** A search domain in a VPC is reached by its security groups alone. */
function isBehindNetwork({ vpc_options: terraform, VPCOptions: cloudFormation }: Body): boolean {
  return terraform !== undefined || cloudFormation !== undefined
}

function isEverybody(principal: string): boolean {
  return principal === '*' || /^arn:aws[\w-]*:iam::\*:/.test(principal)
}

/** Denies what does not come by TLS, or allows only what does. */
function refusesHttp({ condition, denies, allows }: Statement): boolean {
  if ([...unknownTexts(condition)].length > 0) return true
  const text = JSON.stringify(condition ?? '')
    .toLowerCase()
    .replace(/\s/g, '')
  if (isMap(condition) && /"aws:securetransport":\[?"?false/.test(text)) return !allows
  return /"aws:securetransport":\[?"?true/.test(text) ? !denies : text.includes('tlsversion')
}
