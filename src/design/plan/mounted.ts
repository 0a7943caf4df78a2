import type { Answers } from '../../model/blueprint.ts'
import type { Planned } from '../../model/plan.ts'
import type { Store } from '../../model/store.ts'
import type { Workload } from '../../model/workload.ts'
import { secretsRead } from '../secrets-read.ts'

/** Where the driver mounts secrets, and some pod reads any. */
export function mountedOf(
  { secrets }: Answers,
  stores: readonly Store[],
  pods: readonly Workload[],
): Pick<Planned, 'mounted'> {
  const mounts = secrets?.answer === 'csi' && pods.some((workload) => secretsRead(workload, stores).length > 0)
  return mounts ? { mounted: { minutes: 2 } } : {}
}
