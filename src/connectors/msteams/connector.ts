import type { Message } from '../../model/message.ts'
import type { Connector } from '../connector.ts'
import { isReceipt, post, receiptOf } from '../post.ts'
import { cut, headline } from '../wording.ts'

/** A Teams workflow that begins with a webhook and posts an adaptive card. */
export const connector: Connector = {
  title: 'Microsoft Teams',
  follows: true,
  settings: {
    webhook: { title: 'Address of the workflow “Post to a channel when a webhook request is received”', secret: true },
  },
  async send(message, settings, outside) {
    const body = JSON.stringify({
      type: 'message',
      attachments: [
        { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: cardOf(message) },
      ],
    })
    const answer = await post(
      { url: settings.webhook ?? '', headers: { 'content-type': 'application/json' }, body },
      outside,
    )
    return isReceipt(answer) ? answer : receiptOf(answer, settings)
  },
}

/** Well below the 28 KB that Teams takes. */
function cardOf(message: Message): object {
  const { text, service, facts, links, status, severity } = message
  const told = [...(service ? [{ name: 'Service', value: service }] : []), ...facts].slice(0, 20)
  const color = status !== 'triggered' ? 'good' : severity <= 2 ? 'attention' : 'warning'
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      { type: 'TextBlock', text: cut(headline(message), 300), size: 'large', weight: 'bolder', color, wrap: true },
      ...(text ? [{ type: 'TextBlock', text: cut(text, 3000), wrap: true }] : []),
      ...(told.length > 0
        ? [
            {
              type: 'FactSet',
              facts: told.map(({ name, value }) => ({ title: cut(name, 100), value: cut(value, 500) })),
            },
          ]
        : []),
    ],
    actions: links.slice(0, 5).map(({ title, url }) => ({ type: 'Action.OpenUrl', title: cut(title, 75), url })),
  }
}
