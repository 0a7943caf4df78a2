import type { PreviewDatabase, Previews } from '../../../model/plan.ts'
import { label } from '../module.ts'

/** Name of what is made in the stack for the databases of pull requests on one server. */
export function databaseCall({ store }: PreviewDatabase, { stage }: Pick<Previews, 'stage'>): string {
  return label(stage.name, store.name, 'databases')
}
