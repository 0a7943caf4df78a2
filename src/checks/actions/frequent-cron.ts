import { Trigger } from '../../kinds/actions.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Trigger> = {
  title: 'Schedule is more frequent than GitHub runs it',
  why: `GitHub starts a scheduled workflow at most once in five minutes, and later than that when many want to start. What must
happen more often needs another clock.`,
  severity: 'medium',
  level: 'default',
  on: Trigger,
  sources: ['actionlint/events'],
  *run({ event, cron = [] }) {
    if (event !== 'schedule') return
    for (const [index, each] of cron.entries()) {
      if (each === undefined || hasHole(each)) continue
      const gap = shortestGap(each.trim().split(/\s+/)[0] ?? '')
      if (gap !== undefined && gap < 5)
        yield {
          at: [index, 'cron'],
          message: `\`${each}\` asks for a start every ${gap === 1 ? 'minute' : `${gap} minutes`}; five minutes are the least`,
        }
    }
  },
  examples: [
    {
      bad: `
        on:
          schedule:
            - cron: '*/2 * * * *'
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
      good: `
        on:
          schedule:
            - cron: '*/5 * * * *'
            - cron: '3 4 * * 1-5'
        jobs:
          test: { runs-on: ubuntu-24.04, steps: [{ run: make test }] }
      `,
    },
  ],
}

/** The shortest time between two starts within one hour, from the field of minutes; nothing where it cannot be read. */
function shortestGap(field: string): number | undefined {
  const minutes = new Set<number>()
  for (const part of field.split(',')) {
    const [, range = '', step] = /^(\*|\d{1,2}(?:-\d{1,2})?)(?:\/(\d{1,2}))?$/.exec(part) ?? []
    if (range === '') return undefined
    const [from = 0, to = step ? 59 : from] = range === '*' ? [0, 59] : range.split('-').map(Number)
    for (let at = from; at <= Math.min(to, 59); at += Math.max(1, Number(step ?? 1))) minutes.add(at)
  }
  const all = [...minutes].sort((a, b) => a - b)
  const gaps = all.slice(1).map((each, index) => each - (all[index] ?? 0))
  return gaps.length > 0 ? Math.min(...gaps) : undefined
}
