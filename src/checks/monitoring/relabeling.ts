import type { ScrapeJob } from '../../kinds/monitoring.ts'
import { isMap } from '../../model/shape.ts'

/** A step of `relabel_configs`, with what it does where it does not say. */
export interface Step {
  readonly index: number
  readonly action: string
  readonly sources: readonly string[]
  readonly regex: string
  readonly target: string | undefined
  readonly replacement: string
  readonly separator: string
  readonly raw: { readonly [name: string]: unknown }
}

/** The steps that can be read, in their order. */
export function stepsOf(list: unknown): readonly Step[] {
  return (Array.isArray(list) ? list : []).flatMap((raw, index) => {
    if (!isMap(raw)) return []
    const text = (name: string, usual: string) => {
      const value = raw[name]
      return value === undefined || value === null ? usual : typeof value === 'object' ? undefined : String(value)
    }
    const action = text('action', 'replace')?.toLowerCase()
    const regex = text('regex', '(.*)')
    const replacement = text('replacement', '$1')
    const separator = text('separator', ';')
    const names = raw.source_labels ?? []
    if (
      action === undefined ||
      regex === undefined ||
      replacement === undefined ||
      separator === undefined ||
      !Array.isArray(names)
    )
      return []
    if (names.some((each) => typeof each !== 'string')) return []
    const target = typeof raw.target_label === 'string' ? raw.target_label : undefined
    return [{ index, action, sources: names as string[], regex, target, replacement, separator, raw }]
  })
}

/** Labels that service discovery gives, by role: names and beginnings of names, behind `__meta_kubernetes_`. */
export const rolesGive: Readonly<Record<string, readonly string[]>> = {
  node: ['node_'],
  service: ['namespace', 'service_'],
  pod: ['namespace', 'pod_', 'node_'],
  endpoints: ['namespace', 'endpoints_', 'endpoint_', 'service_', 'pod_', 'node_'],
  endpointslice: ['namespace', 'endpointslice_', 'service_', 'pod_', 'node_'],
  ingress: ['namespace', 'ingress_'],
}

/** The roles in which a job asks Kubernetes; `undefined` where one of them cannot be read. */
export function rolesOf({ kubernetes_sd_configs: configs = [] }: ScrapeJob): readonly string[] | undefined {
  const roles = configs.map((each) => each?.role?.toLowerCase())
  return roles.every((each) => each !== undefined && each in rolesGive) ? (roles as string[]) : undefined
}

/** Whether a label of Kubernetes' discovery is never there for these roles. */
export function isNeverThere(label: string, roles: readonly string[]): boolean {
  const [, name] = /^__meta_kubernetes_(.+)$/.exec(label) ?? []
  if (name === undefined) return false
  return !roles.some((role) =>
    (rolesGive[role] ?? []).some((given) =>
      given.endsWith('_') ? name.startsWith(given) : name === given || name.startsWith(`${given}_`),
    ),
  )
}

/** Go's patterns are not JavaScript's: what is not certain counts as a match. */
export function mayMatch(regex: string, text: string): boolean {
  try {
    return regex.includes('(?') || regex.length >= 1000 || new RegExp(`^(?:${regex})$`).test(text)
  } catch {
    return true
  }
}
