import type { Blueprint, Decided, Option } from '../../model/blueprint.ts'

/** One record per decision, named by its key: `docs/decisions/backup-db.md`. */
export function recordPath(key: string): string {
  return `docs/decisions/${key.replaceAll('/', '-')}.md`
}

export function record(key: string, decided: Decided): string {
  const { question, answer, meaning, because, options, givenUp, changesIf, overruled, sources } = decided
  return `${[
    `# ${question}`,
    `**${meaning}** (\`${answer}\`)${overruled ? ', as the team itself decided' : ''}`,
    because,
    '## Considered',
    options.map((option) => considered(option, answer)).join('\n'),
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

function considered({ answer, meaning, good, bad, against }: Option, taken: string): string {
  return [
    `- **${meaning}** (\`${answer}\`): ${against ?? (answer === taken ? 'taken' : 'possible')}`,
    ...(good ? [`  - good for ${good}`] : []),
    ...(bad ? [`  - bad for ${bad}`] : []),
  ].join('\n')
}

export function recordIndex({ decided }: Blueprint): string {
  const rows = Object.entries(decided).map(
    ([key, { question, meaning }]) => `| [${question}](${recordPath(key).split('/').at(-1)}) | ${meaning} |`,
  )
  return `# Decisions\n\n| Question | Answer |\n|---|---|\n${rows.join('\n')}\n`
}
