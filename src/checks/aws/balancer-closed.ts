import { TerraformResource } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../model/shape.ts'
import { isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'
import { type Admission, admissionOf, admits, covers } from './admission.ts'
import { type AwsResource, bodyOf } from './body.ts'
import { addressesIn, named, withoutKey } from './companions.ts'
import { pageOf } from './rows.ts'

const common = { severity: 'high', level: 'default', controls: ['soc2/A1.1', 'soc2/CC6.6'] } as const

const listener: Check<TerraformResource> = {
  ...pageOf({
    title: 'Load balancer listens where its security groups let nobody in',
    why: `Connections to the port time out, and nothing is logged: the packets are dropped before the balancer. Add a rule for the port of the listener. It
      speaks where all rules of the groups are known.`,
    ...common,
    examples: [
      `
          resource "aws_lb_listener" "web" {
            load_balancer_arn = aws_lb.web.arn
            port              = 443
            protocol          = "HTTPS"
          }
          resource "aws_lb" "web" {
            name            = "web"
            security_groups = [aws_security_group.web.id]
          }
          resource "aws_security_group" "web" {
            name = "web"
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
    ],
  }),
  on: TerraformResource,
  types: { aws_lb_listener: ['port', 'load_balancer_arn'], aws_alb_listener: ['port', 'load_balancer_arn'] },
  *run({ body }, { resource, estate }) {
    const port = Number(body.port)
    const balancer = named(body.load_balancer_arn, ['aws_lb', 'aws_alb'], resource, estate)
    if (!balancer || !Number.isInteger(port) || body.count === 0) return
    const admission = admissionOf(bodyOf(balancer.data).body.security_groups, balancer, estate)
    if (!admission || admits(admission, port)) return
    yield {
      at: ['port'],
      message: `no security group of \`${balancer.name}\` lets anybody in on ${port}; add a rule for it`,
      related: [{ resource: balancer, at: ['security_groups'], message: 'its groups' }, ...shown(admission)],
    }
  },
}

const target: Check<TerraformResource> = {
  ...pageOf({
    title: 'Security group of a service does not let its load balancer in',
    why: `Every health check times out and every request ends with 502 or 504: the packets of the balancer are dropped before the container. Let the group of the
      balancer in on the port of the container. It speaks where all rules of the groups are known.`,
    ...common,
    examples: [
      `
          resource "aws_ecs_service" "api" {
            name = "api"
            load_balancer {
              target_group_arn = aws_lb_target_group.api.arn
              container_name   = "api"
              container_port   = 3000
            }
            network_configuration {
              subnets         = ["subnet-0a1b2c3d"]
              security_groups = [aws_security_group.api.id]
            }
          }
          resource "aws_security_group" "api" {
            name = "api"
          }
          resource "aws_vpc_security_group_ingress_rule" "api" {
            security_group_id            = aws_security_group.api.id
            referenced_security_group_id = aws_security_group.web.id
        -   from_port                    = 8080
        -   to_port                      = 8080
        +   from_port                    = 3000
        +   to_port                      = 3000
            ip_protocol                  = "tcp"
          }
          resource "aws_security_group" "web" {
            name = "web"
          }
      `,
    ],
  }),
  on: TerraformResource,
  types: { aws_ecs_service: ['load_balancer.container_port', 'network_configuration.security_groups'] },
  *run({ body }, { resource, estate }) {
    const [network] = [body.network_configuration].flat()
    const admission = isMap(network) ? admissionOf(network.security_groups, resource, estate) : undefined
    if (!admission || body.count === 0) return
    for (const [index, each] of [body.load_balancer].flat().entries()) {
      const port = isMap(each) ? each.container_port : undefined
      if (!isMap(each) || typeof port !== 'number') continue
      const open = admission.rules.filter(({ traffic }) => covers(traffic, port))
      const balancers = balancersOf(each.target_group_arn, resource, estate)
      const strangers = balancers && open.length > 0 && open.every(({ traffic }) => excludes(traffic.rule, balancers))
      if (open.length > 0 && !strangers) continue
      yield {
        at: ['load_balancer', index, 'container_port'],
        message: strangers
          ? `on ${port} only other security groups are let in than that of the load balancer; let it in`
          : `no security group of the service lets anybody in on ${port}; add a rule for it`,
        related: shown(admission),
      }
    }
  },
}

export const checks = { listener, target } as Readonly<Record<string, Check>>

function shown({ groups, rules }: Admission) {
  return [
    ...groups.map((resource) => ({ resource, message: 'a group' })),
    ...rules.slice(0, 3).map(({ resource, traffic }) => ({ resource, at: traffic.at, message: 'what is let in' })),
  ]
}

/** The addresses of the groups of the balancers that send to a target group; `undefined` where they cannot be known. */
function balancersOf(group: unknown, of: Resource<AwsResource>, estate: Estate): ReadonlySet<string> | undefined {
  const found = named(group, ['aws_lb_target_group', 'aws_alb_target_group'], of, estate)
  if (!found) return undefined
  const beside = estate.by(TerraformResource, scopeOf).get(of.scope) ?? []
  const sends = (type: RegExp, key: string) =>
    beside.filter(
      ({ data }) =>
        type.test(data.type) &&
        [...unknownTexts(data.body[key])].some((text) =>
          addressesIn(text).map(withoutKey).includes(withoutKey(found.name)),
        ),
    )
  const listeners = sends(/^aws_a?lb_listener$/, 'default_action')
  const sets = listeners.map((listener) => {
    const balancer = named(listener.data.body.load_balancer_arn, ['aws_lb', 'aws_alb'], listener, estate)
    const groups = balancer && bodyOf(balancer.data).body.security_groups
    return Array.isArray(groups) && groups.every(isUnknown)
      ? groups.flatMap(({ text }) => addressesIn(text))
      : undefined
  })
  // Rules of listeners may send to it as well.
  if (sets.length === 0 || sets.includes(undefined) || sends(/^aws_a?lb_listener_rule$/, 'action').length > 0)
    return undefined
  return new Set(sets.flatMap((each) => each ?? []))
}

function scopeOf({ scope }: Resource): string {
  return scope
}

/** Whether a rule names groups and surely none of these. */
function excludes(rule: Readonly<Record<string, unknown>>, groups: ReadonlySet<string>): boolean {
  const addresses = ['cidr_blocks', 'ipv6_cidr_blocks', 'prefix_list_ids', 'cidr_ipv4', 'cidr_ipv6', 'prefix_list_id']
  if (addresses.some((name) => rule[name] !== undefined && rule[name] !== null) || rule.self === true) return false
  const named = [rule.security_groups, rule.source_security_group_id, rule.referenced_security_group_id].flat()
  const known = named.filter((each) => each !== undefined && each !== null)
  return (
    known.length > 0 &&
    known.every((each) => {
      const found = isUnknown(each) ? addressesIn(each.text) : []
      return (
        found.length > 0 &&
        found.every(
          (address) =>
            address.includes('aws_security_group.') && !groups.has(withoutKey(address)) && !groups.has(address),
        )
      )
    })
  )
}
