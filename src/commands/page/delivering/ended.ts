import type { Receipt } from '../../../model/message.ts'
import type { Server } from '../../../model/server.ts'
import { addEvent } from '../../../store/incidents/events.ts'
import { endAttempt } from '../../../store/oncall/attempts.ts'
import { endPage, type KeptPage } from '../../../store/oncall/pages.ts'
import { record } from '../../../store/trail.ts'
import type { Begun } from './attempt.ts'
import { attemptsAtMost, waitAfter } from './backoff.ts'

/** Records how an attempt went and what follows from it: another one, or the end of the page. */
export async function ended(server: Server, { page, number }: Begun, receipt: Receipt, now: Date): Promise<void> {
  const { outcome, detail } = receipt
  await server.database.transaction(async (database) => {
    await endAttempt(database, { page: page.id, number, at: now, outcome, detail })
    if (outcome === 'retry' && number < attemptsAtMost) {
      const at = new Date(now.getTime() + waitAfter(number, receipt.after))
      await server.jobs.send(database, 'page/deliver', { page: page.id }, { at, key: `${page.id}/${number}` })
    } else {
      const status = outcome === 'sent' ? 'sent' : 'failed'
      await endPage(database, page.id, {
        status,
        at: now,
        ...(status === 'failed' && { error: detail }),
        ...(outcome === 'sent' && receipt.reference !== undefined && { reference: receipt.reference }),
      })
      if (page.incident !== undefined)
        await addEvent(
          database,
          page.incident,
          {
            at: now,
            by: server.actor.id,
            kind: 'page',
            text: textOf(page, status, detail),
            data: { page: page.id, contact: page.contact, tells: page.tells, status, attempts: number },
          },
          `page/${page.id}`,
        )
      await record(database, {
        at: now,
        actor: server.actor.id,
        action: 'page/deliver',
        subject: `page/${page.id}`,
        detail: {
          ...(page.incident !== undefined && { incident: page.incident }),
          contact: page.contact,
          by: page.by,
          tells: page.tells,
          status,
          attempts: number,
        },
      })
    }
    await server.announce(database, 'page', page.id)
  })
  const again = outcome === 'retry' && number < attemptsAtMost
  server.count?.('page', again ? 'retried' : outcome === 'sent' ? 'sent' : 'failed')
}

function textOf({ person, contact, by, tells }: KeptPage, status: 'sent' | 'failed', detail: string): string {
  const whom = person ?? contact
  if (status === 'failed') return `${whom} could not be told by ${by}: ${detail}`
  return tells === 'triggered' ? `${whom} was paged by ${by}` : `${whom} was told by ${by} that it is ${tells}`
}
