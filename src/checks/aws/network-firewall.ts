import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { deletable, foreignKey } from './topics.ts'

export const checks = rows({
  'customer-key': {
    title: 'Network firewall is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_345', 'CKV_AWS_346'],
    property: {
      aws_networkfirewall_firewall: 'encryption_configuration.key_id',
      aws_networkfirewall_firewall_policy: 'encryption_configuration.key_id',
      aws_networkfirewall_rule_group: 'encryption_configuration.key_id',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_networkfirewall_firewall" "main" {
            name = "main"
        +   encryption_configuration {
        +     type   = "CUSTOMER_KMS"
        +     key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +   }
          }
      `,
    ],
  },
  deletable: {
    title: 'Network firewall can be deleted by one call',
    why: `With it goes the only way out that is filtered.`,
    ...deletable,
    sources: ['CKV_AWS_344'],
    property: {
      aws_networkfirewall_firewall: 'delete_protection',
      'AWS::NetworkFirewall::Firewall': 'DeleteProtection',
    },
    holds: is(true),
    says: 'is not protected from deletion; set `{property}` to true',
    examples: [
      `
          resource "aws_networkfirewall_firewall" "main" {
        -   name   = "main"
        -   vpc_id = "vpc-1"
        +   name              = "main"
        +   vpc_id            = "vpc-1"
        +   delete_protection = true
          }
      `,
      `
          Main:
            Type: AWS::NetworkFirewall::Firewall
            Properties:
              FirewallName: main
              VpcId: vpc-1
        +     DeleteProtection: true
      `,
    ],
  },
})
