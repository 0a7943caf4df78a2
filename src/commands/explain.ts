import { z } from 'zod'
import { checks } from '../checks/index.ts'
import { decisions } from '../design/decisions/index.ts'
import { Fault } from '../model/fault.ts'
import { nearest } from '../values/nearest.ts'
import { own } from './auditing/select.ts'
import type { Command } from './command.ts'
import { faults } from './explaining/faults.ts'
import { checkPage, decisionPage } from './explaining/pages.ts'

const input = z.object({
  topic: z.string().optional().describe('Check, decision or code of a failure; all of them unless said'),
})

const output = z.object({
  topic: z.string().optional(),
  kind: z.enum(['check', 'decision', 'failure', 'list']),
  page: z.string().describe('Markdown'),
})
export type Explained = z.output<typeof output>

export const command: Command<z.output<typeof input>, Explained> = {
  summary: 'Explain a check, a decision or a failure',
  input,
  positional: ['topic'],
  output,
  role: 'viewer',
  changes: false,
  async run({ topic }) {
    if (topic === undefined) return { kind: 'list', page: list() }
    const check = at(checks, topic)
    if (check) return { topic, kind: 'check', page: checkPage(topic, check) }
    const rule = at(own, topic)
    if (rule)
      return { topic, kind: 'check', page: `# ${rule.title}\n\n\`${topic}\`, ${rule.severity}.\n\n${rule.why}\n` }
    const decision = at(decisions, topic) ?? at(decisions, topic.slice(0, Math.max(0, topic.indexOf('/'))))
    if (decision) return { topic, kind: 'decision', page: decisionPage(topic.split('/')[0] ?? topic, decision) }
    const fault = at(faults, topic)
    if (fault) return { topic, kind: 'failure', page: `# ${fault.title}\n\n${fault.text}\n` }
    throw unknownTopic(topic)
  },
}

function at<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function list(): string {
  const section = (title: string, rows: readonly (readonly [string, string])[]) =>
    `# ${title}\n\n${rows.map(([id, text]) => `- \`${id}\`: ${text}`).join('\n')}\n`
  return [
    section(
      'Checks',
      [...Object.entries(checks), ...Object.entries(own)].map(([id, { title, severity }]) => [
        id,
        `${title} (${severity})`,
      ]),
    ),
    section(
      'Decisions',
      Object.entries(decisions).map(([id, { question, about }]) => [id, question.replaceAll('{subject}', about)]),
    ),
    section(
      'Failures',
      Object.entries(faults).map(([id, { title }]) => [id, title]),
    ),
  ].join('\n')
}

function unknownTopic(topic: string): Fault {
  const all = [...Object.keys(checks), ...Object.keys(own), ...Object.keys(decisions), ...Object.keys(faults)]
  const near = nearest(topic, all)
  const ends = all.filter((id) => id.endsWith(`/${topic}`))
  const found = [...new Set([...ends, ...near])].slice(0, 3)
  const help =
    found.length > 0
      ? `Did you mean ${found.map((id) => `\`${id}\``).join(' or ')}?`
      : '`devops explain` lists what there is.'
  return new Fault('unknown-topic', `there is nothing called \`${topic}\` to explain`, help)
}
