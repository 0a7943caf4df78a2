import type { Message } from '../../model/message.ts'
import { cut, headline } from '../wording.ts'

/** Block Kit, within its limits: a header of 150 signs, texts of 3000, ten fields of 2000, five buttons. */
export function blocksOf(message: Message): object[] {
  const { text, facts, links, service } = message
  const fields = [...(service ? [{ name: 'Service', value: service }] : []), ...facts].slice(0, 10)
  return [
    { type: 'header', text: { type: 'plain_text', text: cut(headline(message), 150) } },
    ...(text ? [{ type: 'section', text: { type: 'mrkdwn', text: cut(escaped(text), 3000) } }] : []),
    ...(fields.length > 0
      ? [
          {
            type: 'section',
            fields: fields.map(({ name, value }) => ({
              type: 'mrkdwn',
              text: cut(`*${escaped(name)}*\n${escaped(value)}`, 2000),
            })),
          },
        ]
      : []),
    ...(links.length > 0
      ? [
          {
            type: 'actions',
            elements: links.slice(0, 5).map(({ title, url }, at) => ({
              type: 'button',
              action_id: `link_${at}`,
              text: { type: 'plain_text', text: cut(title, 75) },
              url,
              ...(at === 0 && { style: 'primary' }),
            })),
          },
        ]
      : []),
  ]
}

/** What a notification on a telephone shows. */
export function plainOf(message: Message): string {
  return cut(escaped(headline(message)), 3000)
}

/** Nothing in an alert may call a whole channel or draw a link. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
