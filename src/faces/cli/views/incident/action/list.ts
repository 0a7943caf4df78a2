import type { z } from 'zod'
import type { command } from '../../../../../commands/incident/action/list.ts'
import { plain } from '../../../frame.ts'
import type { View } from '../../../view.ts'

export const view: View<z.infer<(typeof command)['output']>> = {
  human({ actions }, { paint }) {
    const [first] = actions
    if (!first) return 'Nothing is left to be done.\nNext: devops incident list'
    const lines = actions.map(({ id, due, overdue, owner, text, incident, doneAt }) => {
      const day = doneAt ? paint.green('done      ') : overdue ? paint.red(due) : due
      return `${String(id).padStart(6)}  ${day}  ${plain(owner)}: ${plain(text)} ${paint.dim(`incident ${incident}`)}`
    })
    return `${lines.join('\n')}\n\nNext: devops incident action done ${first.id}`
  },
}
