import { TerraformFile, TerraformSettings } from '../../kinds/terraform.ts'
import type { Check } from '../check.ts'
import { jsonTextsIn, writtenIn } from './expressions.ts'

const alwaysTheSame = '`terraform.workspace` is `default` in remote runs; pass the name as a variable'

export const check: Check<TerraformFile> = {
  title: 'Name of the workspace is always the same',
  why: `With the \`remote\` backend before Terraform 1.1 \`terraform.workspace\` is \`default\` in every run that HCP makes, whatever the
workspace is called. Pass the name as a variable.`,
  severity: 'medium',
  level: 'strict',
  on: TerraformFile,
  sources: ['tflint/terraform_workspace_remote'],
  *run(_, { resource, estate }) {
    const settings = estate.of(TerraformSettings).filter(({ scope }) => scope === resource.scope)
    const isRemote = settings.some(({ data }) => data.backend?.type === 'remote')
    const isOld = settings.some(({ data }) => /(?:^|[^\d.])(?:0\.\d+|1\.0)(?:\D|$)/.test(data.required_version ?? ''))
    if (!isRemote || !isOld) return
    for (const { text, at } of jsonTextsIn(resource.tree))
      if (/\bterraform\.workspace\b/.test(text)) yield { at, part: 'key', message: alwaysTheSame }
    for (const { node, at } of writtenIn(resource.tree))
      if (node.kind === 'get' && node.name === 'workspace' && node.of.kind === 'name' && node.of.name === 'terraform')
        yield { at, part: 'key', message: alwaysTheSame }
  },
  examples: [
    {
      bad: `
        terraform {
          required_version = ">= 1.0"
          backend "remote" {}
        }
        locals {
          name = terraform.workspace
        }
      `,
      good: `
        terraform {
          required_version = ">= 1.1"
          backend "remote" {}
        }
        locals {
          name = terraform.workspace
        }
      `,
    },
  ],
}
