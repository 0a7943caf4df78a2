import { has, is, isNot } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile } from './topics.ts'

export const checks = rows({
  wildcard: {
    title: 'Certificate speaks for every name below the domain',
    why: `Whoever gets its key can stand for any of them. Name the ones that are served.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
    sources: ['CKV2_AWS_71'],
    property: {
      aws_acm_certificate: ['domain_name', 'subject_alternative_names'],
      'AWS::CertificateManager::Certificate': ['DomainName', 'SubjectAlternativeNames'],
    },
    holds: (value) => ![value].flat().some((each) => typeof each === 'string' && each.startsWith('*')),
    says: 'speaks for every name; name those that are served',
    examples: [
      `
          resource "aws_acm_certificate" "main" {
            validation_method = "DNS"
        -   domain_name       = "*.example.com"
        +   domain_name       = "www.example.com"
          }
      `,
      `
          Main:
            Type: AWS::CertificateManager::Certificate
            Properties:
              ValidationMethod: DNS
        -     DomainName: '*.example.com'
        +     DomainName: www.example.com
      `,
    ],
  },
  'outage-at-each-change': {
    title: 'Certificate is gone while it is replaced',
    why: `One in use cannot be deleted, so the plan fails half way. \`create_before_destroy\` makes the new one first.`,
    ...fragile,
    level: 'strict',
    sources: ['CKV_AWS_233'],
    property: {
      aws_acm_certificate: 'lifecycle.create_before_destroy',
    },
    holds: is(true),
    unless: has('certificate_body0'),
    says: 'is gone while it is replaced; set `{property}` in `lifecycle`',
    examples: [
      `
          resource "aws_acm_certificate" "main" {
            domain_name       = "www.example.com"
            validation_method = "DNS"
        +   lifecycle {
        +     create_before_destroy = true
        +   }
          }
      `,
    ],
  },
  'not-in-public-log': {
    title: 'Certificate is kept out of the public logs',
    why: `Browsers distrust a certificate that no transparency log knows.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.7', 'nist-800-53/SC-8', 'pci-dss/4.2.1'],
    sources: ['CKV_AWS_234'],
    property: {
      aws_acm_certificate: 'options?.certificate_transparency_logging_preference',
      'AWS::CertificateManager::Certificate': 'CertificateTransparencyLoggingPreference',
    },
    holds: isNot('DISABLED'),
    says: 'is in no public log; set `{property}` to `ENABLED`',
    examples: [
      `
          resource "aws_acm_certificate" "main" {
            domain_name = "www.example.com"
            options {
        -     certificate_transparency_logging_preference = "DISABLED"
        +     certificate_transparency_logging_preference = "ENABLED"
            }
          }
      `,
      `
          Main:
            Type: AWS::CertificateManager::Certificate
            Properties:
              DomainName: www.example.com
        -     CertificateTransparencyLoggingPreference: DISABLED
        +     CertificateTransparencyLoggingPreference: ENABLED
      `,
    ],
  },
  'validated-by-mail': {
    title: 'Certificate waits for a mail each year',
    why: `With validation by DNS it is renewed for as long as the record stands; with validation by mail somebody
      has to click, and one year nobody does. Mail is no longer taken for new certificates of many names.`,
    ...fragile,
    level: 'strict',
    property: {
      aws_acm_certificate: 'validation_method',
      'AWS::CertificateManager::Certificate': 'ValidationMethod',
    },
    holds: isNot('EMAIL'),
    says: 'waits for a mail; set `{property}` to `DNS`',
    examples: [
      `
          resource "aws_acm_certificate" "main" {
            domain_name       = "www.example.com"
        -   validation_method = "EMAIL"
        +   validation_method = "DNS"
          }
      `,
      `
          Main:
            Type: AWS::CertificateManager::Certificate
            Properties:
              DomainName: www.example.com
        -     ValidationMethod: EMAIL
        +     ValidationMethod: DNS
      `,
    ],
  },
})
