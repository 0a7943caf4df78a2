import { isMap } from '../../model/shape.ts'
import type { Body } from './body.ts'
import { is, isNot, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { inTheClear, unlogged } from './topics.ts'

const strong = /^TLSv1\.[23]/

function isStrong(value: unknown): boolean {
  return typeof value === 'string' && strong.test(value)
}

/** Its own certificate, under cloudfront.net, leaves no choice. */
function isOfAmazon({ cloudfront_default_certificate: one, CloudFrontDefaultCertificate: other }: Body): boolean {
  return one === true || other === true || other === 'true'
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
    sources: ['CKV_AWS_68', 'CKV2_AWS_47', 'AWS-0011'],
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
  'no-headers': {
    title: 'Distribution adds no security headers',
    why: `HSTS, the type of content and who may frame a page are settled for all origins at once by a response
      headers policy.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/6.4.2'],
    sources: ['CKV2_AWS_32'],
    property: {
      aws_cloudfront_distribution: 'default_cache_behavior.response_headers_policy_id',
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
