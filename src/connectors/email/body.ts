import type { Message } from '../../model/message.ts'
import { escapedHtml } from '../../values/html.ts'
import { headline, lines } from '../wording.ts'

export function bodyOf(message: Message): { text: string; html: string } {
  const { text, facts, links } = message
  const rows = facts.map(({ name, value }) => `<tr><td>${escapedHtml(name)}</td><td>${escapedHtml(value)}</td></tr>`)
  const html = [
    `<h2>${escapedHtml(headline(message))}</h2>`,
    ...(text ? [`<p>${escapedHtml(text).replaceAll('\n', '<br>')}</p>`] : []),
    ...(rows.length > 0 ? [`<table cellpadding="4">${rows.join('')}</table>`] : []),
    ...links.map(({ title, url }) => `<p><a href="${escapedHtml(url)}">${escapedHtml(title)}</a></p>`),
  ]
  return { text: `${lines(message).join('\n')}\n`, html: html.join('\n') }
}
