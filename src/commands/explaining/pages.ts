import { type Check, kindsOf } from '../../checks/check.ts'
import type { Decision } from '../../design/decision.ts'

/** A check as Markdown: what it says of itself. */
export function checkPage(
  id: string,
  { title, why, severity, level, fix, on, types = {}, sources = [], controls = [], examples }: Check,
): string {
  const facts = [
    `\`${id}\`, ${severity}${level === 'strict' ? ', strict: runs with `--strict` or when it is enabled' : ''}. Looks at: ${kindsOf(
      { on },
    )
      .map(({ title }) => title)
      .join(', ')}.`,
    fix === 'safe' && '`devops fix` mends it.',
    fix === 'risky' && `\`devops fix --risky ${id}\` mends it; that may change behaviour.`,
  ].filter(Boolean)
  const [example] = examples
  const parts = [
    `# ${title}`,
    facts.join(' '),
    paragraph(why),
    ...(example ? ['## Reported', fenced(example.bad), '## Not reported', fenced(example.good)] : []),
    ...(Object.keys(types).length > 0 ? ['## Reads', read(types)] : []),
    ...(controls.length > 0 ? ['## Controls', controls.join(', ')] : []),
    ...(sources.length > 0 ? ['## Known elsewhere as', sources.join(', ')] : []),
    '## To leave it',
    `Write \`# devops: ignore ${id} until 2027-01-31: why\` on the line or above it; the day may be left out, the reason may not.`,
  ]
  return `${parts.join('\n\n')}\n`
}

function read(types: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(types)
    .map(
      ([type, properties]) =>
        `- \`${type}\`${properties.length > 0 ? `: ${properties.map((each) => `\`${each}\``).join(', ')}` : ''}`,
    )
    .join('\n')
}

/** A decision as Markdown: the question, its answers, and how to overrule it. */
export function decisionPage(
  id: string,
  { question, answers, about, weighs, sources = [], after = [] }: Decision,
): string {
  const subject = { system: '', service: '/SERVICE', datastore: '/DATA', environment: '/ENVIRONMENT' }[about]
  const [first = ''] = Object.keys(answers)
  return `${[
    `# ${question.replaceAll('{subject}', about)}`,
    `\`${id}\` is asked ${about === 'system' ? 'once' : `of every ${about}`}${after.length > 0 ? `, after ${after.map((each) => `\`${each}\``).join(', ')}` : ''}.`,
    '## Answers',
    Object.entries(answers)
      .map(([answer, meaning]) =>
        [
          `- \`${answer}\`: ${meaning}`,
          ...(weighs[answer] ? [`  - good for ${weighs[answer].good}`, `  - bad for ${weighs[answer].bad}`] : []),
        ].join('\n'),
      )
      .join('\n'),
    ...(sources.length > 0 ? ['## Sources', sources.map((source) => `- ${source}`).join('\n')] : []),
    '## To overrule it',
    fenced(
      `overrules:\n  ${id}${subject}:\n    answer: ${first}\n    because: what you know that the spec does not say`,
    ),
  ].join('\n\n')}\n`
}

/** The lines of a source text run on; blank lines part paragraphs. */
function paragraph(text: string): string {
  return undented(text)
    .split(/\n{2,}/)
    .map((each) => each.replaceAll('\n', ' '))
    .join('\n\n')
}

function fenced(text: string): string {
  return `\`\`\`\n${undented(text)}\n\`\`\``
}

function undented(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length)
  const indent = Math.min(...indents, 1000)
  return lines.map((line) => line.slice(indent)).join('\n')
}
