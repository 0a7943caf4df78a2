import {
  IconAlertTriangle,
  IconBellRinging,
  IconCalendarUser,
  IconGauge,
  IconHistory,
  IconLayoutDashboard,
  IconRocket,
  IconSettings,
  type TablerIcon,
} from '@tabler/icons-react'

/** A page that the navigation leads to. */
export interface Place {
  readonly path: string
  readonly name: string
  readonly icon: TablerIcon
  /** After `g`. */
  readonly key: string
  /** Stands in the bar at the foot of a telephone. */
  readonly thumb?: true
}

export const places: readonly Place[] = [
  { path: '/', name: 'Overview', icon: IconLayoutDashboard, key: 'o', thumb: true },
  { path: '/incidents', name: 'Incidents', icon: IconAlertTriangle, key: 'i', thumb: true },
  { path: '/alerts', name: 'Alerts', icon: IconBellRinging, key: 'a', thumb: true },
  { path: '/oncall', name: 'On call', icon: IconCalendarUser, key: 'c', thumb: true },
  { path: '/slos', name: 'SLOs', icon: IconGauge, key: 's', thumb: true },
  { path: '/deliveries', name: 'Deliveries', icon: IconRocket, key: 'd' },
  { path: '/trail', name: 'Trail', icon: IconHistory, key: 't' },
  { path: '/settings', name: 'Settings', icon: IconSettings, key: 'e' },
]

export function isAt(path: string, location: string): boolean {
  return path === '/' ? location === '/' : location === path || location.startsWith(`${path}/`)
}
