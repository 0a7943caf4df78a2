import type { Flags } from '../model/flags.ts'
import type { Platform } from '../model/workload.ts'

/** Whether a process of a platform is answered. */
export function answers({ tool }: Flags, platform: Platform): boolean {
  return platform === (tool === 'flagd' ? 'kubernetes' : 'containers')
}

/** Bytes for the two that stay beside a task: what AppConfig let out, and what answers by it. */
export const besideTask = 2 * 64 * 1024 ** 2
