import type { Workload } from '../../model/workload.ts'

/** A variable is read once, when a process starts: where one comes of a secret, Reloader starts the pods anew when that changes. */
export function restarted({ environment }: Workload): { readonly annotations?: Readonly<Record<string, string>> } {
  return environment.some((each) => 'secret' in each) ? { annotations: { 'reloader.stakater.com/auto': 'true' } } : {}
}
