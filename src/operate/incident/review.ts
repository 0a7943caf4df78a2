import type { Event, Incident } from '../../model/incident.ts'
import { spokenDuration } from '../../values/duration.ts'

export interface Action {
  readonly id: number
  readonly text: string
  readonly owner: string
  /** `2026-12-04`. */
  readonly due: string
  readonly doneAt?: Date
}

/**
 * A draft of the post-incident review in Markdown, from what is on record: facts are filled in, judgement is asked for. Blameless: it
 * names roles and times, and leaves causes to those who write it.
 */
export function reviewOf(
  incident: Incident,
  events: readonly Event[],
  roles: Readonly<Record<string, string>>,
  actions: readonly Action[],
): string {
  const { id, title, severity, service, openedAt, acknowledgedAt, resolvedAt } = incident
  // Word of the end is no page.
  const pages = events.filter(({ kind, data }) => kind === 'page' && (data.tells ?? 'triggered') === 'triggered').length
  const facts = [
    ['Severity', String(severity)],
    ['Service', service ?? 'not known'],
    ['Began', stamp(openedAt)],
    ['Acknowledged', acknowledgedAt ? `${stamp(acknowledgedAt)}, after ${span(openedAt, acknowledgedAt)}` : 'never'],
    ['Resolved', resolvedAt ? `${stamp(resolvedAt)}, after ${span(openedAt, resolvedAt)}` : 'not yet'],
    ['Pages sent', String(pages)],
    ...Object.entries(roles).map(([role, person]) => [`${role.charAt(0).toUpperCase()}${role.slice(1)}`, person]),
  ]
  return `# Review of incident ${id}: ${title}

| | |
|---|---|
${facts.map(([name, value]) => `| ${name} | ${cell(value ?? '')} |`).join('\n')}

## What our users saw

_Who was affected, how, and how many. What of the objective's budget was spent._

## Timeline

${events.map(({ at, by, text }) => `- ${stamp(at)} ${line(text)} (${by})`).join('\n')}

## What caused it

_The chain of conditions, each with the observation that shows it. What was new; what had long been waiting._

## What went well, what did not, where we were lucky

_Detection, pages, access, runbooks, communication._

## Actions

${
  actions.length > 0
    ? actions
        .map(({ text, owner, due, doneAt }) => `- [${doneAt ? 'x' : ' '}] ${line(text)} (${owner}, by ${due})`)
        .join('\n')
    : '_None yet. Each action has one owner and a date: `devops incident action add`._'
}
`
}

function span(from: Date, to: Date): string {
  return spokenDuration(to.getTime() - from.getTime())
}

function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function cell(text: string): string {
  return line(text).replaceAll('|', '\\|')
}
