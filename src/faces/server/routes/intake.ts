import type { Context } from 'hono'
import { gather } from '../../../commands/alert/alerting/gather.ts'
import { confirmed } from '../../../commands/alert/alerting/sns.ts'
import { hashOfKey } from '../../../commands/alert/source/add.ts'
import { type IntakeKind, intakes } from '../../../connectors/intakes.ts'
import { Fault } from '../../../model/fault.ts'
import { heardOf, type Source, sourceOfKey } from '../../../store/alerts/sources.ts'
import type { Inside, Routes } from '../route.ts'

/** Alerts of other systems. Each has an address of its own; whoever knows the key in it may send. */
export const routes: Routes = {
  'POST /api/intake/:name/:key': {
    summary:
      'Alerts in, from Alertmanager, Grafana, CloudWatch, Datadog, e-mail or any JSON; kept before it is answered',
    access: 'open',
    handle: take,
  },
}

async function take(context: Context, { server, world }: Inside): Promise<Response> {
  const { name = '', key = '' } = context.req.param()
  const source = await sourceOfKey(server.database, name, hashOfKey(key))
  if (!source) throw new Fault('not-found', 'there is no such address', '`devops alert source add` makes one.')
  const intake = intakes[source.kind as IntakeKind]
  const text = await context.req.text()
  if (text.length > intake.limit)
    throw new Fault('too-large', `the request is longer than ${intake.limit} characters`, 'Send it in parts.')
  if (source.kind === 'cloudwatch' && (await confirmed(server, text, source.topic)))
    return context.json({ confirmed: true })
  const now = world.now()
  const alerts = await intake.read({ text, headers: context.req.header(), mapping: source.mapping, now })
  const taken = await gather(server, { alerts, source: sourceName(source) }, world.now)
  await heardOf(server.database, name, now)
  return context.json(taken, taken.refused.length > 0 ? 400 : 200)
}

function sourceName({ name, kind }: Source): string {
  return name === kind ? name : `${kind}/${name}`
}
