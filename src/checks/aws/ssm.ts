import { is, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, foreignKey, inTheClear, unencrypted, unlogged } from './topics.ts'

const isSession = where(['document_type', 'DocumentType'], is('Session'))

export const checks = rows({
  'parameter-in-the-clear': {
    title: 'Parameter is stored unencrypted',
    why: `A parameter of the type \`String\` is readable for whoever may describe it, and needs no right to a key. What is secret
      belongs into a \`SecureString\`.`,
    ...unencrypted,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_34'],
    property: { aws_ssm_parameter: 'type' },
    holds: is('SecureString'),
    says: 'is a `{value}`; make it a `SecureString` if anybody should not read it',
    examples: [
      `
          resource "aws_ssm_parameter" "token" {
            name  = "/shop/token"
        -   type  = "String"
        +   type  = "SecureString"
            value = "to be set"
          }
      `,
    ],
  },
  'parameter-foreign-key': {
    title: 'Parameter is encrypted by a key of AWS',
    why: `Every identity that may read parameters can then read this one. With a key of your own it needs a right to that too.`,
    ...foreignKey,
    sources: ['CKV_AWS_337'],
    property: { aws_ssm_parameter: 'key_id' },
    holds: (value) => isSet(value) && value !== 'alias/aws/ssm',
    only: where(['type'], is('SecureString')),
    says: 'is encrypted by a key of AWS; set `{property}`',
    examples: [
      `
          resource "aws_ssm_parameter" "token" {
            name   = "/shop/token"
            type   = "SecureString"
            value  = "to be set"
        +   key_id = "alias/shop"
          }
      `,
    ],
  },
  'document-public': {
    title: 'Document is shared with everybody',
    why: `Any account of AWS can read and run it, with what stands in it. Share it with the accounts that need it.`,
    ...exposed,
    sources: ['CKV_AWS_303'],
    property: { aws_ssm_document: 'permissions?.account_ids' },
    holds: (value) => !/^all$/i.test(String(value ?? '')),
    says: 'is shared with `All`; name the accounts',
    examples: [
      `
          resource "aws_ssm_document" "patch" {
            name          = "patch"
            document_type = "Command"
            content       = "{}"
            permissions = {
              type        = "Share"
        -     account_ids = "All"
        +     account_ids = "111122223333"
            }
          }
      `,
    ],
  },
  'session-in-the-clear': {
    title: 'Sessions have no key of their own',
    why: `Session Manager speaks TLS. A key of KMS encrypts what is typed and shown a second time, so that only who may use the key can
      open a session.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_112'],
    property: { aws_ssm_document: 'content.inputs.kmsKeyId', 'AWS::SSM::Document': 'Content.inputs.kmsKeyId' },
    holds: isSet,
    only: isSession,
    says: 'has no key for its sessions; set `kmsKeyId`',
    examples: [
      `
          resource "aws_ssm_document" "session" {
            name          = "SSM-SessionManagerRunShell"
            document_type = "Session"
            content = jsonencode({
              schemaVersion = "1.0"
              sessionType   = "Standard_Stream"
              inputs = {
                s3BucketName = "sessions"
        +       kmsKeyId     = "alias/sessions"
              }
            })
          }
      `,
      `
          Session:
            Type: AWS::SSM::Document
            Properties:
              DocumentType: Session
              Content:
                schemaVersion: '1.0'
                sessionType: Standard_Stream
                inputs:
        -         kmsKeyId: ''
        +         kmsKeyId: alias/sessions
      `,
    ],
  },
  'session-unlogged': {
    title: 'Nobody can see what was done in a session',
    why: `Sessions are shells on machines of production. Sent to CloudWatch or a bucket, encrypted, what was typed and shown can be read
      afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_113'],
    property: { aws_ssm_document: 'content.inputs', 'AWS::SSM::Document': 'Content.inputs' },
    holds: isLogged,
    only: isSession,
    says: 'does not log its sessions, or not encrypted; send them to an encrypted bucket or log group',
    examples: [
      `
          resource "aws_ssm_document" "session" {
            name          = "SSM-SessionManagerRunShell"
            document_type = "Session"
            content = jsonencode({
              schemaVersion = "1.0"
              sessionType   = "Standard_Stream"
              inputs = {
        -       s3BucketName        = ""
        +       s3BucketName        = "sessions"
                s3EncryptionEnabled = true
              }
            })
          }
      `,
    ],
  },
})

function isLogged(inputs: unknown): boolean {
  const { s3BucketName, s3EncryptionEnabled, cloudWatchLogGroupName, cloudWatchEncryptionEnabled } = Object(inputs)
  const isOn = (target: unknown, encrypted: unknown) => isSet(target) && encrypted !== false && encrypted !== 'false'
  const targets = [
    [s3BucketName, s3EncryptionEnabled],
    [cloudWatchLogGroupName, cloudWatchEncryptionEnabled],
  ].filter(([target]) => isSet(target))
  return targets.length > 0 && targets.every(([target, encrypted]) => isOn(target, encrypted))
}
