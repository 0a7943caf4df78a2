import { TerraformModuleCall } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

const registry = /^(?:[\w.-]+\.[a-z]+\/)?[\w-]+\/[\w-]+\/[\w-]+(?:\/\/.*)?$/
const hosts = /^(?:github\.com|bitbucket\.org|gitlab\.com)\//

const branches = new Set(['master', 'main', 'default', 'develop', 'trunk', 'HEAD'])

export const check: Check<TerraformModuleCall> = {
  title: 'Module can change under you',
  why: `A module from a registry without \`version\`, or from Git without \`ref\`, is what its owner makes it: the next \`init\`
may plan to replace what runs.`,
  severity: 'medium',
  level: 'default',
  on: TerraformModuleCall,
  controls: ['soc2/CC8.1', 'nist-800-53/CM-2', 'nist-800-53/SR-4'],
  sources: ['tflint/terraform_module_version', 'tflint/terraform_module_pinned_source', 'checkov/CKV_TF_2'],
  *run({ source = '', version }, { resource }) {
    if (version !== undefined || /^\.{1,2}\/|^\//.test(source)) return
    const related = [{ resource, at: ['version'], message: 'a version would stand here' }]
    const isKept = /^(?:git|hg)(?:::|:|@)|\.git(?:\/|\?|$)/.test(source) || hosts.test(source)
    const [, ref] = /[?&](?:ref|rev)=([^&]+)/.exec(source) ?? []
    if (isKept && (ref === undefined || branches.has(ref)))
      yield {
        at: ['source'],
        message: `\`${source}\` is whatever ${ref === undefined ? 'the default branch' : `\`${ref}\``} holds; set \`?ref=\` to a tag or a commit`,
        related,
      }
    else if (!isKept && registry.test(source) && !source.includes('://'))
      yield { at: ['source'], message: `\`${source}\` has no \`version\`; name one`, related }
  },
  examples: [
    {
      bad: `
        module "vpc" {
          source = "terraform-aws-modules/vpc/aws"
        }
        module "own" {
          source = "git::https://github.com/acme/modules.git//own"
        }
      `,
      good: `
        module "vpc" {
          source  = "terraform-aws-modules/vpc/aws"
          version = "~> 6.6"
        }
        module "own" {
          source = "git::https://github.com/acme/modules.git//own?ref=v1.2.0"
        }
        module "local" {
          source = "./modules/local"
        }
      `,
    },
  ],
}
