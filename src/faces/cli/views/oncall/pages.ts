import type { Pages } from '../../../../commands/oncall/pages.ts'
import { plain } from '../../frame.ts'
import { minute } from '../../minute.ts'
import type { View } from '../../view.ts'

export const view: View<Pages> = {
  human({ pages }, { paint }) {
    if (pages.length === 0) return 'No page.\nNext: devops oncall test'
    const hue = { waiting: paint.cyan, sent: paint.green, failed: paint.red, dropped: paint.dim }
    const lines = pages.flatMap(({ id, incident, person, contact, by, tells, dueAt, status, attempts }) => [
      `${hue[status](status.padEnd(7))} ${minute(dueAt)}  ${incident === undefined ? 'test' : `incident ${incident}`} ${tells} to ${plain(person ?? 'a team')} by ${plain(by)} (${plain(contact)})`,
      ...attempts.map(
        ({ beganAt, outcome, detail }) =>
          `        ${beganAt.slice(11, 19)}  ${plain(outcome ?? 'not known: the server ended')}${detail ? ` ${plain(detail)}` : ''}`,
      ),
      paint.dim(`        key ${id}`),
    ])
    return `${lines.join('\n')}\n\nNext: devops oncall show`
  },
}
