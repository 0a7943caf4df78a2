import { TerraformFile, TerraformSettings } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import { directoryOf } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { namesAround } from './declared.ts'
import { filesAround } from './providers.ts'

const byDirectory = ({ tree }: Resource) => directoryOf(tree.file.path)

export const check: Check<TerraformFile> = {
  title: 'Nothing says which Terraform the code is for',
  why: `Another version may refuse the code, or write a state that the others cannot read any more.`,
  severity: 'info',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_required_version'],
  *run({ terraform }, { resource, estate }) {
    const files = filesAround(estate, resource)
    const settings = estate.by(TerraformSettings, byDirectory).get(byDirectory(resource)) ?? []
    if (!namesAround(estate, resource).whole || settings.some(({ data }) => data.required_version !== undefined)) return
    const [first] = files.filter(({ data }) => data.terraform !== undefined)
    const [main = files[0]] = files.filter(({ tree }) => /(?:^|\/)main\.tf$/.test(tree.file.path))
    if (resource.tree.file.path !== (first ?? main)?.tree.file.path) return
    yield {
      ...(terraform !== undefined && { at: ['terraform', 0, 'required_version'] }),
      message: 'set `required_version`',
    }
  },
  examples: [
    {
      bad: `
        terraform {
          backend "s3" {
            bucket = "state"
          }
        }
      `,
      good: `
        terraform {
          required_version = ">= 1.11"
          backend "s3" {
            bucket = "state"
          }
        }
      `,
    },
  ],
}
