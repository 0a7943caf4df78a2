import type { OutputOf } from './commands.ts'

export type Incident = OutputOf<'incident/show'>['incident']
export type IncidentEvent = OutputOf<'incident/show'>['events'][number]
export type Action = OutputOf<'incident/show'>['actions'][number]
export type Entry = OutputOf<'trail/list'>['entries'][number]
export type User = OutputOf<'user/list'>['users'][number]
export type Token = OutputOf<'token/list'>['tokens'][number]
