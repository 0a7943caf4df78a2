import { TerraformSettings } from '../../kinds/terraform.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'

export const check: Check<TerraformSettings> = {
  title: 'Two Terraform stacks keep their state in one place',
  why: `Whichever is applied second finds resources in its state that its files do not have, and plans to destroy them. Give each
stack a key of its own.`,
  severity: 'critical',
  level: 'default',
  on: TerraformSettings,
  controls: ['soc2/CC8.1', 'soc2/A1.1'],
  *run({ backend }, { resource, estate }) {
    const place = placeOf(resource)
    if (!backend || place === undefined) return
    const others = (estate.by(TerraformSettings, placeOf).get(place) ?? []).filter(
      (each) => each.scope < resource.scope,
    )
    const [other] = others
    if (!other) return
    const [, fields] = rows.find(([type]) => type === backend.type) ?? []
    yield {
      at: ['backend', 'body', (fields ?? []).at(-1) ?? 'key'],
      message: `\`${other.scope}\` keeps its state in \`${place.slice(place.indexOf(' ') + 1).replaceAll(' ', '/')}\` too; give each a key of its own`,
      related: [
        { resource: other, at: ['backend', 'body', (fields ?? []).at(-1) ?? 'key'], message: 'the other stack' },
        ...(fields ?? []).flatMap((field) =>
          [resource, other].map((each) => ({
            resource: each,
            at: ['backend', 'body', field],
            message: 'the same place',
          })),
        ),
      ],
    }
  },
  examples: [
    {
      bad: `
        -- network/main.tf --
        terraform {
          backend "s3" {
            bucket = "acme-state"
            key    = "production.tfstate"
          }
        }
        -- cluster/main.tf --
        terraform {
          backend "s3" {
            bucket = "acme-state"
            key    = "production.tfstate"
          }
        }
      `,
      good: `
        -- network/main.tf --
        terraform {
          backend "s3" {
            bucket = "acme-state"
            key    = "network/production.tfstate"
          }
        }
        -- cluster/main.tf --
        terraform {
          backend "s3" {
            bucket = "acme-state"
            key    = "cluster/production.tfstate"
          }
        }
      `,
    },
  ],
}

const rows: readonly (readonly [type: string, fields: readonly string[]])[] = [
  ['s3', ['bucket', 'key']],
  ['gcs', ['bucket', 'prefix']],
  ['azurerm', ['storage_account_name', 'container_name', 'key']],
]

/** Where the state is kept, in full; undefined where a part of it is given elsewhere. */
function placeOf({ data, tree }: Resource<TerraformSettings>): string | undefined {
  const [, fields] = rows.find(([type]) => type === data.backend?.type) ?? []
  const parts = fields?.map((field) => data.backend?.body[field])
  const known = parts?.every(
    (part) => typeof part === 'string' && part !== '' && !/^<|your|example|changeme|xxx/i.test(part),
  )
  // What is copied before it is used is filled in then.
  const isSample = /(?:^|\/)(?:examples?|samples?|templates?|tests?|fixtures|testdata|patterns|labs?)\//.test(
    tree.file.path,
  )
  return known && !isSample ? `${data.backend?.type} ${parts?.join(' ')}` : undefined
}
