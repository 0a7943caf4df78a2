import type { Context } from 'hono'
import { z } from 'zod'
import { endSilence, putSilenced } from '../../../commands/alert/alerting/silencing.ts'
import { Fault } from '../../../model/fault.ts'
import { compareSilences } from '../../../operate/alerting/silence.ts'
import { allSilences, silenceById } from '../../../store/alerts/silences.ts'
import { jsonOf, speaking } from '../alertmanager/body.ts'
import { matchersOf } from '../alertmanager/filter.ts'
import { gettableSilence } from '../alertmanager/gettable.ts'
import type { Inside, Routes } from '../route.ts'

export const routes: Routes = {
  'GET /api/v2/silences': {
    summary: 'Silences, as Alertmanager lists them',
    access: 'viewer',
    handle: (context, inside) => speaking(context, () => list(context, inside)),
  },
  'POST /api/v2/silences': {
    summary: 'A silence made or changed, as amtool asks for it',
    access: 'responder',
    handle: (context, inside) => speaking(context, () => put(context, inside)),
  },
  'GET /api/v2/silence/:id': {
    summary: 'One silence',
    access: 'viewer',
    handle: (context, inside) => speaking(context, () => show(context, inside)),
  },
  'DELETE /api/v2/silence/:id': {
    summary: 'A silence ended',
    access: 'responder',
    handle: (context, inside) =>
      speaking(context, async () => {
        await endSilence(inside.server, context.req.param('id') ?? '', inside.world.now())
        return context.json({})
      }),
  },
}

async function list(context: Context, { server, world }: Inside): Promise<Response> {
  const matchers = matchersOf(context)
  const now = world.now()
  const silences = (await allSilences(server.database, 10_000)).filter((silence) =>
    matchers.every((wanted) =>
      silence.matchers.some(
        ({ name, operator, value }) => name === wanted.name && operator === wanted.operator && value === wanted.value,
      ),
    ),
  )
  return context.json(silences.sort(compareSilences(now)).map((silence) => gettableSilence(silence, now)))
}

async function show(context: Context, { server, world }: Inside): Promise<Response> {
  const silence = await silenceById(server.database, context.req.param('id') ?? '')
  if (silence) return context.json(gettableSilence(silence, world.now()))
  throw new Fault('not-found', 'there is no such silence', '`amtool silence query` lists them.')
}

const time = z.iso.datetime({ offset: true })
const postable = z.object({
  id: z.string().nullish(),
  matchers: z.array(
    z.object({ name: z.string().min(1), value: z.string(), isRegex: z.boolean(), isEqual: z.boolean().nullish() }),
  ),
  startsAt: time,
  endsAt: time,
  createdBy: z.string(),
  comment: z.string(),
})

async function put(context: Context, { server, world }: Inside): Promise<Response> {
  const read = postable.safeParse(await jsonOf(context))
  if (!read.success) {
    const [first] = read.error.issues
    throw new Fault(
      'input',
      `this is no silence: \`${first?.path.join('.')}\`: ${first?.message}`,
      'Nothing was taken.',
    )
  }
  const { id, matchers, startsAt, endsAt, createdBy, comment } = read.data
  const silenceID = await putSilenced(
    server,
    {
      matchers: matchers.map(({ name, value, isRegex, isEqual }) => ({
        name,
        value,
        operator: isEqual === false ? (isRegex ? '!~' : '!=') : isRegex ? '=~' : '=',
      })),
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      createdBy,
      comment,
    },
    id || undefined,
    world.now(),
  )
  return context.json({ silenceID })
}
