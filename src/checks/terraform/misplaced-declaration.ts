import { TerraformFile } from '../../kinds/terraform.ts'
import { isMap } from '../../model/shape.ts'
import type { Check } from '../check.ts'

const homes = { variable: 'variables.tf', output: 'outputs.tf' }

export const check: Check<TerraformFile> = {
  title: 'Variable or output is declared where nobody looks',
  why: `In \`main.tf\` they are looked for last. \`variables.tf\` and \`outputs.tf\` show at one glance what a module takes and gives.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_standard_module_structure'],
  *run(data, { resource }) {
    if (!/(?:^|\/)main\.tf$/.test(resource.tree.file.path)) return
    for (const [type, home] of Object.entries(homes)) {
      const blocks = data[type]
      for (const name of isMap(blocks) ? Object.keys(blocks) : [])
        yield { at: [type, name, 0], message: `\`${name}\` stands in \`main.tf\`; put it into \`${home}\`` }
    }
  },
  examples: [
    {
      bad: `
        -- main.tf --
        variable "region" {}
      `,
      good: `
        -- variables.tf --
        variable "region" {}
      `,
    },
  ],
}
