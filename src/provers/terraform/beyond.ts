import type { Body, Expression } from '../../syntax/hcl/ast.ts'
import type { HclTree } from '../../syntax/hcl/hcl.ts'
import { satisfies } from '../../values/semver.ts'

/** Why the schema of the AWS provider is not enough to validate these files; `undefined` where it is. */
export function beyondSchema(trees: readonly HclTree[], version: string): string | undefined {
  for (const { body, file } of trees) {
    for (const { name, source, constraint } of required(body)) {
      if (source !== aws) return `it needs the provider \`${source ?? name}\`, whose schema is not at hand`
      if (constraint !== undefined && satisfies(version, constraint) !== true)
        return `it asks for \`${aws}\` \`${constraint}\`, and the schema at hand is that of ${version}`
    }
    for (const { type, labels } of body.blocks) {
      const called = labels[0]?.text ?? ''
      if (unserved.has(type)) return `the schema at hand knows no \`${type}\``
      if (typed.has(type) && !/^(?:aws|terraform)_/.test(called))
        return `it needs the provider of \`${called}\`, whose schema is not at hand`
    }
    if (file.text.includes('provider::'))
      return 'it calls functions of a provider, which the schema at hand does not know'
  }
  return undefined
}

/** The source address of the provider whose schema we have. */
export const aws = 'hashicorp/aws'

const typed = new Set(['resource', 'data', 'ephemeral'])
const unserved = new Set(['action', 'list', 'state_store'])

function required(body: Body): { name: string; source: string | undefined; constraint: string | undefined }[] {
  return body.blocks
    .filter(({ type }) => type === 'terraform')
    .flatMap((block) => block.body.blocks.filter(({ type }) => type === 'required_providers'))
    .flatMap((block) =>
      block.body.attributes.map(({ name, value }) => {
        const entries = value.kind === 'object' ? value.entries : []
        const entry = (key: string) => text(entries.find((each) => text(each.key) === key)?.value)
        const source = entry('source')?.toLowerCase().split('/').slice(-2).join('/')
        return { name, source: source ?? `hashicorp/${name}`, constraint: text(value) ?? entry('version') }
      }),
    )
}

function text(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'literal' && typeof expression.value === 'string' ? expression.value : undefined
}
