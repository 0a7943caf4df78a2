import { isUnknown } from '../../model/unknown.ts'
import { is, isAtLeast, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile, inTheClear } from './topics.ts'

function isBucket(domain: unknown): boolean {
  return typeof domain === 'string'
    ? /\.s3[.-].*amazonaws\.com/.test(domain)
    : isUnknown(domain) && /aws_s3_bucket\./.test(domain.text) && !/website/.test(domain.text)
}

export const checks = rows({
  'no-failover': {
    title: 'Distribution has one origin and no other',
    why: `When it fails all pages do. An origin group asks a second one.`,
    ...fragile,
    sources: ['CKV_AWS_310'],
    property: {
      aws_cloudfront_distribution: ['origin_group.failover_criteria.status_codes', 'origin_group.member'],
      'AWS::CloudFront::Distribution': 'DistributionConfig.OriginGroups.Items.FailoverCriteria',
    },
    holds: isSet,
    says: 'has nothing to fall back on; add an origin group',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
            enabled = true
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
              viewer_protocol_policy = "redirect-to-https"
            }
        +   origin_group {
        +     origin_id = "web"
        +     member {
        +       origin_id = "a"
        +     }
        +     member {
        +       origin_id = "b"
        +     }
        +     failover_criteria {
        +       status_codes = [500, 502]
        +     }
        +   }
          }
      `,
      {
        bad: `
          -- template.yaml --
          Resources:
            Main:
              Type: AWS::CloudFront::Distribution
              Properties:
                DistributionConfig:
                  Enabled: true
        `,
        good: `
          -- template.yaml --
          Resources:
            Main:
              Type: AWS::CloudFront::Distribution
              Properties:
                DistributionConfig:
                  Enabled: true
                  OriginGroups:
                    Quantity: 1
                    Items:
                      - Id: web
                        FailoverCriteria:
                          StatusCodes:
                            Quantity: 1
                            Items: [500]
        `,
      },
    ],
  },
  'weak-transport-header': {
    title: 'Headers policy does not insist on HTTPS',
    why: `\`Strict-Transport-Security\` of a year and more, with all subdomains, keeps browsers from ever asking in
      the clear.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
    sources: ['CKV_AWS_259'],
    property: {
      aws_cloudfront_response_headers_policy:
        'security_headers_config.strict_transport_security.access_control_max_age_sec',
      'AWS::CloudFront::ResponseHeadersPolicy':
        'ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec',
    },
    holds: isAtLeast(31536000),
    says: 'does not insist on HTTPS; set `{property}` to a year',
    examples: [
      `
          resource "aws_cloudfront_response_headers_policy" "main" {
            name = "web"
            security_headers_config {
              strict_transport_security {
                override                   = true
        -       access_control_max_age_sec = 60
        +       access_control_max_age_sec = 31536000
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::ResponseHeadersPolicy
            Properties:
              ResponseHeadersPolicyConfig:
                SecurityHeadersConfig:
                  StrictTransportSecurity:
        -           AccessControlMaxAgeSec: 60
        +           AccessControlMaxAgeSec: 31536000
      `,
    ],
  },
  'in-the-clear': {
    title: 'Distribution asks its origin in the clear',
    why: `Between the edge and the origin, over the internet, everything can be read, though the padlock says
      otherwise.`,
    ...inTheClear,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV2_AWS_72'],
    property: {
      aws_cloudfront_distribution: 'origin?.custom_origin_config?.origin_protocol_policy',
      'AWS::CloudFront::Distribution': 'DistributionConfig.Origins?.CustomOriginConfig?.OriginProtocolPolicy',
    },
    holds: isNot('http-only', 'match-viewer'),
    unless: where(['enabled', 'DistributionConfig.Enabled'], is(false)),
    says: 'asks its origin in the clear; set `{property}` to `https-only`',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
            enabled = true
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
              viewer_protocol_policy = "redirect-to-https"
            }
            origin {
              domain_name = "web.example.com"
              origin_id   = "web"
              custom_origin_config {
                http_port              = 80
                https_port             = 443
                origin_ssl_protocols   = ["TLSv1.2"]
        -       origin_protocol_policy = "http-only"
        +       origin_protocol_policy = "https-only"
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                Origins:
                  - DomainName: web.example.com
                    Id: web
                    CustomOriginConfig:
        -             OriginProtocolPolicy: http-only
        +             OriginProtocolPolicy: https-only
      `,
    ],
  },
  'weak-tls': {
    title: 'Distribution speaks outdated TLS with its origin',
    why: `SSL 3 and TLS before 1.2 are broken. Every web server of the last ten years speaks 1.2.`,
    ...inTheClear,
    severity: 'medium',
    property: {
      aws_cloudfront_distribution: 'origin?.custom_origin_config?.origin_ssl_protocols',
      'AWS::CloudFront::Distribution': 'DistributionConfig.Origins?.CustomOriginConfig?.OriginSSLProtocols?',
    },
    holds: (value) =>
      !Array.isArray(value) || !value.some((each) => each === 'SSLv3' || each === 'TLSv1' || each === 'TLSv1.1'),
    unless: where(
      [
        'origin.custom_origin_config.origin_protocol_policy',
        'DistributionConfig.Origins.CustomOriginConfig.OriginProtocolPolicy',
      ],
      is('http-only'),
    ),
    says: 'speaks TLS before 1.2 with its origin; leave `TLSv1.2` in `{property}`',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
            enabled = true
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
              viewer_protocol_policy = "redirect-to-https"
            }
            origin {
              domain_name = "web.example.com"
              origin_id   = "web"
              custom_origin_config {
                http_port              = 80
                https_port             = 443
                origin_protocol_policy = "https-only"
        -       origin_ssl_protocols   = ["TLSv1", "TLSv1.2"]
        +       origin_ssl_protocols   = ["TLSv1.2"]
              }
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                Origins:
                  - DomainName: web.example.com
                    Id: web
                    CustomOriginConfig:
                      OriginProtocolPolicy: https-only
                      OriginSSLProtocols:
        -               - TLSv1
                        - TLSv1.2
      `,
    ],
  },
  'bucket-open-beside': {
    title: 'Bucket behind the distribution has to be open',
    why: `Without an origin access control the distribution reads a bucket as anybody would, so it has to be public,
      and its address goes past everything set here.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV2_AWS_46'],
    property: {
      aws_cloudfront_distribution: 'origin?.origin_access_control_id',
    },
    holds: (value, _, __, owner) => isSet(value) || isSet(owner.s3_origin_config) || !isBucket(owner.domain_name),
    says: 'reads an open bucket; set `{property}`',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
            enabled = true
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
              viewer_protocol_policy = "redirect-to-https"
            }
            origin {
        -     domain_name = "web.s3.eu-west-1.amazonaws.com"
        -     origin_id   = "web"
        +     domain_name              = "web.s3.eu-west-1.amazonaws.com"
        +     origin_id                = "web"
        +     origin_access_control_id = "E123"
            }
          }
      `,
    ],
  },
  'identity-of-old': {
    title: 'Distribution reads its bucket by an origin access identity',
    why: `Origin access control has taken its place: it signs with Signature Version 4, knows encrypted buckets and
      new regions.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    property: {
      aws_cloudfront_distribution: 'origin?.s3_origin_config?.origin_access_identity',
      'AWS::CloudFront::Distribution': 'DistributionConfig.Origins?.S3OriginConfig?.OriginAccessIdentity',
    },
    holds: (value) => !isSet(value),
    says: 'uses an identity of old; set an origin access control',
    examples: [
      {
        bad: `
          resource "aws_cloudfront_distribution" "main" {
            origin {
              domain_name = "web.s3.eu-west-1.amazonaws.com"
              origin_id   = "web"
              s3_origin_config {
                origin_access_identity = "origin-access-identity/cloudfront/E1"
              }
            }
          }
        `,
        good: `
          resource "aws_cloudfront_distribution" "main" {
            origin {
              domain_name              = "web.s3.eu-west-1.amazonaws.com"
              origin_id                = "web"
              origin_access_control_id = "E123"
            }
          }
        `,
      },
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                Origins:
                  - DomainName: web.s3.eu-west-1.amazonaws.com
                    Id: web
                    OriginAccessControlId: E123
                    S3OriginConfig:
        -             OriginAccessIdentity: origin-access-identity/cloudfront/E1
        +             OriginAccessIdentity: ''
      `,
    ],
  },
})
