import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Body } from './body.ts'
import { is, isAtLeast, isNot, isSet, where } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile, inTheClear, unlogged } from './topics.ts'

const strong = /^TLSv1\.[23]/

function isStrong(value: unknown): boolean {
  return typeof value === 'string' && strong.test(value)
}

/** Its own certificate, under cloudfront.net, leaves no choice. */
function isOfAmazon({ cloudfront_default_certificate: one, CloudFrontDefaultCertificate: other }: Body): boolean {
  return one === true || other === true || other === 'true'
}

function isBucket(domain: unknown): boolean {
  return typeof domain === 'string'
    ? /\.s3[.-].*amazonaws\.com/.test(domain)
    : isUnknown(domain) && /aws_s3_bucket\./.test(domain.text) && !/website/.test(domain.text)
}

export const checks = rows({
  'plain-http': {
    title: 'Distribution serves plain HTTP',
    why: `Sessions and passwords can be read and pages changed on the way. Redirect, or serve HTTPS alone.`,
    ...inTheClear,
    severity: 'medium',
    fix: 'risky',
    sources: ['CKV_AWS_34', 'AWS-0012'],
    property: {
      aws_cloudfront_distribution: [
        'default_cache_behavior?.viewer_protocol_policy',
        'ordered_cache_behavior?.viewer_protocol_policy',
      ],
      'AWS::CloudFront::Distribution': [
        'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy',
        'DistributionConfig.CacheBehaviors?.ViewerProtocolPolicy',
      ],
    },
    holds: isNot('allow-all', undefined),
    says: 'serves plain HTTP; set `{property}` to `redirect-to-https`',
    set: 'redirect-to-https',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
            enabled = true
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
        -     viewer_protocol_policy = "allow-all"
        +     viewer_protocol_policy = "redirect-to-https"
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                DefaultCacheBehavior:
        -         ViewerProtocolPolicy: allow-all
        +         ViewerProtocolPolicy: redirect-to-https
      `,
    ],
  },
  'weak-tls': {
    title: 'Distribution accepts outdated TLS',
    why: `TLS before 1.2 is broken and no browser of today needs it. With a certificate of your own the default
      still allows it.`,
    ...inTheClear,
    severity: 'medium',
    fix: 'risky',
    sources: ['CKV_AWS_174', 'AWS-0013', 'W70'],
    property: {
      aws_cloudfront_distribution: 'viewer_certificate?.minimum_protocol_version',
      'AWS::CloudFront::Distribution': 'DistributionConfig.ViewerCertificate?.MinimumProtocolVersion',
    },
    holds: (value, _, __, owner) => isStrong(value) || isOfAmazon(owner),
    says: 'accepts TLS before 1.2; set `{property}` to `TLSv1.2_2021`',
    set: 'TLSv1.2_2021',
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
            viewer_certificate {
              acm_certificate_arn      = "arn:aws:acm:us-east-1:123456789012:certificate/a"
              ssl_support_method       = "sni-only"
        -     minimum_protocol_version = "TLSv1"
        +     minimum_protocol_version = "TLSv1.2_2021"
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                ViewerCertificate:
                  AcmCertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/a
                  SslSupportMethod: sni-only
        -         MinimumProtocolVersion: TLSv1_2016
        +         MinimumProtocolVersion: TLSv1.2_2021
      `,
    ],
  },
  'certificate-of-amazon': {
    title: 'Distribution cannot ask for TLS 1.2',
    why: `Under its name at cloudfront.net it takes TLS 1.0 as well. With a domain and a certificate of your own you
      choose.`,
    ...inTheClear,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_174'],
    property: {
      aws_cloudfront_distribution: 'viewer_certificate',
      'AWS::CloudFront::Distribution': 'DistributionConfig.ViewerCertificate',
    },
    holds: (value) =>
      isSet(value) && !(Array.isArray(value) ? value : [value]).some((each) => isMap(each) && isOfAmazon(each)),
    says: 'takes the certificate of Amazon; use one of yours',
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
            viewer_certificate {
        -     cloudfront_default_certificate = true
        +     acm_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/a"
        +     ssl_support_method  = "sni-only"
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                ViewerCertificate:
        -         CloudFrontDefaultCertificate: true
        +         AcmCertificateArn: arn:aws:acm:us-east-1:123456789012:certificate/a
      `,
    ],
  },
  'no-firewall': {
    title: 'Distribution has no web application firewall',
    why: `Known attacks reach what is behind, and a flood of one address cannot be stopped.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_68', 'AWS-0011'],
    property: {
      aws_cloudfront_distribution: 'web_acl_id',
      'AWS::CloudFront::Distribution': 'DistributionConfig.WebACLId',
    },
    holds: isSet,
    says: 'has no firewall; name one in `{property}`',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
        -   enabled = true
        +   enabled    = true
        +   web_acl_id = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b"
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
              viewer_protocol_policy = "redirect-to-https"
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
        +       WebACLId: arn:aws:wafv2:us-east-1:123456789012:global/webacl/a/b
      `,
    ],
  },
  'no-access-log': {
    title: 'Distribution writes no access log',
    why: `Who asked for what cannot be had afterwards.`,
    ...unlogged,
    sources: ['CKV_AWS_86', 'AWS-0010', 'W10'],
    property: {
      aws_cloudfront_distribution: 'logging_config.bucket',
      'AWS::CloudFront::Distribution': 'DistributionConfig.Logging.Bucket',
    },
    holds: isSet,
    elsewhere: { aws_cloudfront_distribution: ['aws_cloudwatch_log_delivery_source.resource_arn'] },
    says: 'writes no access log; name a bucket in `{property}`',
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
        +   logging_config {
        +     bucket = "logs.s3.amazonaws.com"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
        +       Logging:
        +         Bucket: logs.s3.amazonaws.com
      `,
    ],
  },
  disabled: {
    title: 'Distribution is switched off',
    why: `It answers nothing, and its names can be taken by nobody else. Drop it or switch it on.`,
    severity: 'info',
    level: 'strict',
    sources: ['CKV_AWS_216'],
    property: {
      aws_cloudfront_distribution: 'enabled',
      'AWS::CloudFront::Distribution': 'DistributionConfig.Enabled',
    },
    holds: isNot(false),
    says: 'is switched off',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
        -   enabled = false
        +   enabled = true
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
        -       Enabled: false
        +       Enabled: true
      `,
    ],
  },
  'no-root-object': {
    title: 'Distribution has no page for its root',
    why: `A request for \`/\` goes to the origin as it is, and a bucket may answer with the list of what it holds.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV_AWS_305'],
    property: {
      aws_cloudfront_distribution: 'default_root_object',
      'AWS::CloudFront::Distribution': 'DistributionConfig.DefaultRootObject',
    },
    holds: isSet,
    says: 'has no page for its root; set `{property}`',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
        -   enabled = true
        +   enabled             = true
        +   default_root_object = "index.html"
            default_cache_behavior {
              allowed_methods        = ["GET", "HEAD"]
              cached_methods         = ["GET", "HEAD"]
              target_origin_id       = "web"
              viewer_protocol_policy = "redirect-to-https"
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
        +       DefaultRootObject: index.html
      `,
    ],
  },
  'no-failover': {
    title: 'Distribution has one origin and no other',
    why: `When it fails all pages do. An origin group asks a second one.`,
    ...fragile,
    sources: ['CKV_AWS_310'],
    property: {
      aws_cloudfront_distribution: 'origin_group.failover_criteria.status_codes',
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
  'no-headers': {
    title: 'Distribution adds no security headers',
    why: `HSTS, the type of content and who may frame a page are settled for all origins at once by a response
      headers policy.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV2_AWS_32'],
    property: {
      aws_cloudfront_distribution: 'default_cache_behavior?.response_headers_policy_id',
      'AWS::CloudFront::Distribution': 'DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId',
    },
    holds: isSet,
    says: 'adds no headers; name a policy in `{property}`',
    examples: [
      `
          resource "aws_cloudfront_distribution" "main" {
            enabled = true
            default_cache_behavior {
        -     allowed_methods        = ["GET", "HEAD"]
        -     cached_methods         = ["GET", "HEAD"]
        -     target_origin_id       = "web"
        -     viewer_protocol_policy = "redirect-to-https"
        +     allowed_methods            = ["GET", "HEAD"]
        +     cached_methods             = ["GET", "HEAD"]
        +     target_origin_id           = "web"
        +     viewer_protocol_policy     = "redirect-to-https"
        +     response_headers_policy_id = "abc"
            }
          }
      `,
      `
          Main:
            Type: AWS::CloudFront::Distribution
            Properties:
              DistributionConfig:
                Enabled: true
                DefaultCacheBehavior:
                  TargetOriginId: web
                  ViewerProtocolPolicy: https-only
        +         ResponseHeadersPolicyId: abc
      `,
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
  'origin-in-the-clear': {
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
  'weak-origin-tls': {
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
  everywhere: {
    title: 'Distribution serves every country',
    why: `Where law or licence limits who may see it, a list of countries does.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_374'],
    property: {
      aws_cloudfront_distribution: 'restrictions.geo_restriction.restriction_type',
      'AWS::CloudFront::Distribution': 'DistributionConfig.Restrictions.GeoRestriction.RestrictionType',
    },
    holds: is('whitelist', 'blacklist'),
    says: 'serves every country',
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
            restrictions {
              geo_restriction {
                locations        = ["DE"]
        -       restriction_type = "none"
        +       restriction_type = "whitelist"
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
                Restrictions:
                  GeoRestriction:
                    Locations:
                      - DE
        -           RestrictionType: none
        +           RestrictionType: whitelist
      `,
    ],
  },
})
