import { Workflow } from '../../kinds/actions.ts'
import { valueAt } from '../../model/source.ts'
import { type Expression, nodesOf } from '../../syntax/expression/ast.ts'
import { isTrue } from '../../syntax/expression/coerce.ts'
import { expressionsIn } from '../../syntax/expression/template.ts'
import type { Check } from '../check.ts'
import { textsIn } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Choice can never give its first value',
  why: `\`a && b || c\` gives \`c\` also where \`a\` holds, if \`b\` counts as false: the empty text, \`false\`, 0 and null do. Turn the
condition round, or use \`case\`.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  sources: ['zizmor/unsound-ternary'],
  *run(_, { resource }) {
    for (const { text, at } of textsIn(valueAt(resource.tree.data, resource.path))) {
      if (!text.includes('&&') || !text.includes('||')) continue
      for (const { parsed, text: inner } of expressionsIn(text, at.at(-1) === 'if')) {
        if ('flaw' in parsed) continue
        for (const node of nodesOf(parsed.expression)) {
          if (node.is !== 'logic' || node.operator !== '||') continue
          const lost = node.parts.slice(0, -1).some((part) => isLost(part))
          if (lost)
            yield {
              at,
              message: `\`${inner.trim().slice(0, 80)}\` never gives what stands behind \`&&\`, because that counts as false; turn the condition round`,
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
          test:
            runs-on: ubuntu-24.04
            env: { FLAGS: "\${{ github.ref == 'refs/heads/main' && '' || '--dry-run' }}" }
            steps: [{ run: make test }]
      `,
      good: `
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            env: { FLAGS: "\${{ github.ref != 'refs/heads/main' && '--dry-run' || '' }}" }
            steps: [{ run: make test }]
      `,
    },
  ],
}

function isLost(part: Expression): boolean {
  if (part.is === 'group') return isLost(part.of)
  if (part.is !== 'logic' || part.operator !== '&&') return false
  const last = part.parts.at(-1)
  return last?.is === 'literal' && !isTrue(last.value)
}
