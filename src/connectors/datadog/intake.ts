import { z } from 'zod'
import type { Labels } from '../../model/alert.ts'
import { Fault } from '../../model/fault.ts'
import { type Intake, week } from '../intake.ts'
import { parsedJson } from '../json.ts'

const text = z.union([z.string(), z.number()]).transform(String).nullish()
const body = z.object({
  alert_id: z.union([z.string(), z.number()]).transform(String),
  alert_transition: z.string(),
  title: text,
  body: text,
  tags: text,
  hostname: text,
  priority: text,
  link: text,
  date: text,
})

/**
 * What a webhook of Datadog posts, where its payload is:
 * `{"alert_id": "$ALERT_ID", "alert_transition": "$ALERT_TRANSITION", "title": "$ALERT_TITLE", "body": "$EVENT_MSG", "tags": "$TAGS",
 * "hostname": "$HOSTNAME", "priority": "$ALERT_PRIORITY", "link": "$LINK", "date": "$DATE"}`.
 */
export const intake: Intake = {
  title: 'Datadog monitors, by a webhook with the payload that the guide names',
  limit: 1_000_000,
  read({ text, now }) {
    const read = body.safeParse(parsedJson(text))
    if (!read.success) {
      const [first] = read.error.issues
      throw new Fault(
        'input',
        `this is not the payload of Datadog that is expected: \`${first?.path.join('.')}\`: ${first?.message}`,
        'The guide has the payload that the webhook needs.',
      )
    }
    const { data } = read
    const date = Number(data.date)
    const at = Number.isFinite(date) && date > 0 ? new Date(date) : now
    const over = /recovered/i.test(data.alert_transition)
    return [
      {
        labels: {
          ...tagsIn(data.tags ?? ''),
          alertname: data.title || `Monitor ${data.alert_id}`,
          monitor: data.alert_id,
          ...(data.hostname && { host: data.hostname }),
          ...(data.priority && { priority: data.priority }),
        },
        annotations: { description: data.body ?? '' },
        ...(over ? { endsAt: at } : { startsAt: at }),
        generatorUrl: data.link ?? '',
        holds: week,
      },
    ]
  },
}

/** `env:prod,team:a`. */
function tagsIn(tags: string): Labels {
  return Object.fromEntries(
    tags.split(',').flatMap((tag) => {
      const [, name = '', value = ''] = /^\s*([^:]+):(.*)$/.exec(tag) ?? []
      return name === '' || name === 'monitor' ? [] : [[name.trim(), value.trim()]]
    }),
  )
}
