// Written by `npm run gen`: one line per unit.
import type { Connector } from './connector.ts'
import { connector as email } from './email/connector.ts'
import { connector as msteams } from './msteams/connector.ts'
import { connector as pagerduty } from './pagerduty/connector.ts'
import { connector as slack } from './slack/connector.ts'
import { connector as sms } from './sms/connector.ts'
import { connector as webhook } from './webhook/connector.ts'

export const connectors: Readonly<Record<string, Connector>> = {
  email: email,
  msteams: msteams,
  pagerduty: pagerduty,
  slack: slack,
  sms: sms,
  webhook: webhook,
}
