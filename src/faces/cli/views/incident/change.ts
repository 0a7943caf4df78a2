import type { Shown } from '../../../../commands/incident/responding/shown.ts'
import type { View } from '../../view.ts'
import { line } from './line.ts'

export const view: View<Shown> = {
  human: (incident, { paint }) => `${line(incident, paint)}\n\nNext: devops incident show ${incident.id}`,
}
