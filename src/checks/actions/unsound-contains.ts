import { Workflow } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import { nodesOf } from '../../syntax/expression/ast.ts'
import { referencesOf } from '../../syntax/expression/references.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'
import { textsIn } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Name is looked for inside a text instead of in a list',
  why: `\`contains\` of a text is true for each piece of it: a branch called \`mai\` passes where \`refs/heads/main\` was meant. Look in
a list, \`contains(fromJSON('["main", "release"]'), github.ref_name)\`.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC8.1'],
  sources: ['zizmor/unsound-contains'],
  *run(_, { resource }) {
    for (const { text, at } of textsIn(valueAt(resource.tree.data, resource.path))) {
      if (!/contains/i.test(text)) continue
      for (const { parsed } of expressionsIn(text, at.at(-1) === 'if')) {
        if ('flaw' in parsed) continue
        for (const node of nodesOf(parsed.expression)) {
          if (node.is !== 'call' || node.name.toLowerCase() !== 'contains') continue
          const [where, what] = node.arguments
          const name = what && referencesOf(what)[0]?.join('.').toLowerCase()
          if (where?.is !== 'literal' || typeof where.value !== 'string' || name === undefined) continue
          if (
            !/^github\.(?:ref|ref_name|head_ref|base_ref|actor|triggering_actor|event\.pull_request\.(?:user\.login|head\.ref|base\.ref))$/.test(
              name,
            )
          )
            continue
          yield {
            at,
            message: `\`${name}\` passes as soon as it is a piece of \`${where.value}\`; look in a list, with \`fromJSON\``,
          }
        }
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          deploy:
            if: contains('refs/heads/main refs/heads/release', github.ref)
            runs-on: ubuntu-24.04
            steps: [{ run: make deploy }]
      `,
      good: `
        on: push
        jobs:
          deploy:
            if: contains(fromJSON('["refs/heads/main", "refs/heads/release"]'), github.ref)
            runs-on: ubuntu-24.04
            steps: [{ run: make deploy }]
      `,
    },
  ],
}
