import { TerraformModuleCall, TerraformVariable } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { sourceOf } from './module-source.ts'

const byScope = ({ scope }: Resource) => scope

export const check: Check<TerraformModuleCall> = {
  title: 'Module is called with other arguments than it takes',
  why: `\`terraform plan\` stops at an argument that the module does not declare, and at a variable without a default that
the call leaves out.`,
  severity: 'high',
  level: 'default',
  on: TerraformModuleCall,
  *run({ inputs }, { resource, estate }) {
    const target = sourceOf(estate, resource)
    if (!target?.whole) return
    const variables = estate.by(TerraformVariable, byScope).get(target.scope) ?? []
    const names = variables.map(({ data }) => data.name)
    for (const name of Object.keys(inputs)) {
      if (names.includes(name)) continue
      const [near] = nearest(name, names, 1)
      const next = near ? `did you mean \`${near}\`?` : 'declare it there or leave it out'
      yield {
        at: [name],
        part: 'key',
        message: `the module in \`${target.scope}\` has no variable \`${name}\`; ${next}`,
      }
    }
    for (const variable of variables)
      if (!variable.data.optional && inputs[variable.data.name] === undefined)
        yield {
          message: `\`${resource.name}\` does not give \`${variable.data.name}\`, which has no default`,
          related: [{ resource: variable, message: 'is required here' }],
        }
  },
  examples: [
    {
      bad: `
        -- main.tf --
        module "network" {
          source = "./network"
          cird   = "10.0.0.0/16"
        }
        -- network/variables.tf --
        variable "cidr" {}
      `,
      good: `
        -- main.tf --
        module "network" {
          source = "./network"
          cidr   = "10.0.0.0/16"
        }
        -- network/variables.tf --
        variable "cidr" {}
      `,
    },
  ],
}
