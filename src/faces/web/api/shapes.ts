import type { OutputOf } from './commands.ts'

export type Incident = OutputOf<'incident/show'>['incident']
export type IncidentEvent = OutputOf<'incident/show'>['events'][number]
export type Action = OutputOf<'incident/show'>['actions'][number]
