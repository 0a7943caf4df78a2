import { Action, Use, Workflow } from '../../kinds/actions.ts'
import { folderOf, type Resource } from '../../model/resource.ts'
import type { Link } from '../link.ts'

export const link: Link<Use> = {
  title: 'Workflows call workflows and actions of the same repository',
  from: Use,
  *find({ uses }, { resource, estate }) {
    if (!uses.startsWith('./')) return
    const root = resource.scope === '.' ? '' : `${resource.scope}/`
    const path = root + uses.slice(2).replace(/\/$/, '')
    for (const to of estate.by(Workflow, fileOf).get(path) ?? []) yield { verb: 'calls', to }
    for (const to of estate.by(Action, folderOf).get(path) ?? []) yield { verb: 'uses', to }
  },
}

function fileOf({ tree }: Resource): string {
  return tree.file.path
}
