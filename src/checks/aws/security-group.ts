import { servicesOn } from '../../facts/ports.ts'
import { CloudFormationResource } from '../../kinds/cloudformation.ts'
import { TerraformResource } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { companionsOf } from './companions.ts'
import { isSet } from './conditions.ts'
import { pageOf } from './rows.ts'
import { exposed, tooWide, unwatched } from './topics.ts'
import { protocolOf, type Traffic, trafficOf, trafficTypes } from './traffic.ts'

const on = [TerraformResource, CloudFormationResource]

const portOpenToAll: Check<AwsResource> = {
  ...pageOf({
    title: 'Port for administration or data is open to the internet',
    why: `Scanners find an open database or login within minutes, and then only a password stands before it. Let in the
      networks or security groups that need it; reach the rest through a tunnel or Session Manager.`,
    ...exposed,
    controls: [...exposed.controls, 'cis-aws/5.2'],
    sources: ['CKV_AWS_24', 'CKV_AWS_25', 'CKV_AWS_277', 'AWS-0107', 'W2'],
    examples: [
      `
          resource "aws_security_group" "db" {
            ingress {
              from_port   = 5432
              to_port     = 5432
              protocol    = "tcp"
        -     cidr_blocks = ["0.0.0.0/0"]
        +     cidr_blocks = ["10.0.0.0/16"]
            }
            ingress {
              from_port   = 443
              to_port     = 443
              protocol    = "tcp"
              cidr_blocks = ["0.0.0.0/0"]
            }
          }
        - resource "aws_vpc_security_group_ingress_rule" "all" {
        -   security_group_id = aws_security_group.db.id
        -   ip_protocol       = "-1"
        -   cidr_ipv4         = "0.0.0.0/0"
        - }
      `,
      `
          Database:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: The database
              SecurityGroupIngress:
                - IpProtocol: tcp
                  FromPort: 5432
                  ToPort: 5432
        -         CidrIp: 0.0.0.0/0
        +         CidrIp: 10.0.0.0/16
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { way, everybody, ports } of trafficOf(subject)) {
      if (way === 'out' || !everybody || !ports) continue
      const services = servicesOn(...ports).filter(({ sensitive }) => sensitive)
      if (services.length === 0) continue
      const named = services.map(({ service, port }) => `${service} (${port})`).join(', ')
      const what = services.length > 5 ? rangeOf(ports) : named
      yield { at: everybody, message: `\`${resource.name}\` opens ${what} to every address; let in only who needs it` }
    }
  },
}

const httpOpenToAll: Check<AwsResource> = {
  ...pageOf({
    title: 'Port 80 is open to the internet',
    why: `Behind it is plain HTTP, for a redirect at best. Where nobody needs that, leave 443 open alone.`,
    ...exposed,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_260', 'W2'],
    examples: [
      `
          resource "aws_security_group" "web" {
            ingress {
        -     from_port   = 80
        -     to_port     = 80
        +     from_port   = 443
        +     to_port     = 443
              protocol    = "tcp"
              cidr_blocks = ["0.0.0.0/0"]
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
        -         FromPort: 80
        -         ToPort: 80
        +         FromPort: 443
        +         ToPort: 443
                  CidrIp: 0.0.0.0/0
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { way, everybody, ports } of trafficOf(subject))
      if (way === 'in' && everybody && ports && ports[0] <= 80 && ports[1] >= 80)
        yield { at: everybody, message: `\`${resource.name}\` opens port 80 to every address; leave 443 open alone` }
  },
}

const everythingOut: Check<AwsResource> = {
  ...pageOf({
    title: 'Everything may go out to every address',
    why: `Whoever breaks in fetches tools and sends data away unhindered. Name the ports and networks that are needed.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_382', 'AWS-0104', 'W5', 'W40'],
    examples: [
      `
          resource "aws_vpc_security_group_egress_rule" "out" {
            security_group_id = aws_security_group.web.id
            cidr_ipv4         = "0.0.0.0/0"
        -   ip_protocol       = "-1"
        +   ip_protocol       = "tcp"
        +   from_port         = 443
        +   to_port           = 443
          }
      `,
      `
          Out:
            Type: AWS::EC2::SecurityGroupEgress
            Properties:
              GroupId: sg-1
              CidrIp: 0.0.0.0/0
        -     IpProtocol: '-1'
        +     IpProtocol: tcp
        +     FromPort: 443
        +     ToPort: 443
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { way, everybody, ports } of trafficOf(subject))
      if (way === 'out' && everybody && ports && ports[0] === 0 && ports[1] === 65535)
        yield { at: everybody, message: `\`${resource.name}\` lets everything out; name what is needed` }
  },
}

const everyProtocol: Check<AwsResource> = {
  ...pageOf({
    title: 'Rule lets every protocol in',
    why: `Whoever it names reaches each port there is and each that somebody opens later. Name the ones that are served.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['W42'],
    examples: [
      `
          resource "aws_vpc_security_group_ingress_rule" "in" {
            security_group_id = aws_security_group.web.id
            cidr_ipv4         = "10.0.0.0/16"
        -   ip_protocol       = "-1"
        +   ip_protocol       = "tcp"
        +   from_port         = 443
        +   to_port           = 443
          }
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    for (const { way, at, rule } of trafficOf(subject))
      if (way === 'in' && protocolOf(rule) === '-1' && rule.self !== true)
        yield { at, message: `\`${resource.name}\` lets every protocol in; name ports` }
  },
}

const undescribed: Check<AwsResource> = {
  ...pageOf({
    title: 'Security group or rule says nothing of its purpose',
    why: `A year later nobody dares to close it. Say who needs it and why.`,
    ...unwatched,
    severity: 'info',
    sources: ['CKV_AWS_23', 'AWS-0099', 'AWS-0124', 'W36'],
    examples: [
      `
          resource "aws_vpc_security_group_ingress_rule" "in" {
            security_group_id = aws_security_group.web.id
            cidr_ipv4         = "10.0.0.0/16"
        -   ip_protocol       = "-1"
        +   ip_protocol       = "-1"
        +   description       = "All of the office"
          }
      `,
    ],
  }),
  on,
  types: trafficTypes,
  *run(subject, { resource }) {
    const { body, root } = bodyOf(subject)
    if (subject.type === 'aws_security_group' && !isSet(body.description))
      yield { at: ['description'], message: `\`${resource.name}\` has no description; say what it is for` }
    for (const { at, rule } of trafficOf(subject))
      if (!isSet(rule.description ?? rule.Description))
        yield {
          at: [...at, root.length > 0 ? 'Description' : 'description'],
          message: `a rule of \`${resource.name}\` has no description; say who needs it`,
        }
  },
}

const defaultInUse: Check<AwsResource> = {
  ...pageOf({
    title: 'Default security group lets traffic through',
    why: `What is started without a group gets this one. Empty, it costs nobody anything, and nothing is connected by accident.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    controls: [...tooWide.controls, 'cis-aws/5.4'],
    sources: ['CKV2_AWS_12', 'AWS-0173'],
    examples: [
      `
          resource "aws_vpc" "main" {
            cidr_block = "10.0.0.0/16"
          }
        + resource "aws_default_security_group" "main" {
        +   vpc_id = aws_vpc.main.id
        + }
      `,
    ],
  }),
  on,
  types: { aws_vpc: ['cidr_block'] },
  *run(subject, scene) {
    if (bodyOf(subject).body.count === 0) return
    const groups = companionsOf(scene, 'aws_default_security_group.vpc_id')
    const open = groups.filter(
      (group) =>
        trafficOf(group.data).length > 0 ||
        ['aws_security_group_rule', 'aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'].some(
          (type) => companionsOf({ ...scene, resource: group }, `${type}.security_group_id`).length > 0,
        ),
    )
    if (groups.length > open.length) return
    yield {
      at: ['cidr_block'],
      part: 'key',
      message: `the default security group of \`${scene.resource.name}\` lets traffic through; take it over with an empty \`aws_default_security_group\``,
    }
  },
}

export const checks = {
  'port-open-to-all': portOpenToAll,
  'http-open-to-all': httpOpenToAll,
  'everything-out': everythingOut,
  'every-protocol': everyProtocol,
  undescribed,
  'default-in-use': defaultInUse,
} satisfies Readonly<Record<string, Check<AwsResource>>>

function rangeOf([from, to]: NonNullable<Traffic['ports']>): string {
  return from === 0 && to === 65535 ? 'every port' : `ports ${from} to ${to}`
}
