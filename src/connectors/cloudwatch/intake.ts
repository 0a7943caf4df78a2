import { z } from 'zod'
import type { Labels } from '../../model/alert.ts'
import { Fault } from '../../model/fault.ts'
import { type Intake, week } from '../intake.ts'
import { parsedJson } from '../json.ts'
import { envelopeIn } from './envelope.ts'

const alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string().nullish(),
  AWSAccountId: z.string().nullish(),
  NewStateValue: z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']),
  NewStateReason: z.string().nullish(),
  StateChangeTime: z.string().nullish(),
  Region: z.string().nullish(),
  AlarmArn: z.string().nullish(),
  Trigger: z
    .object({
      MetricName: z.string().nullish(),
      Namespace: z.string().nullish(),
      Dimensions: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
    })
    .nullish(),
})

/** An alarm of CloudWatch in a message of SNS. Without data is over: CloudWatch does not know, and an alarm that treats that as breaching says ALARM. */
export const intake: Intake = {
  title: 'CloudWatch alarms, by SNS',
  limit: 300_000,
  read({ text, now }) {
    const { Message } = envelopeIn(text)
    const read = alarm.safeParse(parsedJson(Message))
    if (!read.success) {
      const [first] = read.error.issues
      throw new Fault(
        'input',
        `this is no alarm of CloudWatch: \`${first?.path.join('.')}\`: ${first?.message}`,
        'Nothing was taken.',
      )
    }
    const { data } = read
    const changed = data.StateChangeTime ? new Date(data.StateChangeTime.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : now
    const at = Number.isNaN(changed.getTime()) ? now : changed
    const region = data.AlarmArn?.split(':')[3] ?? data.Region ?? ''
    return [
      {
        labels: labelsOf(data, region),
        annotations: { summary: data.AlarmDescription ?? data.AlarmName, description: data.NewStateReason ?? '' },
        ...(data.NewStateValue === 'ALARM' ? { startsAt: at } : { endsAt: at }),
        generatorUrl: region
          ? `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(data.AlarmName)}`
          : '',
        holds: week,
      },
    ]
  },
}

function labelsOf({ AlarmName, AWSAccountId, Trigger }: z.output<typeof alarm>, region: string): Labels {
  const dimensions = (Trigger?.Dimensions ?? []).map(({ name, value }) => [name, value])
  return {
    ...Object.fromEntries(dimensions),
    alertname: AlarmName,
    account: AWSAccountId ?? '',
    region,
    namespace: Trigger?.Namespace ?? '',
    metric: Trigger?.MetricName ?? '',
  }
}
