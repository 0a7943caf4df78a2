import { is, isNot, where } from './conditions.ts'
import { rows } from './rows.ts'
import { fragile } from './topics.ts'

function isPublic(address: unknown): boolean {
  return (
    typeof address === 'string' &&
    /^\d+\.\d+\.\d+\.\d+$/.test(address) &&
    !/^(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address)
  )
}

export const checks = rows({
  transferable: {
    title: 'Domain can be moved to another registrar',
    why: `Whoever gets into the account, or talks to support, takes the domain along. The lock makes that two steps.`,
    severity: 'medium',
    level: 'strict',
    fix: 'safe',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3', 'nist-800-53/IA-2'],
    sources: ['CKV_AWS_377'],
    property: {
      aws_route53domains_registered_domain: 'transfer_lock',
      aws_route53domains_domain: 'transfer_lock',
    },
    holds: isNot(false),
    says: 'is not locked; set `{property}` to true',
    set: true,
    examples: [
      `
          resource "aws_route53domains_registered_domain" "main" {
            domain_name   = "example.com"
        -   transfer_lock = false
        +   transfer_lock = true
          }
      `,
    ],
  },
  'not-renewed': {
    title: 'Domain expires by itself',
    why: `On the day after, the site and all mail are gone, and somebody else may register it.`,
    ...fragile,
    severity: 'medium',
    level: 'default',
    fix: 'risky',
    property: {
      aws_route53domains_registered_domain: 'auto_renew',
      aws_route53domains_domain: 'auto_renew',
    },
    holds: isNot(false),
    says: 'is not renewed; set `{property}` to true',
    set: true,
    examples: [
      `
          resource "aws_route53domains_registered_domain" "main" {
            domain_name = "example.com"
        -   auto_renew  = false
        +   auto_renew  = true
          }
      `,
    ],
  },
  'fixed-address': {
    title: 'Name points at an address that is written down',
    why: `When the address is given back, somebody else gets it and with it your name. Point at the load balancer,
      the distribution or the address that is declared here.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV2_AWS_23'],
    property: {
      aws_route53_record: 'records',
      'AWS::Route53::RecordSet': 'ResourceRecords',
    },
    holds: (value) => !Array.isArray(value) || !value.some(isPublic),
    only: where(['type', 'Type'], is('A')),
    says: 'points at an address that may be given back; point at what has it',
    examples: [
      `
          resource "aws_route53_record" "main" {
            zone_id = aws_route53_zone.main.id
            name    = "www"
            type    = "A"
            ttl     = 300
        -   records = ["198.51.100.7"]
        +   records = ["10.1.2.3"]
          }
      `,
      `
          Main:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneId: !Ref Zone
              Name: www.example.com
              Type: A
              TTL: '300'
              ResourceRecords:
        -       - '198.51.100.7'
        +       - '10.1.2.3'
      `,
    ],
  },
  'owner-public': {
    title: 'Owner of the domain is published',
    why: `Name, address and phone number of a person stand in WHOIS for everybody.`,
    severity: 'low',
    level: 'strict',
    controls: ['gdpr/art-5'],
    property: {
      aws_route53domains_registered_domain: ['admin_privacy', 'registrant_privacy', 'tech_privacy'],
    },
    holds: isNot(false),
    says: 'publishes its owner; set `{property}` to true',
    examples: [
      `
          resource "aws_route53domains_registered_domain" "main" {
            domain_name   = "example.com"
        -   admin_privacy = false
        +   admin_privacy = true
          }
      `,
    ],
  },
})
