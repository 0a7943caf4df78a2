import { isMap } from '../../model/shape.ts'
import { plain } from './body.ts'
import { has, is, isNot, isSet, matches, ofType } from './conditions.ts'
import { rows } from './rows.ts'
import { exposed, inTheClear, tooWide } from './topics.ts'

const terraform = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']
const cloudFormation = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']
const grants = { aws_s3_bucket: 'grant?', aws_s3_bucket_acl: 'access_control_policy?.grant?' }
const everybody = /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/

export const checks = rows({
  'not-blocked': {
    title: 'Bucket may be made public',
    why: `AWS blocks public access to a new bucket. This takes that back wherever a switch is off or left out, and then one wrong
      policy publishes the data.`,
    severity: 'high',
    fix: 'risky',
    controls: ['cis-aws/2.1.4', 'soc2/CC6.1', 'nist-800-53/AC-3', 'gdpr/art-32'],
    sources: [
      ...['CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'CKV_AWS_392'],
      ...['AWS-0086', 'AWS-0087', 'AWS-0091', 'AWS-0093'],
    ],
    property: {
      aws_s3_bucket_public_access_block: terraform,
      aws_s3_account_public_access_block: terraform,
      aws_s3_access_point: terraform.map((name) => `public_access_block_configuration?.${name}`),
      'AWS::S3::Bucket': cloudFormation.map((name) => `PublicAccessBlockConfiguration?.${name}`),
      'AWS::S3::AccessPoint': cloudFormation.map((name) => `PublicAccessBlockConfiguration?.${name}`),
    },
    // Of an access point every switch is on unless it is turned off.
    holds: (value, _, type) => value === true || (value === undefined && /access_?point$/i.test(type)),
    says: 'leaves `{property}` off; set it to true',
    set: true,
    examples: [
      `
          resource "aws_s3_bucket_public_access_block" "orders" {
            bucket                  = "orders"
            block_public_acls       = true
        -   block_public_policy     = false
        +   block_public_policy     = true
            ignore_public_acls      = true
            restrict_public_buckets = true
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              PublicAccessBlockConfiguration:
        -       BlockPublicAcls: false
        +       BlockPublicAcls: true
                BlockPublicPolicy: true
                IgnorePublicAcls: true
                RestrictPublicBuckets: true
      `,
    ],
  },
  'block-unsaid': {
    title: 'Nothing in the code keeps the bucket private',
    why: `A new bucket is private because AWS makes it so. An older one, and one whose block somebody takes off in the console, is not
      put right by this code. Write the block down, or set it for the account.`,
    severity: 'low',
    level: 'strict',
    controls: ['cis-aws/2.1.4', 'soc2/CC6.1', 'nist-800-53/AC-3'],
    sources: ['CKV2_AWS_6', 'CKV_AWS_53', 'CKV_AWS_54', 'CKV_AWS_55', 'CKV_AWS_56', 'AWS-0094'],
    property: {
      aws_s3_bucket: '',
      aws_s3_bucket_public_access_block: '',
      'AWS::S3::Bucket': 'PublicAccessBlockConfiguration',
    },
    // A block that switches nothing on is none. One with a switch off is another matter.
    holds: (value, body, type) =>
      type.includes('::')
        ? value !== undefined
        : type === 'aws_s3_bucket_public_access_block' &&
          terraform.some((name) => isSet(body[name]) && plain(body[name]) !== false),
    only: ofType('aws_s3_bucket', 'AWS::S3::Bucket'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_public_access_block.bucket'] },
    says: 'has no block of public access; add one with its four switches on',
    examples: [
      `
          resource "aws_s3_bucket" "orders" {
            bucket = "orders"
          }
        + resource "aws_s3_bucket_public_access_block" "orders" {
        +   bucket                  = aws_s3_bucket.orders.id
        +   block_public_acls       = true
        +   block_public_policy     = true
        +   ignore_public_acls      = true
        +   restrict_public_buckets = true
        + }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
        +     PublicAccessBlockConfiguration:
        +       BlockPublicAcls: true
        +       BlockPublicPolicy: true
        +       IgnorePublicAcls: true
        +       RestrictPublicBuckets: true
      `,
    ],
  },
  'public-acl': {
    title: 'Bucket is public',
    why: `A public ACL lets anybody list and read the bucket, or write to it. Serve files through a CDN that may read it, and
      keep the bucket private.`,
    severity: 'high',
    controls: ['cis-aws/2.1.4', 'soc2/CC6.1', 'nist-800-53/AC-3', 'pci-dss/7.2.1'],
    sources: ['CKV_AWS_20', 'CKV2_AWS_43', 'AWS-0092', 'W31'],
    property: {
      aws_s3_bucket: 'acl',
      aws_s3_bucket_acl: 'acl',
      aws_s3_object: 'acl',
      'AWS::S3::Bucket': 'AccessControl',
    },
    holds: isNot(...['public-read', 'authenticated-read', 'website'], ...['PublicRead', 'AuthenticatedRead']),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_acl.bucket'] },
    says: 'has the ACL `{value}`; keep it private',
    examples: [
      `
          resource "aws_s3_bucket_acl" "site" {
            bucket = "site"
        -   acl    = "public-read"
        +   acl    = "private"
          }
      `,
      `
          Site:
            Type: AWS::S3::Bucket
            Properties:
        -     AccessControl: PublicRead
        +     AccessControl: Private
      `,
    ],
  },
  'writable-acl': {
    title: 'Anybody may write to the bucket',
    why: `Strangers fill it, replace what you serve, and put there what you are liable for. Keep the bucket private.`,
    ...exposed,
    sources: ['CKV_AWS_20', 'CKV_AWS_57', 'AWS-0092', 'F14'],
    property: {
      aws_s3_bucket: 'acl',
      aws_s3_bucket_acl: 'acl',
      aws_s3_object: 'acl',
      'AWS::S3::Bucket': 'AccessControl',
    },
    holds: isNot('public-read-write', 'PublicReadWrite'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_acl.bucket'] },
    says: 'has the ACL `{value}`; keep it private',
    examples: [
      `
          resource "aws_s3_bucket_acl" "site" {
            bucket = "site"
        -   acl    = "public-read-write"
        +   acl    = "private"
          }
      `,
      `
          Site:
            Type: AWS::S3::Bucket
            Properties:
        -     AccessControl: PublicReadWrite
        +     AccessControl: Private
      `,
    ],
  },
  'public-grant': {
    title: 'Bucket is granted to everybody',
    why: `The group \`AllUsers\` is anybody, and \`AuthenticatedUsers\` anybody who has an account of AWS. Grant it to accounts, or
      better by policies of roles.`,
    severity: 'high',
    controls: ['cis-aws/2.1.4', 'soc2/CC6.1', 'nist-800-53/AC-3', 'pci-dss/7.2.1'],
    sources: ['CKV_AWS_20', 'CKV2_AWS_43', 'AWS-0092'],
    property: grants,
    holds: isNotGranted('READ'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_acl.bucket'] },
    says: 'is readable for everybody; grant `READ` to those who need it',
    examples: [
      `
          resource "aws_s3_bucket_acl" "orders" {
            bucket = "orders"
            access_control_policy {
              grant {
                permission = "READ"
                grantee {
        -         type = "Group"
        -         uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
        +         type = "CanonicalUser"
        +         id   = "52b113e7a2f25102679df27bb0ae12b3f85be6f290b936c4393484be31bebcc"
                }
              }
              owner {
                id = "52b113e7a2f25102679df27bb0ae12b3f85be6f290b936c4393484be31bebcc"
              }
            }
          }
      `,
    ],
  },
  'writable-grant': {
    title: 'Everybody is granted to write to the bucket',
    why: `Strangers fill it, replace what you serve, or with \`WRITE_ACP\` and \`FULL_CONTROL\` let in whom they like. Grant it to
      accounts, or better by policies of roles.`,
    ...exposed,
    sources: ['CKV_AWS_20', 'CKV_AWS_57', 'CKV_AWS_375', 'CKV2_AWS_43', 'AWS-0092'],
    property: grants,
    holds: isNotGranted('WRITE', 'WRITE_ACP', 'FULL_CONTROL'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_acl.bucket'] },
    says: 'is writable for everybody; grant it to those who need it',
    examples: [
      `
          resource "aws_s3_bucket_acl" "orders" {
            bucket = "orders"
            access_control_policy {
              grant {
                permission = "WRITE"
                grantee {
        -         type = "Group"
        -         uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
        +         type = "CanonicalUser"
        +         id   = "52b113e7a2f25102679df27bb0ae12b3f85be6f290b936c4393484be31bebcc"
                }
              }
              owner {
                id = "52b113e7a2f25102679df27bb0ae12b3f85be6f290b936c4393484be31bebcc"
              }
            }
          }
      `,
    ],
  },
  'readable-acl': {
    title: 'Everybody may read who may read the bucket',
    why: `The access list names accounts and shows what else is open. It helps nobody who needs the objects.`,
    ...tooWide,
    severity: 'low',
    sources: ['CKV_AWS_375', 'CKV2_AWS_43', 'AWS-0092'],
    property: grants,
    holds: isNotGranted('READ_ACP'),
    elsewhere: { aws_s3_bucket: ['aws_s3_bucket_acl.bucket'] },
    says: 'shows its access list to everybody; take `READ_ACP` away',
    examples: [
      `
          resource "aws_s3_bucket_acl" "orders" {
            bucket = "orders"
            access_control_policy {
              grant {
                permission = "READ_ACP"
                grantee {
        -         type = "Group"
        -         uri  = "http://acs.amazonaws.com/groups/global/AllUsers"
        +         type = "CanonicalUser"
        +         id   = "52b113e7a2f25102679df27bb0ae12b3f85be6f290b936c4393484be31bebcc"
                }
              }
              owner {
                id = "52b113e7a2f25102679df27bb0ae12b3f85be6f290b936c4393484be31bebcc"
              }
            }
          }
      `,
    ],
  },
  'acl-in-use': {
    title: 'Access lists of single objects are in use',
    why: `With them whoever writes an object owns it, and may open it to others, whatever the policy of the bucket says. Buckets have
      had them off since 2023; \`BucketOwnerEnforced\` keeps it so.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV2_AWS_65'],
    property: {
      aws_s3_bucket_ownership_controls: 'rule.object_ownership',
      'AWS::S3::Bucket': 'OwnershipControls?.Rules.ObjectOwnership',
    },
    holds: is('BucketOwnerEnforced'),
    says: 'lets objects have access lists (`{value}`); set `BucketOwnerEnforced`',
    examples: [
      `
          resource "aws_s3_bucket_ownership_controls" "orders" {
            bucket = "orders"
            rule {
        -     object_ownership = "BucketOwnerPreferred"
        +     object_ownership = "BucketOwnerEnforced"
            }
          }
      `,
      `
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              OwnershipControls:
                Rules:
        -         - ObjectOwnership: ObjectWriter
        +         - ObjectOwnership: BucketOwnerEnforced
      `,
    ],
  },
  'website-in-the-clear': {
    title: 'Website is served from a bucket without TLS',
    why: `The website endpoint of S3 speaks plain HTTP, and the bucket has to be public for it. Put CloudFront before it, and let only
      that read the bucket.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    property: {
      aws_s3_bucket: 'website',
      aws_s3_bucket_website_configuration: 'index_document',
      'AWS::S3::Bucket': 'WebsiteConfiguration',
    },
    holds: (value) => value === undefined,
    unless: has(
      'redirect_all_requests_to',
      'website.redirect_all_requests_to',
      'WebsiteConfiguration.RedirectAllRequestsTo',
    ),
    says: 'is a website of S3; serve it through CloudFront',
    examples: [
      `
          resource "aws_s3_bucket_website_configuration" "site" {
            bucket = "site"
        -   index_document {
        -     suffix = "index.html"
        -   }
        +   redirect_all_requests_to {
        +     host_name = "example.com"
        +     protocol  = "https"
        +   }
          }
      `,
      `
          Site:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: site
        -     WebsiteConfiguration:
        -       IndexDocument: index.html
      `,
    ],
  },
  'open-cors': {
    title: 'Any website may write to the bucket from a browser',
    why: `A rule of CORS for every origin that allows more than reading lets any page that a user opens send requests with what
      the user is allowed to do. Name your own origins.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    property: {
      aws_s3_bucket: 'cors_rule?.allowed_origins',
      aws_s3_bucket_cors_configuration: 'cors_rule?.allowed_origins',
      'AWS::S3::Bucket': 'CorsConfiguration?.CorsRules?.AllowedOrigins',
    },
    holds: (value, _, __, owner) =>
      !(Array.isArray(value) && value.includes('*')) ||
      ![owner.allowed_methods, owner.AllowedMethods].flat().some((method) => is('PUT', 'POST', 'DELETE')(method)),
    says: 'takes writes from pages of every origin; name yours',
    examples: [
      `
          resource "aws_s3_bucket_cors_configuration" "uploads" {
            bucket = "uploads"
            cors_rule {
              allowed_methods = ["PUT"]
        -     allowed_origins = ["*"]
        +     allowed_origins = ["https://example.com"]
            }
          }
      `,
      `
          Uploads:
            Type: AWS::S3::Bucket
            Properties:
              CorsConfiguration:
                CorsRules:
                  - AllowedMethods: [PUT]
        -           AllowedOrigins: ['*']
        +           AllowedOrigins: ['https://example.com']
      `,
    ],
  },
})

/** Whether no grant of a list gives everybody one of these. */
function isNotGranted(...permissions: readonly string[]): (list: unknown) => boolean {
  return (list) =>
    ![list].flat().some((grant) => {
      if (!isMap(grant)) return false
      const [grantee] = [grant.grantee].flat()
      const given = [grant.permission, grant.permissions].flat()
      const who = isMap(grantee) ? grantee.uri : grant.uri
      return matches(everybody)(who) && permissions.some((each) => given.includes(each))
    })
}
