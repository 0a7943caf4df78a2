import { TerraformData, TerraformOutput, TerraformSettings } from '../../kinds/terraform.ts'
import { unknownTexts } from '../../links/unknown-texts.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { directoryOf, valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformData> = {
  title: 'Remote state is asked for an output that its stack does not have',
  why: `The plan fails with "unsupported attribute" as soon as the other stack has been applied without it. Declare the output
there, or ask for one that it has.`,
  severity: 'high',
  level: 'default',
  on: TerraformData,
  controls: ['soc2/CC8.1'],
  *run({ type, name, body }, { resource, estate }) {
    if (type !== 'terraform_remote_state' || body.backend !== 's3') return
    const config = Array.isArray(body.config) ? body.config[0] : body.config
    const [bucket, key] = ['bucket', 'key'].map((field) => valueAt(config, [field]))
    if (typeof bucket !== 'string' || typeof key !== 'string') return
    const stacks = estate.by(TerraformSettings, placeOf).get(`${bucket} ${key}`) ?? []
    const [stack] = stacks
    if (!stack || stacks.length !== 1 || stack.scope === resource.scope) return
    const outputs = estate.by(TerraformOutput, scopeOf).get(stack.scope) ?? []
    const names = outputs.map(({ data }) => data.name)
    for (const asked of usedIn(estate, resource.scope, name)) {
      if (names.includes(asked) || outputs.length === 0) continue
      const [near] = nearest(asked, names, 1)
      yield {
        at: ['config'],
        message: `\`${stack.scope}\` has no output \`${asked}\`; ${near ? `did you mean \`${near}\`?` : 'declare it there'}`,
        related: [
          { resource: stack, at: ['backend', 'body', 'key'], message: 'whose state this is' },
          { resource, at: ['config', 'bucket'], message: 'the bucket that is asked' },
          { resource, at: ['config', 'key'], message: 'the key that is asked' },
          ...outputs.slice(0, 3).map((each) => ({ resource: each, message: `\`${each.data.name}\` is there` })),
        ],
      }
    }
  },
  examples: [
    {
      bad: `
        -- network/main.tf --
        terraform {
          backend "s3" {
            bucket = "acme-state"
            key    = "network"
          }
        }
        output "subnet_ids" {
          value = ["subnet-1"]
        }
        -- cluster/main.tf --
        data "terraform_remote_state" "network" {
          backend = "s3"
          config = {
            bucket = "acme-state"
            key    = "network"
          }
        }
        resource "aws_instance" "web" {
          subnet_id = data.terraform_remote_state.network.outputs.subnets[0]
        }
      `,
      good: `
        -- network/main.tf --
        terraform {
          backend "s3" {
            bucket = "acme-state"
            key    = "network"
          }
        }
        output "subnet_ids" {
          value = ["subnet-1"]
        }
        -- cluster/main.tf --
        data "terraform_remote_state" "network" {
          backend = "s3"
          config = {
            bucket = "acme-state"
            key    = "network"
          }
        }
        resource "aws_instance" "web" {
          subnet_id = data.terraform_remote_state.network.outputs.subnet_ids[0]
        }
      `,
    },
  ],
}

function placeOf({ data }: Resource<TerraformSettings>): string | undefined {
  const { bucket, key } = data.backend?.body ?? {}
  return data.backend?.type === 's3' && typeof bucket === 'string' && typeof key === 'string'
    ? `${bucket} ${key}`
    : undefined
}

function scopeOf({ scope }: Resource): string {
  return scope
}

/** The outputs of a remote state that the files of a directory ask for. */
function usedIn(estate: Estate, scope: string, name: string): ReadonlySet<string> {
  const all = asked.get(estate) ?? gathered(estate)
  asked.set(estate, all)
  return all.get(`${scope} ${name}`) ?? new Set()
}

const asked = new WeakMap<Estate, ReadonlyMap<string, ReadonlySet<string>>>()

function gathered(estate: Estate): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const tree of estate.trees) {
    if (
      tree.scope !== undefined ||
      !/\.(?:tf|tofu)$/.test(tree.file.path) ||
      !tree.file.text.includes('terraform_remote_state')
    )
      continue
    for (const text of unknownTexts(tree.data))
      for (const [, name, output] of text.matchAll(/data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)/g)) {
        const key = `${directoryOf(tree.file.path)} ${name}`
        const outputs = found.get(key) ?? new Set<string>()
        found.set(key, outputs.add(output ?? ''))
      }
  }
  return found
}
