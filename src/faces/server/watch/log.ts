import { Fault } from '../../../model/fault.ts'
import type { World } from '../../../model/world.ts'
import { maskedDetail } from '../../../values/mask.ts'

const levels = ['error', 'warn', 'info', 'debug'] as const
export type Level = (typeof levels)[number]

/** Lines of JSON, one an event; below the level that `DEVOPS_LOG_LEVEL` names nothing is written. */
export interface Log {
  line(level: Level, message: string, fields?: Readonly<Record<string, unknown>>): void
  /** For what is nobody's fault but ours or a neighbour's. */
  failed(what: string, error: unknown): void
  /** For whoever started the server: plain on a terminal. */
  say(message: string): void
}

export function logTo({ tell, now, env, ask }: World, trace: () => string | undefined): Log {
  const asked = env.DEVOPS_LOG_LEVEL
  // Somebody at a terminal is told what goes wrong, and not of each request.
  const level = levels.find((each) => each === asked) ?? (ask ? 'warn' : 'info')
  if (asked !== undefined && level !== asked)
    throw new Fault('log-level', `\`DEVOPS_LOG_LEVEL\` cannot be \`${asked}\``, `It is one of ${levels.join(', ')}.`)
  const log: Log = {
    line(each, message, fields = {}) {
      if (levels.indexOf(each) > levels.indexOf(level)) return
      const within = trace()
      // `token:ci` is who asked, not what they showed.
      const { actor, ...rest } = fields
      tell(
        JSON.stringify({
          at: now().toISOString(),
          level: each,
          message,
          ...maskedDetail(rest),
          ...(actor !== undefined && { actor }),
          ...(within && { trace: within }),
        }),
      )
    },
    failed(what, error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
      log.line('error', 'failed', { what, error: text })
    },
    say: (message) => (ask ? tell(message) : tell(JSON.stringify({ at: now().toISOString(), level: 'info', message }))),
  }
  return log
}
