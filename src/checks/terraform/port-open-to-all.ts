import { servicesOn } from '../../facts/ports.ts'
import { type TerraformBody, TerraformResource } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Path } from '../../model/source.ts'
import { parseCidr } from '../../values/cidr.ts'
import type { Check } from '../check.ts'
import { isMade } from './property.ts'

export const check: Check<TerraformResource> = {
  title: 'Port for administration or data is open to the internet',
  why: `Scanners find an open database or login within minutes, and then only a password stands before it. Let in the
networks or security groups that need it; reach the rest through a tunnel or Session Manager.`,
  severity: 'critical',
  level: 'default',
  on: TerraformResource,
  controls: ['cis-aws/5.2', 'soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1', 'iso-27001/A.8.20'],
  sources: ['checkov/CKV_AWS_24', 'checkov/CKV_AWS_25', 'checkov/CKV_AWS_277', 'trivy/AWS-0107'],
  *run({ type, body }, { resource }) {
    if (!isMade(body)) return
    for (const { rule, at } of rulesOf(type, body)) {
      const open = openTo(rule)
      const ports = portsOf(rule)
      const services = ports && servicesOn(...ports).filter(({ sensitive }) => sensitive)
      if (!open || !ports || !services || services.length === 0) continue
      const [from, to] = ports
      const what =
        services.length > 5
          ? from === 0 && to === 65535
            ? 'every port'
            : `ports ${from} to ${to}`
          : services.map(({ service, port }) => `${service} (${port})`).join(', ')
      yield {
        at: [...at, ...open],
        message: `\`${resource.name}\` opens ${what} to every address; let in only who needs it`,
      }
    }
  },
  examples: [
    {
      bad: `
        resource "aws_security_group" "db" {
          ingress {
            from_port   = 5432
            to_port     = 5432
            protocol    = "tcp"
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        resource "aws_vpc_security_group_ingress_rule" "all" {
          security_group_id = "sg-1"
          ip_protocol       = "-1"
          cidr_ipv4         = "0.0.0.0/0"
        }
      `,
      good: `
        resource "aws_security_group" "db" {
          ingress {
            from_port   = 5432
            to_port     = 5432
            protocol    = "tcp"
            cidr_blocks = ["10.0.0.0/16"]
          }
          ingress {
            from_port   = 443
            to_port     = 443
            protocol    = "tcp"
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        resource "aws_vpc_security_group_ingress_rule" "web" {
          security_group_id = "sg-1"
          ip_protocol       = "tcp"
          from_port         = 443
          to_port           = 443
          cidr_ipv4         = "0.0.0.0/0"
        }
      `,
    },
  ],
}

function rulesOf(type: string, body: TerraformBody): { readonly rule: TerraformBody; readonly at: Path }[] {
  if (type === 'aws_security_group_rule') return body.type === 'ingress' ? [{ rule: body, at: [] }] : []
  if (type === 'aws_vpc_security_group_ingress_rule') return [{ rule: body, at: [] }]
  if (type !== 'aws_security_group' && type !== 'aws_default_security_group') return []
  const { ingress } = body
  return Array.isArray(ingress)
    ? ingress.flatMap((rule, index) => (isMap(rule) ? [{ rule, at: ['ingress', index] }] : []))
    : []
}

/** Where it says that every address may come in. */
function openTo(rule: TerraformBody): Path | undefined {
  for (const name of ['cidr_blocks', 'ipv6_cidr_blocks', 'cidr_ipv4', 'cidr_ipv6']) {
    const value = rule[name]
    const index = Array.isArray(value) ? value.findIndex(isAll) : -1
    if (index >= 0) return [name, index]
    if (isAll(value)) return [name]
  }
  return undefined
}

function isAll(cidr: unknown): boolean {
  return typeof cidr === 'string' && parseCidr(cidr)?.bits === 0
}

/** The ports of TCP or UDP; `undefined` where they are unknown, or another protocol has none. */
function portsOf(rule: TerraformBody): readonly [number, number] | undefined {
  const protocol = String(rule.protocol ?? rule.ip_protocol ?? '').toLowerCase()
  if (protocol === '-1' || protocol === 'all') return [0, 65535]
  const [from, to] = [Number(rule.from_port), Number(rule.to_port)]
  const known =
    ['tcp', 'udp', '6', '17'].includes(protocol) &&
    typeof rule.from_port !== 'object' &&
    typeof rule.to_port !== 'object'
  return known && Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to ? [from, to] : undefined
}
