import { TerraformFile } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformFile> = {
  title: 'JSON configuration is a list',
  why: `Terraform reads each object of the list as if it were a file. Its documentation knows one object alone, and tools that read or
write the configuration expect that.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_json_syntax'],
  *run(_, { resource: { tree } }) {
    if (tree.file.path.endsWith('.json') && /^\s*\[/.test(tree.file.text))
      yield { message: 'this file is a list; write one object, whose keys are the kinds of blocks' }
  },
  examples: [
    {
      bad: `
        -- main.tf.json --
        [{"variable": {"region": {"type": "string"}}}]
      `,
      good: `
        -- main.tf.json --
        {"variable": {"region": {"type": "string"}}}
      `,
    },
  ],
}
