import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { isUnknown } from '../../model/unknown.ts'
import { parseCidr } from '../../values/cidr.ts'
import { type AwsResource, type Body, bodyOf } from './body.ts'

/** One rule of a security group, in whatever language and form it is written. */
export interface Traffic {
  readonly way: 'in' | 'out'
  /** Where the rule stands. */
  readonly at: Path
  /** Where it says that every address is meant, if it does. */
  readonly everybody?: Path
  /** `undefined` where they cannot be known, or the protocol has none. */
  readonly ports?: readonly [number, number]
  readonly rule: Body
}

const blocks: Readonly<Record<string, readonly (readonly [string, Traffic['way']])[]>> = {
  aws_security_group: [
    ['ingress', 'in'],
    ['egress', 'out'],
  ],
  aws_default_security_group: [
    ['ingress', 'in'],
    ['egress', 'out'],
  ],
  'AWS::EC2::SecurityGroup': [
    ['SecurityGroupIngress', 'in'],
    ['SecurityGroupEgress', 'out'],
  ],
}

const alone: Readonly<Record<string, Traffic['way'] | undefined>> = {
  aws_security_group_rule: undefined,
  aws_vpc_security_group_ingress_rule: 'in',
  aws_vpc_security_group_egress_rule: 'out',
  'AWS::EC2::SecurityGroupIngress': 'in',
  'AWS::EC2::SecurityGroupEgress': 'out',
}

/** What a check of rules reads of each type. */
export const trafficTypes: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.entries(blocks).map(([type, names]) => [type, names.map(([name]) => name)])),
  ...Object.fromEntries(
    Object.keys(alone).map((type) => [
      type,
      type.includes('::')
        ? ['CidrIp', 'FromPort']
        : type.endsWith('group_rule')
          ? ['cidr_blocks', 'from_port']
          : ['cidr_ipv4', 'from_port'],
    ]),
  ),
}

export function trafficOf(subject: AwsResource): readonly Traffic[] {
  const { type } = subject
  const { body, root } = bodyOf(subject)
  if (body.count === 0) return []
  if (Object.hasOwn(alone, type)) {
    const way = alone[type] ?? (body.type === 'ingress' ? 'in' : body.type === 'egress' ? 'out' : undefined)
    return way ? [readRule(way, root, body)] : []
  }
  return (Object.hasOwn(blocks, type) ? (blocks[type] ?? []) : []).flatMap(([name, way]) => {
    const list = body[name]
    if (!Array.isArray(list)) return isMap(list) && !isUnknown(list) ? [readRule(way, [...root, name], list)] : []
    return list.flatMap((rule, index) =>
      isMap(rule) && !isUnknown(rule) ? [readRule(way, [...root, name, index], rule)] : [],
    )
  })
}

export function protocolOf({ protocol, ip_protocol, IpProtocol, Protocol }: Body): string {
  const value = protocol ?? ip_protocol ?? IpProtocol ?? Protocol
  return typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase() : ''
}

export function isEverybody(cidr: unknown): boolean {
  return typeof cidr === 'string' && parseCidr(cidr)?.bits === 0
}

const addresses = ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6', 'CidrIp', 'CidrIpv6']

function readRule(way: Traffic['way'], at: Path, rule: Body): Traffic {
  const everybody = everybodyIn(rule)
  const ports = portsOf(rule)
  return { way, at, rule, ...(everybody && { everybody: [...at, ...everybody] }), ...(ports && { ports }) }
}

function everybodyIn(rule: Body): Path | undefined {
  for (const name of addresses) {
    const value = rule[name]
    const index = Array.isArray(value) ? value.findIndex(isEverybody) : -1
    if (index >= 0) return [name, index]
    if (isEverybody(value)) return [name]
  }
  return undefined
}

function portsOf(rule: Body): readonly [number, number] | undefined {
  const protocol = protocolOf(rule)
  if (protocol === '-1' || protocol === 'all') return [0, 65535]
  const [from, to] = [numberOf(rule.from_port ?? rule.FromPort), numberOf(rule.to_port ?? rule.ToPort)]
  const hasPorts = ['tcp', 'udp', '6', '17'].includes(protocol)
  if (!hasPorts || from === undefined || to === undefined) return undefined
  if (from === -1) return [0, 65535]
  return from >= 0 && from <= to ? [from, to] : undefined
}

function numberOf(value: unknown): number | undefined {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : Number.NaN
  return Number.isInteger(number) ? number : undefined
}
