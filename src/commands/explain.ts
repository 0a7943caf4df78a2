import { z } from 'zod'
import type { Check } from '../checks/check.ts'
import { checks } from '../checks/index.ts'
import { correspondence } from '../checks/suppressions/names.ts'
import { decisions } from '../design/decisions/index.ts'
import { Fault } from '../model/fault.ts'
import { severities } from '../model/finding.ts'
import { nearest } from '../values/nearest.ts'
import { own, parts, selected } from './auditing/select.ts'
import type { Command } from './command.ts'
import { faults } from './explaining/faults.ts'
import { checkPage, decisionPage } from './explaining/pages.ts'

const input = z.object({
  topic: z
    .string()
    .optional()
    .describe('Check, rule of another tool (checkov/CKV_K8S_16), control (soc2/CC6.1), decision or code of a failure'),
  search: z.array(z.string()).optional().describe('List the checks that speak of this word'),
  only: z.array(z.enum(parts)).optional().describe('List the checks of these parts'),
  severity: z.enum(severities).optional().describe('List the checks from this severity on'),
})

const output = z.object({
  topic: z.string().optional(),
  kind: z.enum(['check', 'decision', 'failure', 'list']),
  page: z.string().describe('Markdown'),
  checks: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        why: z.string(),
        severity: z.enum(severities),
        strict: z.boolean(),
        fix: z.enum(['safe', 'risky']).optional(),
        sources: z.array(z.string()),
        controls: z.array(z.string()),
      }),
    )
    .optional()
    .describe('Those that are listed'),
})
export type Explained = z.output<typeof output>

export const command: Command<z.output<typeof input>, Explained> = {
  summary: 'Explain a check, a decision or a failure',
  input,
  positional: ['topic'],
  output,
  role: 'viewer',
  changes: false,
  async run({ topic, search, only, severity }) {
    if (topic === undefined || search || only || severity) {
      const words = [...(search ?? []), ...(topic === undefined ? [] : [topic])].flatMap((each) => each.split(/\s+/))
      const ids = Object.entries(selected(checks, { only, strict: true }))
        .filter(([, check]) => severities.indexOf(check.severity) >= severities.indexOf(severity ?? 'info'))
        .filter(([id, check]) => speaks(id, check, words))
        .map(([id]) => id)
      const whole = words.length === 0 && !only && !severity
      return { kind: 'list', page: whole ? list() : found(words, ids), checks: ids.map(entryOf) }
    }
    const check = at(checks, topic)
    if (check) return { topic, kind: 'check', page: checkPage(topic, check) }
    const rule = at(own, topic)
    if (rule)
      return { topic, kind: 'check', page: `# ${rule.title}\n\n\`${topic}\`, ${rule.severity}.\n\n${rule.why}\n` }
    const decision = at(decisions, topic) ?? at(decisions, topic.slice(0, Math.max(0, topic.indexOf('/'))))
    if (decision) return { topic, kind: 'decision', page: decisionPage(topic.split('/')[0] ?? topic, decision) }
    const fault = at(faults, topic)
    if (fault) return { topic, kind: 'failure', page: `# ${fault.title}\n\n${fault.text}\n` }
    const served = ofOthers(topic)
    const [first] = served
    if (first === undefined) throw unknownTopic(topic)
    const unit = at(checks, first)
    return served.length === 1 && unit
      ? { topic: first, kind: 'check', page: checkPage(first, unit) }
      : { kind: 'list', page: found([topic], served), checks: served.map(entryOf) }
  },
}

/** The checks that see what a rule of another tool sees, or that serve a control. */
function ofOthers(topic: string): string[] {
  const [tool = '', ...rest] = topic.split('/')
  const rule = rest.join('/')
  if (rule === '') return []
  const corresponds = correspondence(
    Object.fromEntries(Object.entries(checks).map(([id, { sources = [] }]) => [id, sources])),
  )
  return Object.entries(checks)
    .filter(([id, { controls = [] }]) => corresponds(id, tool, [rule]) || controls.includes(topic))
    .map(([id]) => id)
}

function speaks(id: string, { title, why, sources = [], controls = [] }: Check, words: readonly string[]): boolean {
  const text = [id, title, why, ...sources, ...controls].join(' ').toLowerCase()
  return words.every((word) => text.includes(word.toLowerCase()))
}

function entryOf(id: string) {
  const { title = '', why = '', severity = 'info', level, fix, sources = [], controls = [] } = at(checks, id) ?? {}
  return {
    id,
    title,
    why,
    severity,
    strict: level === 'strict',
    ...(fix && { fix }),
    sources: [...sources],
    controls: [...controls],
  }
}

function found(words: readonly string[], ids: readonly string[]): string {
  const about = words.length > 0 ? ` on ${words.map((word) => `\`${word.replaceAll('`', '')}\``).join(' and ')}` : ''
  if (ids.length === 0) return `# No check${about}\n\n\`devops explain\` lists all.\n`
  const rows = ids
    .map(entryOf)
    .map(({ id, title, severity, strict }) => `- \`${id}\`: ${title} (${severity}${strict ? ', strict' : ''})`)
  return `# ${ids.length} ${ids.length === 1 ? 'check' : 'checks'}${about}\n\n${rows.join('\n')}\n`
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
