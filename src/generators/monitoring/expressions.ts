import type { Alert } from '../../model/watch.ts'

/** How many alerts of a name fire, or 0. */
export function firing({ name }: Alert, matcher?: string): string {
  const matchers = [`alertname="${name}"`, 'alertstate="firing"', ...(matcher ? [matcher] : [])].join(', ')
  return `count(ALERTS{${matchers}}) or vector(0)`
}

/** What an expression of a unit test comes to. */
export function sample(eval_time: string, expr: string, value: number): unknown {
  return { eval_time, expr, exp_samples: [{ labels: '{}', value }] }
}
