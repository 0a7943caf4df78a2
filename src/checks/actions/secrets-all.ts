import { Workflow } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import { type Expression, nodesOf } from '../../syntax/expression/ast.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'
import { textsIn } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'All secrets of the repository are handed over at once',
  why: `\`toJSON(secrets)\` and a secret that is looked up by a computed name give the runner every secret that the repository has, also
those that this job has no use for. One bad dependency then takes all of them. Name each secret that is needed.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  sources: ['zizmor/overprovisioned-secrets', 'poutine/job_all_secrets'],
  *run(_, { resource }) {
    for (const { text, at } of textsIn(valueAt(resource.tree.data, resource.path))) {
      if (!/secrets/i.test(text)) continue
      const all = expressionsIn(text, at.at(-1) === 'if').some(
        ({ parsed }) => 'expression' in parsed && handsAll([...nodesOf(parsed.expression)]),
      )
      if (all) yield { at, message: 'This hands over every secret of the repository; name the ones that are needed' }
    }
  },
  examples: [
    {
      bad: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
                env: { SECRETS: '\${{ toJSON(secrets) }}' }
      `,
      good: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - run: make deploy
                env: { TOKEN: '\${{ secrets.DEPLOY_TOKEN }}', OTHER: "\${{ secrets['OTHER'] }}" }
      `,
    },
  ],
}

function handsAll(nodes: readonly Expression[]): boolean {
  return nodes.some(
    (node) =>
      (node.is === 'call' && node.name.toLowerCase() === 'tojson' && node.arguments.some((each) => isSecrets(each))) ||
      (node.is === 'index' && isSecrets(node.of) && (node.by === 'every' || node.by.is !== 'literal')),
  )
}

function isSecrets(node: Expression): boolean {
  return node.is === 'context' && node.name.toLowerCase() === 'secrets'
}
