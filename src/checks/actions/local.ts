import { Action, Workflow } from '../../kinds/actions.ts'
import type { Estate } from '../../model/estate.ts'
import { folderOf, type Resource } from '../../model/resource.ts'
import { pathFrom } from '../../model/source.ts'

/** The workflow of the same repository that `uses` calls: `./…` from the folder of the job, `$/…` from the repository of the workflow. */
export function calledWorkflow(uses: string, from: Resource, estate: Estate): Resource<Workflow> | undefined {
  const [, path] = /^[.$]\/(\.github\/workflows\/[^@/]+)$/.exec(uses) ?? []
  const file = path && pathFrom(from.scope, path)
  return file ? estate.by(Workflow, fileOf).get(file)?.[0] : undefined
}

/** The action of the same repository that `uses` names. A step counts from the top of the repository, whatever file it is in. */
export function localAction(uses: string, from: Resource, estate: Estate): Resource<Action> | undefined {
  if (!/^[.$]\//.test(uses) || uses.includes('@')) return undefined
  const folder = pathFrom(from.scope, uses.slice(2))
  return folder ? estate.by(Action, folderOf).get(folder)?.[0] : undefined
}

function fileOf({ tree }: Resource): string {
  return tree.file.path
}
