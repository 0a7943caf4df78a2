import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './trace.ts'

/** A span, a measurement and a line of the log for work in the background. */
export function watchedJob<T>(
  command: string,
  { log, metrics, tracing }: { readonly log: Log; readonly metrics: Metrics; readonly tracing: Tracing },
  work: () => Promise<T>,
): Promise<T> {
  const began = performance.now()
  return tracing.span(`job ${command}`, { kind: 'consumer', attributes: { 'job.command': command } }, async () => {
    try {
      const answer = await work()
      ended('done')
      return answer
    } catch (error) {
      ended('failed')
      throw error
    }
  })

  function ended(outcome: 'done' | 'failed'): void {
    const seconds = (performance.now() - began) / 1000
    metrics.job(command, outcome, seconds)
    log.line('debug', 'job', { command, outcome, ms: Math.round(seconds * 10_000) / 10 })
  }
}
