import type { OutputOf } from './commands.ts'

export type Incident = OutputOf<'incident/show'>['incident']
export type IncidentEvent = OutputOf<'incident/show'>['events'][number]
export type Action = OutputOf<'incident/show'>['actions'][number]
export type Entry = OutputOf<'trail/list'>['entries'][number]
export type User = OutputOf<'user/list'>['users'][number]
export type Token = OutputOf<'token/list'>['tokens'][number]
export type Slo = OutputOf<'slo/list'>['objectives'][number]
export type SloPage = OutputOf<'slo/show'>
export type Delivery = OutputOf<'delivery/list'>['deliveries'][number]
export type Gate = OutputOf<'gate/list'>['gates'][number]
export type Calendar = OutputOf<'oncall/calendar'>
export type Duty = OutputOf<'oncall/show'>['schedules'][number]
export type Simulated = OutputOf<'oncall/simulate'>
export type Alert = OutputOf<'alert/list'>['alerts'][number]
