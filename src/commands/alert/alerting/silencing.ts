import { randomUUID } from 'node:crypto'
import { Fault } from '../../../model/fault.ts'
import type { Server } from '../../../model/server.ts'
import { changed, ended, refusal, type Wanted } from '../../../operate/alerting/silence.ts'
import { putSilence, silenceById } from '../../../store/alerts/silences.ts'
import { record } from '../../../store/trail.ts'
import { printMatchers } from '../../../values/matcher.ts'

/** Makes or changes a silence. Answers with its id, which is another one where a change would alter what was. */
export async function putSilenced(server: Server, wanted: Wanted, id: string | undefined, now: Date): Promise<string> {
  const because = refusal(wanted, now)
  if (because) throw new Fault('silence', because, 'Nothing was changed.')
  return server.database.transaction(async (database) => {
    const old = id === undefined ? undefined : await silenceById(database, id)
    if (id !== undefined && !old) throw unknown(id)
    const silences = changed(old, wanted, randomUUID(), now)
    for (const silence of silences) await putSilence(database, silence)
    const [{ id: made, matchers, startsAt, endsAt, createdBy, comment }] = silences
    await record(database, {
      at: now,
      actor: server.actor.id,
      action: 'alert/silence/add',
      subject: `silence/${made}`,
      detail: { matchers: printMatchers(matchers), startsAt, endsAt, createdBy, comment, ...(id && { instead: id }) },
    })
    await server.announce(database, 'alert', `silence/${made}`)
    return made
  })
}

/** Ends a silence; one that is over stays as it is. */
export async function endSilence(server: Server, id: string, now: Date): Promise<void> {
  await server.database.transaction(async (database) => {
    const silence = await silenceById(database, id)
    if (!silence) throw unknown(id)
    const after = ended(silence, now)
    if (after === silence) return
    await putSilence(database, after)
    const deed = { at: now, actor: server.actor.id, action: 'alert/silence/expire', subject: `silence/${id}` }
    await record(database, deed)
    await server.announce(database, 'alert', `silence/${id}`)
  })
}

function unknown(id: string): Fault {
  return new Fault('unknown-silence', `there is no silence \`${id}\``, '`devops alert silence list` shows them.')
}
