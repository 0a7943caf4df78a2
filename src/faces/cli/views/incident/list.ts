import type { Shown } from '../../../../commands/incident/responding/shown.ts'
import type { View } from '../../view.ts'
import { line } from './line.ts'

export const view: View<{ readonly incidents: readonly Shown[]; readonly more: boolean }> = {
  human({ incidents, more }, { paint }) {
    const [newest] = incidents
    if (!newest) return 'No incident.\nNext: devops oncall show'
    const burning = incidents.find(({ status }) => status === 'triggered')
    const next = burning
      ? `devops incident acknowledge ${burning.id}`
      : more
        ? `devops incident list --before ${incidents.at(-1)?.id}`
        : `devops incident show ${newest.id}`
    return `${incidents.map((each) => line(each, paint)).join('\n')}\n\nNext: ${next}`
  },
}
