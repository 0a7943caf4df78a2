import { TerraformFile, TerraformModuleCall, TerraformOutput } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'
import { sourceOf } from './module-source.ts'
import { usesIn } from './references.ts'

const byName = ({ scope, name }: Resource) => `${scope} ${name}`
const byScope = ({ scope }: Resource) => scope

export const check: Check<TerraformFile> = {
  title: 'Reference to something that is not there',
  why: `\`terraform plan\` stops at a variable, local value, module, data source or resource that its directory does not
declare, and at an output that a module does not have.`,
  severity: 'high',
  level: 'default',
  on: TerraformFile,
  sources: ['tflint/terraform_reference'],
  *run(_, { resource, estate }) {
    const { declared, whole } = namesAround(estate, resource)
    if (!whole) return
    const said = new Set<string>()
    for (const { name, rest, tried, at } of usesIn(resource.tree)) {
      if (!declared.has(name)) {
        if (said.has(name)) continue
        said.add(name)
        const kind = name.split('.').slice(0, -1).join('.')
        const [near] = nearest(
          name,
          [...declared].filter((each) => each.startsWith(`${kind}.`)),
          1,
        )
        const next = near ? `did you mean \`${near}\`?` : 'declare it or leave it out'
        yield { at, part: 'key', message: `nothing in this directory is \`${name}\`; ${next}` }
        continue
      }
      const output = name.startsWith('module.')
        ? rest.find((step) => typeof step === 'string' && step !== '*')
        : undefined
      const [call, ...others] = estate.by(TerraformModuleCall, byName).get(`${resource.scope} ${name}`) ?? []
      const target = call && others.length === 0 ? sourceOf(estate, call) : undefined
      if (output === undefined || tried || !target || said.has(`${name}.${output}`)) continue
      // Without `count` or `for_each` the output is what follows the name.
      const outputs = estate.by(TerraformOutput, byScope).get(target.scope) ?? []
      if (!target.whole || rest[0] !== output || outputs.some((each) => each.data.name === output)) continue
      said.add(`${name}.${output}`)
      const [near] = nearest(
        String(output),
        outputs.map(({ data }) => data.name),
        1,
      )
      const next = near ? `did you mean \`${near}\`?` : 'add the output or leave it out'
      yield {
        at,
        part: 'key',
        message: `\`${name}\` has no output \`${output}\`; ${next}`,
        related: [{ resource: call as Resource, message: `the module, from \`${target.scope}\`` }],
      }
    }
  },
  examples: [
    {
      bad: `
        variable "region" {}
        resource "aws_vpc" "main" {
          cidr_block = var.cidr
          tags       = { region = var.regoin }
        }
      `,
      good: `
        variable "region" {}
        variable "cidr" {}
        resource "aws_vpc" "main" {
          cidr_block = var.cidr
          tags       = { region = var.region, all = join(",", [for local in toset(["a"]) : local.x]) }
          lifecycle {
            ignore_changes = [aws_tags.x]
          }
        }
      `,
    },
    {
      bad: `
        -- main.tf --
        module "network" {
          source = "./network"
        }
        output "vpc" {
          value = module.network.vpc
        }
        -- network/main.tf --
        output "vpc_id" {
          value = "vpc-1"
        }
      `,
      good: `
        -- main.tf --
        module "network" {
          source = "./network"
        }
        output "vpc" {
          value = module.network.vpc_id
        }
        -- network/main.tf --
        output "vpc_id" {
          value = "vpc-1"
        }
      `,
    },
  ],
}
