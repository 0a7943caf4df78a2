import type { z } from 'zod'
import type { command } from '../../../../commands/incident/show.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'
import { line, minute } from './line.ts'

export const view: View<z.infer<(typeof command)['output']>> = {
  human({ incident, events, roles, actions, delivery, reviewed }, { paint }) {
    const labels = Object.entries(incident.labels).map(([name, value]) => `${plain(name)}=${plain(value)}`)
    const given = Object.entries(roles).map(([role, person]) => `${role}: ${plain(person)}`)
    const todo = actions.map(
      ({ id, text, owner, due, doneAt }) =>
        `  ${doneAt ? '[x]' : '[ ]'} ${id} ${plain(text)} (${plain(owner)}, by ${due})`,
    )
    const next = {
      triggered: `devops incident acknowledge ${incident.id}`,
      acknowledged: `devops incident resolve ${incident.id}`,
      resolved: reviewed ? `devops incident close ${incident.id}` : `devops incident review ${incident.id}`,
      closed: 'devops incident action list',
    }[incident.status]
    return [
      line(incident, paint),
      ...(incident.answerBy ? [paint.bold(`Somebody has to answer by ${minute(incident.answerBy)} UTC.`)] : []),
      ...(labels.length > 0 ? [paint.dim(labels.join(' '))] : []),
      ...(given.length > 0 ? [given.join(', ')] : []),
      ...(delivery
        ? [paint.yellow(`delivery/${delivery.id} brought ${plain(delivery.version)} at ${minute(delivery.at)} UTC.`)]
        : []),
      '',
      ...events.map(
        ({ at, text, by }) => `${at.slice(0, 19).replace('T', ' ')}  ${plain(text)} ${paint.dim(plain(by))}`,
      ),
      ...(todo.length > 0 ? ['', 'Actions', ...todo] : []),
      '',
      `Next: ${next}`,
    ].join('\n')
  },
}
