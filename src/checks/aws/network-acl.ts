import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { type AwsResource, type Body, bodyOf, plain } from './body.ts'
import { pageOf } from './rows.ts'
import { exposed, tooWide } from './topics.ts'
import { isEverybody, protocolOf } from './traffic.ts'

const on = [TerraformResource, CloudFormationResource]
const types = {
  aws_network_acl: ['ingress'],
  aws_default_network_acl: ['ingress'],
  aws_network_acl_rule: ['cidr_block', 'from_port'],
  'AWS::EC2::NetworkAclEntry': ['CidrBlock', 'PortRange.From'],
}
const watched: readonly (readonly [number, string])[] = [
  [20, 'ftp-data'],
  [21, 'ftp'],
  [22, 'ssh'],
  [3389, 'rdp'],
]

interface Entry {
  readonly at: Path
  readonly body: Body
}

const administrationOpen: Check<AwsResource> = {
  ...pageOf({
    title: 'Network list lets everybody reach logins',
    why: `It is the second guard behind security groups: with SSH, RDP or FTP open to every address it guards nothing when one
      of those is wrong. Deny them, or name networks. The first rule that fits decides.`,
    ...exposed,
    severity: 'medium',
    level: 'strict',
    controls: [...exposed.controls, 'cis-aws/5.1'],
    sources: ['CKV_AWS_229', 'CKV_AWS_230', 'CKV_AWS_231', 'CKV_AWS_232', 'AWS-0105'],
    examples: [
      `
          resource "aws_network_acl_rule" "in" {
            network_acl_id = aws_network_acl.main.id
            rule_number    = 100
            rule_action    = "allow"
            protocol       = "tcp"
            cidr_block     = "0.0.0.0/0"
        -   from_port      = 22
        -   to_port        = 22
        +   from_port      = 443
        +   to_port        = 443
          }
      `,
      `
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: acl-1
              RuleNumber: 100
              RuleAction: allow
              Protocol: 6
              CidrBlock: 0.0.0.0/0
              PortRange:
        -       From: 22
        -       To: 22
        +       From: 443
        +       To: 443
      `,
    ],
  }),
  on,
  types,
  *run(subject, { resource }) {
    const entries = entriesOf(subject)
    for (const [port, service] of watched) {
      const first = entries.find(({ body }) => isFor(port, body))
      if (first && actionOf(first.body) === 'allow')
        yield { at: first.at, message: `\`${resource.name}\` lets every address reach ${service} (${port}); deny it` }
    }
  },
}

const everyPort: Check<AwsResource> = {
  ...pageOf({
    title: 'Network list lets every protocol and port through',
    why: `A list that allows everything is one that nobody needs. Name the ports that are served, or leave the default list.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_352', 'AWS-0102', 'W66'],
    examples: [
      `
          resource "aws_network_acl_rule" "in" {
            network_acl_id = aws_network_acl.main.id
            rule_number    = 100
            rule_action    = "allow"
            cidr_block     = "10.0.0.0/16"
        -   protocol       = "-1"
        +   protocol       = "tcp"
            from_port      = 443
            to_port        = 443
          }
      `,
      `
          In:
            Type: AWS::EC2::NetworkAclEntry
            Properties:
              NetworkAclId: acl-1
              RuleNumber: 100
              RuleAction: allow
        -     Protocol: -1
        +     Protocol: 6
              CidrBlock: 10.0.0.0/16
              PortRange:
                From: 443
                To: 443
      `,
    ],
  }),
  on,
  types,
  *run(subject, { resource }) {
    for (const { at, body } of entriesOf(subject))
      if (['-1', 'all'].includes(protocolOf(body)) && actionOf(body) === 'allow')
        yield { at, message: `\`${resource.name}\` lets every protocol through; name ports` }
  },
}

export const checks = {
  'administration-open': administrationOpen,
  'every-port': everyPort,
} satisfies Readonly<Record<string, Check<AwsResource>>>

/** Of those that come in, in the order in which they are asked; none where that is not known. */
function entriesOf(subject: AwsResource): readonly Entry[] {
  const { body, root } = bodyOf(subject)
  if (body.count === 0 || plain(body.egress) === true || plain(body.Egress) === true) return []
  const { ingress } = body
  const list = Array.isArray(ingress)
    ? ingress.map((each, index) => ({ at: [...root, 'ingress', index], body: each }))
    : subject.type.endsWith('network_acl')
      ? []
      : [{ at: root, body }]
  const known = list.filter((each): each is Entry => isMap(each.body) && !isUnknown(each.body))
  if (known.length < list.length || known.some((each) => list.length > 1 && Number.isNaN(numberOf(each.body))))
    return []
  return known.sort((a, b) => numberOf(a.body) - numberOf(b.body))
}

function numberOf({ rule_no, rule_number, RuleNumber }: Body): number {
  return Number(rule_no ?? rule_number ?? RuleNumber ?? Number.NaN)
}

function actionOf({ action, rule_action, RuleAction }: Body): string {
  return String(action ?? rule_action ?? RuleAction).toLowerCase()
}

function isFor(port: number, body: Body): boolean {
  const { cidr_block, ipv6_cidr_block, CidrBlock, Ipv6CidrBlock, PortRange: range } = body
  if (![cidr_block, ipv6_cidr_block, CidrBlock, Ipv6CidrBlock].some(isEverybody)) return false
  const protocol = protocolOf(body)
  if (protocol === '-1' || protocol === 'all') return true
  const from = body.from_port ?? (isMap(range) ? range.From : undefined)
  const to = body.to_port ?? (isMap(range) ? range.To : undefined)
  if (!['tcp', '6'].includes(protocol) || isUnknown(from) || isUnknown(to)) return false
  return Number(from) <= port && port <= Number(to)
}
