import { type Intake, week } from '../intake.ts'
import { parsedJson } from '../json.ts'
import { fromWebhook } from './posted.ts'

export const intake: Intake = {
  title: 'Alertmanager, by `webhook_configs`',
  limit: 4_000_000,
  read: ({ text }) => fromWebhook(parsedJson(text)).map((alert) => ({ ...alert, holds: week })),
}
