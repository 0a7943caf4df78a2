import type { Tested } from '../../../../../commands/slo/showing/tested.ts'
import { plain } from '../../../frame.ts'
import type { View } from '../../../view.ts'
import { lasting, minute, share } from './drawn.ts'

/** How the alerts of objectives would have behaved. */
export const testsView: View<Tested> = {
  human({ tests, outage }, { paint }) {
    const [first] = tests
    if (!first) return 'Nothing was measured.\nNext: name objectives that Prometheus can measure'
    const parts = tests.map((test) => {
      const missed = test.missed.length > 0 ? paint.red : paint.green
      const span = (each: { from: string; to: string }) =>
        `${minute(each.from)}, ${lasting(Date.parse(each.to) - Date.parse(each.from))}`
      return [
        `${paint.bold(plain(test.id))} ${share(test.target)}, ${minute(test.from)} to ${minute(test.to)} (${share(test.measured)} measured)`,
        `  ${test.pages.length} pages, ${test.tickets.length} tickets${test.byWindow.length > 0 ? `: ${test.byWindow.map(({ burn, long, short, times }) => `${times} at ${burn} (${long}, ${short})`).join(', ')}` : ''}`,
        missed(`  ${test.outages.length} outages, ${test.missed.length} missed`),
        ...test.outages.map((each) =>
          each.delay === undefined
            ? paint.red(`    missed  ${span(each)}`)
            : `    paged   ${span(each)}, after ${lasting(each.delay)}${each.burn === undefined ? '' : ` at ${each.burn}`}`,
        ),
        ...(test.idle.length > 0
          ? [
              paint.yellow(`  ${test.idle.length} pages outside of an outage:`),
              ...test.idle.map((each) => `    ${span(each)}`),
            ]
          : []),
      ].join('\n')
    })
    return `${parts.join('\n\n')}\n\nAn outage is ${outage}.\nNext: devops slo rules FILE`
  },
}
