import { intake as alertmanager } from './alertmanager/intake.ts'
import { intake as cloudwatch } from './cloudwatch/intake.ts'
import { intake as datadog } from './datadog/intake.ts'
import { intake as generic } from './generic/intake.ts'
import { intake as grafana } from './grafana/intake.ts'
import type { Intake } from './intake.ts'
import { intake as mail } from './mail/intake.ts'

export const intakes = { alertmanager, grafana, cloudwatch, datadog, generic, mail } satisfies Record<string, Intake>
export type IntakeKind = keyof typeof intakes
