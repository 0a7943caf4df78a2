import { TerraformModuleCall } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformModuleCall> = {
  title: 'Module is fetched with all its history',
  why: `A tag or a branch needs one commit. \`depth=1\` fetches no more, and each \`init\` is faster. A commit cannot be fetched so.`,
  severity: 'info',
  level: 'strict',
  on: TerraformModuleCall,
  sources: ['tflint/terraform_module_shallow_clone'],
  *run({ source = '' }) {
    const isGit = /^git(?:::|@|:)|\.git(?:\/|\?|$)|^(?:github\.com|bitbucket\.org)\//.test(source)
    const [, ref] = /[?&]ref=([^&]+)/.exec(source) ?? []
    if (!isGit || ref === undefined || /^[0-9a-f]{4,64}$/.test(ref) || /[?&]depth=/.test(source)) return
    yield { at: ['source'], message: `\`${source}\` is fetched with its history; add \`depth=1\`` }
  },
  examples: [
    {
      bad: `
        module "own" {
          source = "git::https://example.com/modules.git?ref=v1.2.0"
        }
      `,
      good: `
        module "own" {
          source = "git::https://example.com/modules.git?ref=v1.2.0&depth=1"
        }
      `,
    },
  ],
}
