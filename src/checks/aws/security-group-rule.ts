import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import type { AwsResource, Body } from './body.ts'
import { pageOf } from './rows.ts'
import { trafficOf, trafficTypes } from './traffic.ts'

const on = [TerraformResource, CloudFormationResource]
const misleading = {
  severity: 'medium',
  controls: ['soc2/CC6.6', 'iso-27001/A.8.20', 'nist-800-53/SC-7'],
} as const

/** Whom a rule may name, in every language and form of it. */
const named = [
  ...['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'security_groups', 'source_security_group_id'],
  ...['cidr_ipv4', 'cidr_ipv6', 'prefix_list_id', 'referenced_security_group_id'],
  ...['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'SourceSecurityGroupId', 'SourceSecurityGroupName'],
  ...['DestinationPrefixListId', 'DestinationSecurityGroupId'],
]

const letsNobodyIn: Check<AwsResource> = {
  ...pageOf({
    title: 'Rule that lets in names nobody',
    why: `Without an address, a prefix list or another group it lets nobody in, and AWS refuses most forms of it. Whoever meant
      everybody finds that nothing arrives and opens more than was needed. Name those whom the rule is for.`,
    ...misleading,
    sources: ['CKV_AWS_24', 'CKV_AWS_260'],
    examples: [
      `
          resource "aws_vpc_security_group_ingress_rule" "web" {
            security_group_id = aws_security_group.web.id
            ip_protocol       = "tcp"
            from_port         = 443
            to_port           = 443
        +   cidr_ipv4         = "10.0.0.0/16"
          }
      `,
      `
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: The web
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 443
                  ToPort: 443
        +         CidrIp: 10.0.0.0/16
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { at, way, rule } of trafficOf(subject))
      if (way === 'in' && namesNobody(rule))
        yield { at, part: 'key', message: `a rule of \`${resource.name}\` names nobody; say whom it lets in` }
  },
}

const letsOutToNobody: Check<AwsResource> = {
  ...pageOf({
    title: 'Rule that lets out names nobody',
    why: `Without an address, a prefix list or another group nothing may go anywhere by it, and AWS refuses most forms of it. Name what
      is to be reached.`,
    ...misleading,
    examples: [
      `
          resource "aws_vpc_security_group_egress_rule" "web" {
            security_group_id = aws_security_group.web.id
            ip_protocol       = "tcp"
            from_port         = 5432
            to_port           = 5432
        +   cidr_ipv4         = "10.0.0.0/16"
          }
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { at, way, rule } of trafficOf(subject))
      if (way === 'out' && namesNobody(rule))
        yield { at, part: 'key', message: `a rule of \`${resource.name}\` names nobody; say what it lets out to` }
  },
}

const portZero: Check<AwsResource> = {
  ...pageOf({
    title: 'Rule opens port 0 alone',
    why: `From 0 to 0 means every port only where the protocol is \`-1\`. For TCP and UDP it is port 0, on which nothing can listen: what
      was meant to be reached is not, and somebody opens more until it is. Name the ports that are served.`,
    ...misleading,
    sources: ['CKV_AWS_24', 'CKV_AWS_260'],
    examples: [
      `
          resource "aws_security_group" "web" {
            ingress {
              protocol    = "tcp"
              cidr_blocks = ["10.0.0.0/16"]
        -     from_port   = 0
        -     to_port     = 0
        +     from_port   = 443
        +     to_port     = 443
            }
          }
      `,
      `
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: The web
              SecurityGroupIngress:
                - IpProtocol: tcp
                  CidrIp: 10.0.0.0/16
        -         FromPort: 0
        -         ToPort: 0
        +         FromPort: 443
        +         ToPort: 443
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { at, ports, rule } of trafficOf(subject))
      if (ports && ports[1] === 0)
        yield {
          at: [...at, 'from_port' in rule ? 'from_port' : 'FromPort'],
          message: `a rule of \`${resource.name}\` opens port 0 alone, on which nothing listens; name the ports that are meant`,
        }
  },
}

export const checks = {
  'lets-nobody-in': letsNobodyIn,
  'lets-out-to-nobody': letsOutToNobody,
  'port-zero': portZero,
} satisfies Readonly<Record<string, Check<AwsResource>>>

function namesNobody(rule: Body): boolean {
  const { self } = rule
  return (self === undefined || self === null || self === false) && named.every((name) => isNothing(rule[name]))
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
