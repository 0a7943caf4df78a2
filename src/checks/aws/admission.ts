import { TerraformModuleCall } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { addressesIn, companionsOf, named, ownCompanionsOf, withoutKey } from './companions.ts'
import { type Traffic, trafficOf } from './traffic.ts'

/** What security groups let in, all rules of all of them. */
export interface Admission {
  readonly groups: readonly Resource<AwsResource>[]
  readonly rules: readonly { readonly resource: Resource<AwsResource>; readonly traffic: Traffic }[]
}

/** `undefined` where one of the groups, or one of its rules, is not known here. */
export function admissionOf(list: unknown, of: Resource<AwsResource>, estate: Estate): Admission | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined
  const groups = list.map((each) => named(each, ['aws_security_group'], of, estate))
  const known = groups.filter((each) => each !== undefined)
  const rules = known.map((group) => rulesOf(group, estate))
  if (known.length < groups.length || rules.includes(undefined)) return undefined
  return { groups: known, rules: rules.flatMap((each) => each ?? []) }
}

/** Whether some rule lets somebody in on the port; one whose ports are not known may. */
export function admits({ rules }: Admission, port: number): boolean {
  return rules.some(({ traffic }) => covers(traffic, port))
}

export function covers({ way, ports, rule }: Traffic, port: number): boolean {
  if (way !== 'in') return false
  if (ports) return ports[0] <= port && port <= ports[1]
  // Ports and protocols that are not known may be the ones.
  return [rule.from_port, rule.to_port, rule.protocol, rule.ip_protocol].some(isUnknown)
}

const alone = [
  'aws_security_group_rule.security_group_id',
  'aws_vpc_security_group_ingress_rule.security_group_id',
  'aws_vpc_security_group_rules_exclusive.security_group_id',
]

function rulesOf(group: Resource<AwsResource>, estate: Estate): Admission['rules'] | undefined {
  const { ingress } = bodyOf(group.data).body
  const open = isUnknown(ingress) || [ingress].flat().some((each) => each !== undefined && !isMap(each))
  const around = { resource: group, estate }
  const beside = alone.flatMap((which) => companionsOf(around, which))
  const own = new Set(alone.flatMap((which) => ownCompanionsOf(around, which)))
  const types = beside.map(({ data }) => data.type)
  if (open || beside.some((each) => !own.has(each)) || types.includes('aws_vpc_security_group_rules_exclusive'))
    return undefined
  const all = [group, ...own].flatMap((resource) => trafficOf(resource.data).map((traffic) => ({ resource, traffic })))
  const inward = all.filter(({ traffic }) => traffic.way === 'in')
  return inward.length === 0 || isHandedOn(group, estate) ? undefined : inward
}

/** Whether a module gets it, which may add rules. */
function isHandedOn(group: Resource, estate: Estate): boolean {
  const name = withoutKey(group.name)
  const calls = estate.by(TerraformModuleCall, scopeOf).get(group.scope) ?? []
  return calls.some(({ data }) => [...unknownTexts(data.inputs)].some((text) => addressesIn(text).includes(name)))
}

function scopeOf({ scope }: Resource): string {
  return scope
}
