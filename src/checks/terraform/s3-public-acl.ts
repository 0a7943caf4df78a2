import { property } from './property.ts'

const open = new Set(['public-read', 'public-read-write', 'authenticated-read', 'website'])

export const check = property({
  title: 'Bucket is public',
  why: `A public ACL lets anybody list and read the bucket, or write to it. Serve files through a CDN that may read it, and
keep the bucket private.`,
  severity: 'high',
  controls: ['cis-aws/2.1.4', 'soc2/CC6.1', 'nist-800-53/AC-3', 'pci-dss/7.2.1'],
  sources: ['checkov/CKV_AWS_20', 'checkov/CKV_AWS_57', 'trivy/AWS-0092'],
  types: { aws_s3_bucket: ['acl'], aws_s3_bucket_acl: ['acl'], aws_s3_object: ['acl'] },
  holds: (value) => typeof value !== 'string' || !open.has(value),
  says: (value) => `has the ACL \`${value}\`; keep it private`,
  examples: [
    {
      bad: `
        resource "aws_s3_bucket_acl" "site" {
          bucket = "site"
          acl    = "public-read"
        }
      `,
      good: `
        resource "aws_s3_bucket_acl" "site" {
          bucket = "site"
          acl    = "private"
        }
      `,
    },
  ],
})
