import type { Message } from '../model/message.ts'

/** One line that says what is wrong and how badly. */
export function headline({ status, severity, title }: Message): string {
  const word = status === 'triggered' ? `SEV${severity}` : status === 'acknowledged' ? 'Acknowledged' : 'Resolved'
  return `${word}: ${title}`
}

export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

/** Everything as plain lines. */
export function lines(message: Message): string[] {
  return [
    headline(message),
    ...(message.text ? [message.text] : []),
    ...message.facts.map(({ name, value }) => `${name}: ${value}`),
    ...message.links.map(({ title, url }) => `${title}: ${url}`),
  ]
}
