import PostalMime from 'postal-mime'
import { Fault } from '../../model/fault.ts'
import { type Intake, week } from '../intake.ts'

/**
 * A letter as it stands (RFC 822), as an inbound service passes it on. What it is about is its subject, without the words that say
 * whether it begins or ends.
 */
export const intake: Intake = {
  title: 'E-mail, passed on as a raw message',
  limit: 1_000_000,
  async read({ text, now }) {
    const { from, subject = '', text: body, html, headers } = await PostalMime.parse(text)
    if (!from?.address || headers.length < 2)
      throw new Fault('input', 'this is no letter: it has no sender', 'The whole message is expected, headers first.')
    const over = /\b(?:resolved|recovered|recovery|cleared|back to normal|ok)\b/i.test(subject)
    const name = subject
      .replace(/^(?:\s*(?:re|fwd?|aw|wg):)+/i, '')
      .replace(
        /[[(]?\b(?:firing|resolved|recovered|recovery|cleared|problem|triggered|alarm|alert|critical|warning|ok)\b[\])]?:?/gi,
        ' ',
      )
      .replace(/\s+/g, ' ')
      .replace(/^[\s:-]+|[\s:-]+$/g, '')
    return [
      {
        labels: { alertname: name || 'Mail', sender: from.address.toLowerCase() },
        annotations: {
          summary: subject,
          description: (body ?? html?.replace(/<[^>]+>/g, ' ') ?? '').replace(/\s+/g, ' ').trim().slice(0, 4000),
        },
        ...(over && { endsAt: now }),
        holds: week,
      },
    ]
  },
}
