import type { Message, Receipt } from '../../model/message.ts'
import type { Connector, Settings } from '../connector.ts'
import { masked, patience } from '../post.ts'
import { headline } from '../wording.ts'
import { bodyOf } from './body.ts'

export const connector: Connector = {
  title: 'E-mail',
  follows: true,
  settings: {
    to: { title: 'Address, or several with commas between' },
    from: { title: 'Address that it comes from' },
    host: { title: 'Mail server' },
    port: { title: 'Its port; 587 unless said', optional: true },
    security: {
      title:
        '`starttls` insists on it (the default), `tls` from the first byte, `none` for a server on the same machine',
      choices: ['starttls', 'tls', 'none'],
      optional: true,
    },
    user: { title: 'Who signs in there', optional: true },
    password: { title: 'With which password', secret: true, optional: true },
  },
  async send(message, settings, { patience: limit = patience }) {
    const { createTransport } = await import('nodemailer')
    const { host, port = '587', security = 'starttls', user, password } = settings
    const transport = createTransport({
      host,
      port: Number(port),
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      ...(user && { auth: { user, pass: password } }),
      connectionTimeout: limit,
      greetingTimeout: limit,
      socketTimeout: limit,
      dnsTimeout: limit,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      const { response } = await transport.sendMail(mailOf(message, settings))
      return { outcome: 'sent', detail: masked(response, settings), reference: idOf(message.id, settings) }
    } catch (error) {
      return receiptOf(error, settings)
    } finally {
      transport.close()
    }
  },
}

function mailOf(message: Message, settings: Settings) {
  const thread = idOf(message.thread, settings)
  return {
    from: settings.from,
    to: settings.to,
    subject: headline(message).replace(/\s+/g, ' '),
    messageId: idOf(message.id, settings),
    inReplyTo: thread,
    references: [thread],
    priority: message.severity === 1 && message.status === 'triggered' ? ('high' as const) : ('normal' as const),
    headers: { 'Auto-Submitted': 'auto-generated', 'Idempotency-Key': message.id },
    ...bodyOf(message),
  }
}

/** The same for every attempt, so that a mail box that gets two can tell. */
function idOf(id: string, { from = '' }: Settings): string {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return `<${id.replace(/[^\w.-]+/g, '.')}@${domain}>`
}

/** What the server answered counts; without an answer it is worth another attempt, unless the settings are wrong. */
function receiptOf(error: unknown, settings: Settings): Receipt {
  const {
    code = '',
    responseCode,
    message = 'the mail was not taken',
  } = error as {
    code?: string
    responseCode?: number
    message?: string
  }
  const detail = masked(`${code} ${message}`.trim(), settings)
  if (responseCode !== undefined && responseCode >= 500) return { outcome: 'refused', detail }
  if (responseCode !== undefined && responseCode >= 400) return { outcome: 'retry', detail }
  return { outcome: ['EAUTH', 'EENVELOPE', 'ETLS', 'ENOAUTH'].includes(code) ? 'refused' : 'retry', detail }
}
