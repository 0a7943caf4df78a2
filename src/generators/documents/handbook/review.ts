import type { Blueprint } from '../../../model/blueprint.ts'

/** To be copied for each incident of severity 1 and 2. */
export function reviewTemplate({ plan }: Blueprint): string {
  return `${[
    '# <date>: <what happened, in the words of a user>',
    'Copy this file to `docs/handbook/reviews/<date>-<word>.md`. Facts, not faults of people.',
    '| | |\n|---|---|\n| Severity | |\n| Began, noticed, mended (UTC) | |\n| Who was touched, and how many | |\n| Data lost | |\n| Lead | |',
    `## Budget\n\n${plan.slos.length > 0 ? `Share of the error budget that it took, of each that it touched: ${plan.slos.map(({ name }) => `\`${name}\``).join(', ')}.` : 'Minutes for which users could not work.'}`,
    '## Course\n\n| Time (UTC) | What was seen, said, done |\n|---|---|\n| | |',
    '## Why it happened\n\nWhat had to come together. Ask why until an answer is something that we can change.',
    '## Why it was not noticed earlier, or mended faster\n\nWhich alert came first, and which [runbook](../runbooks/README.md) helped or did not.',
    '## What changes\n\n| Change | Prevents, notices or mends | Who | Until |\n|---|---|---|---|\n| | | | |',
  ].join('\n\n')}\n`
}
