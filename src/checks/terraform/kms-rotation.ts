import { property } from './property.ts'

export const check = property({
  title: 'Encryption key is never rotated',
  why: `AWS rotates the material of a symmetric key every year, without any change for who uses it, when it is told to.`,
  severity: 'medium',
  fix: 'safe',
  controls: ['cis-aws/3.6', 'nist-800-53/SC-12', 'pci-dss/3.6.1'],
  sources: ['checkov/CKV_AWS_7', 'trivy/AWS-0065'],
  types: { aws_kms_key: ['enable_key_rotation'] },
  holds: (
    value,
    {
      customer_master_key_spec: spec = 'SYMMETRIC_DEFAULT',
      key_usage: usage = 'ENCRYPT_DECRYPT',
      is_enabled: enabled,
      ...body
    },
  ) =>
    value === true ||
    value === 'true' ||
    spec !== 'SYMMETRIC_DEFAULT' ||
    usage !== 'ENCRYPT_DECRYPT' ||
    enabled === false ||
    body.custom_key_store_id !== undefined,
  says: () => 'keeps one key for ever; set `enable_key_rotation = true`',
  set: true,
  examples: [
    {
      bad: `
        resource "aws_kms_key" "data" {
          enable_key_rotation = false
        }
        resource "aws_kms_key" "signing" {
          key_usage                = "SIGN_VERIFY"
          customer_master_key_spec = "ECC_NIST_P256"
        }
      `,
      good: `
        resource "aws_kms_key" "data" {
          enable_key_rotation = true
        }
        resource "aws_kms_key" "signing" {
          key_usage                = "SIGN_VERIFY"
          customer_master_key_spec = "ECC_NIST_P256"
        }
      `,
    },
  ],
})
