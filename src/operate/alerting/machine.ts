import type { AlertGroup, KeptAlert, PostedAlert, Silence, Told } from '../../model/alert.ts'
import type { Route, Routing } from '../../model/routing.ts'
import { accept, together } from './accept.ts'
import { flush, type Notice } from './flush.ts'
import { joined, newGroup } from './group.ts'
import { everyRoute, routesFor } from './route.ts'

/** The whole engine in memory: for simulations, and for tests that let weeks pass. A server keeps the same in tables and asks the same functions. */
export interface State {
  readonly routing: Routing
  readonly alerts: ReadonlyMap<string, KeptAlert>
  readonly groups: ReadonlyMap<string, Grouped>
  readonly told: ReadonlyMap<string, Told>
  readonly silences: readonly Silence[]
}

interface Grouped {
  readonly group: AlertGroup
  readonly members: ReadonlySet<string>
}

export type Event =
  | { readonly post: readonly PostedAlert[] }
  | { readonly silence: Silence }
  | { readonly expire: string }
  | { readonly configure: Routing }

export interface Step {
  readonly state: State
  readonly notices: readonly Notice[]
}

export function begin(routing: Routing): State {
  return { routing, alerts: new Map(), groups: new Map(), told: new Map(), silences: [] }
}

/** When something is to be done although nothing happens. */
export function dueAt({ groups }: State): Date | undefined {
  let due: Date | undefined
  for (const { group } of groups.values()) if (!due || group.due < due) due = group.due
  return due
}

/** Lets time pass until `now`: every group that is due is looked at, in the order in which they are. */
export function pass(state: State, now: Date): Step {
  let current = state
  const notices: Notice[] = []
  for (let due = dueAt(current); due && due <= now; due = dueAt(current)) {
    const step = flushAt(current, due)
    current = step.state
    notices.push(...step.notices)
  }
  return { state: current, notices }
}

/** What an event makes of the state. Time is let pass first. */
export function step(state: State, event: Event, now: Date): Step {
  const { state: passed, notices } = pass(state, now)
  return { state: happen(passed, event, now), notices }
}

function happen(state: State, event: Event, now: Date): State {
  if ('post' in event) return event.post.reduce((each, alert) => take(each, alert, now), state)
  if ('configure' in event) {
    const anew: State = { ...state, routing: event.configure, groups: new Map() }
    return [...state.alerts.values()].reduce((each, alert) => grouped(each, alert, now), anew)
  }
  const id = 'silence' in event ? event.silence.id : event.expire
  const others = state.silences.filter((silence) => silence.id !== id)
  if ('silence' in event) return { ...state, silences: [...others, event.silence] }
  const ended = state.silences.filter((silence) => silence.id === id).map((silence) => ({ ...silence, endsAt: now }))
  return { ...state, silences: [...others, ...ended] }
}

function take(state: State, posted: PostedAlert, now: Date): State {
  const alert = accept(posted, now, state.routing.resolveTimeout)
  if ('refused' in alert) return state
  const known = state.alerts.get(alert.fingerprint)
  const kept = known ? together(known, alert, now) : alert
  return grouped({ ...state, alerts: new Map(state.alerts).set(kept.fingerprint, kept) }, kept, now)
}

function grouped(state: State, alert: KeptAlert, now: Date): State {
  const groups = new Map(state.groups)
  for (const route of routesFor(state.routing.root, alert.labels)) {
    const fresh = newGroup(route, alert, now)
    const id = idOf(fresh)
    const known = groups.get(id)
    groups.set(id, {
      group: known ? joined(known.group, route, alert, now) : fresh,
      members: new Set(known?.members).add(alert.fingerprint),
    })
  }
  return { ...state, groups }
}

function flushAt(state: State, now: Date): Step {
  const groups = new Map(state.groups)
  const told = new Map(state.told)
  const notices: Notice[] = []
  const routes = new Map<string, Route>([...everyRoute(state.routing.root)].map((route) => [route.id, route]))
  for (const [id, { group, members }] of state.groups) {
    const route = routes.get(group.route)
    if (group.due > now || !route) continue
    const done = flush({
      group,
      route,
      routing: state.routing,
      alerts: [...members].flatMap((each) => state.alerts.get(each) ?? []),
      sources: state.alerts.values(),
      silences: state.silences,
      told: [...told.values()],
      ways: state.routing.receivers.find(({ name }) => name === group.receiver)?.ways ?? [],
      now,
    })
    const left = new Set(members)
    for (const { fingerprint } of done.leaving) left.delete(fingerprint)
    if (done.group) groups.set(id, { group: done.group, members: left })
    else groups.delete(id)
    for (const each of done.told) told.set(`${each.key}\n${each.receiver}\n${each.way}`, each)
    notices.push(...done.notices)
  }
  return { state: { ...state, groups, told }, notices }
}

export function idOf({ route, fingerprint }: AlertGroup): string {
  return `${route}:${fingerprint}`
}
