import { type Alternative, alternativesTo } from '../../design/alternatives.ts'
import type { Blueprint, Option } from '../../model/blueprint.ts'
import { printDollars } from '../../values/money.ts'

/** One record per decision, named by its key: `docs/decisions/backup-db.md`. */
export function recordPath(key: string): string {
  return `docs/decisions/${key.replaceAll('/', '-')}.md`
}

/** What was weighed, what each option would cost, and what would change the answer. */
export function record(key: string, blueprint: Blueprint): string {
  const decided = blueprint.decided[key]
  if (!decided) return ''
  const costs = alternativesTo(key, blueprint)
  const { question, answer, meaning, because, options, givenUp, changesIf, overruled, sources } = decided
  return `${[
    `# ${question}`,
    `**${meaning}** (\`${answer}\`)${overruled ? ', as the team itself decided' : ''}`,
    because,
    '## Considered',
    options.map((option) => considered(option, answer, costs)).join('\n'),
    '## Given up',
    givenUp,
    '## What would change it',
    `${changesIf}\n\nTo decide otherwise, say so in \`devops.yaml\`:\n\n\`\`\`yaml\noverrules:\n  ${key}: { answer: <one of the above>, because: <your reason> }\n\`\`\``,
    '## Sources',
    sources.length > 0
      ? sources.map((source) => `- ${source}`).join('\n')
      : 'The judgement of Millwright, from the facts of the spec named above.',
  ].join('\n\n')}\n`
}

function considered(
  { answer, meaning, good, bad, against }: Option,
  taken: string,
  costs: readonly Alternative[],
): string {
  const other = costs.find((each) => each.answer === answer)
  return [
    `- **${meaning}** (\`${answer}\`): ${against ?? (answer === taken ? 'taken' : 'possible')}`,
    ...(good ? [`  - good for ${good}`] : []),
    ...(bad ? [`  - bad for ${bad}`] : []),
    ...(other ? [`  - costs ${priced(other)}`] : []),
  ].join('\n')
}

function priced({ difference }: Alternative): string {
  if (difference === undefined) return 'a sum that is not known: something of it has no known price'
  const dollars = Math.round(difference)
  if (dollars === 0) return 'as much'
  return `${printDollars(Math.abs(dollars))} a month ${dollars > 0 ? 'more' : 'less'}`
}

export function recordIndex({ decided }: Blueprint): string {
  const rows = Object.entries(decided).map(
    ([key, { question, meaning }]) => `| [${question}](${recordPath(key).split('/').at(-1)}) | ${meaning} |`,
  )
  return `# Decisions\n\n| Question | Answer |\n|---|---|\n${rows.join('\n')}\n`
}
