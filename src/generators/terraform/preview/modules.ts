import type { Artifact } from '../../../model/blueprint.ts'
import type { Store } from '../../../model/store.ts'
import { type Module, moduleFiles } from '../module.ts'
import { bucketModule } from '../modules/bucket.ts'
import { passing } from '../modules/passing.ts'
import { previewContainerModule } from '../modules/preview-container.ts'
import { previewDatabasesModule } from '../modules/preview-databases.ts'
import { previewFunctionModule } from '../modules/preview-function.ts'
import { previewFunctionRoleModule, previewTaskRolesModule } from '../modules/preview-roles.ts'
import { queueModule } from '../modules/queue.ts'
import { tableModule } from '../modules/table.ts'
import type { StackContext } from '../stack/context.ts'

/** Modules of what pull requests run, as far as something does. */
export function* previewModules(contexts: readonly StackContext[]): Iterable<Artifact> {
  const plan = contexts[0]?.plan
  const previews = plan?.previews
  if (!previews) return
  const because = previews.releases.map(({ workload }) => `compute/${workload.name}`)
  const on = (platform: string) => previews.releases.some(({ workload }) => workload.platform === platform)
  if (on('containers')) {
    yield* moduleFiles('preview-task-roles', previewTaskRolesModule(), because)
    const flags = plan.flags?.tool === 'appconfig'
    yield* moduleFiles('preview-container', previewContainerModule({ flags }), because)
  }
  if (on('functions')) {
    yield* moduleFiles('preview-function-role', previewFunctionRoleModule(), because)
    yield* moduleFiles('preview-function', previewFunctionModule(), because)
  }
  if (previews.databases.length > 0)
    yield* moduleFiles(
      'preview-databases',
      previewDatabasesModule(),
      previews.databases.map(({ store }) => store.decision),
    )
  for (const [module, make] of Object.entries(stores)) {
    const [store] = previews.own.filter((each) => each.module === module)
    if (store) yield* moduleFiles(`preview-${module}`, passing(make(store)), [store.decision])
  }
}

const stores: Readonly<Record<string, (store: Store) => Module>> = {
  bucket: bucketModule,
  queue: queueModule,
  table: tableModule,
}
