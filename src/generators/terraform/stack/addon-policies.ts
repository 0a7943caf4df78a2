import type { Statement } from '../policy.ts'
import { addonRights } from './addon-rights.ts'
import { balancerStatements } from './balancer-policy.ts'
import type { StackContext } from './context.ts'
import { lagStatements } from './kafka-statements.ts'
import { karpenterStatements } from './karpenter-policy.ts'
import { asking } from './log-search-domain.ts'
import { sealStatements } from './seal.ts'
import { decryptStatements } from './secret-keys.ts'
import { stateStatements } from './state.ts'

/** What the account of an add-on may do in AWS. */
export function addonStatements(name: string, context: StackContext): Statement[] {
  const rights = addonRights[name]
  const more = beyond[name]
  if (!rights && !more) throw new Error(`nobody said what ${name} may do`)
  const rows = (rights ?? []).flatMap(({ sid, actions, on, where }) => {
    const resources = on(context)
    return resources.length > 0 ? [{ sid, actions, resources, ...(where && { conditions: where(context) }) }] : []
  })
  return [...rows, ...(more?.(context) ?? [])]
}

/** What is more than a few rows, or belongs to what another wing of the estate says. */
const beyond: Readonly<Record<string, (context: StackContext) => readonly Statement[]>> = {
  'aws-load-balancer-controller': ({ stack }) => balancerStatements(stack.cluster),
  'fluent-bit': ({ plan }) => (plan.monitoring.search ? asking(['Get', 'Post', 'Put', 'Head']) : []),
  jaeger: () => asking(['Get', 'Post', 'Put', 'Head', 'Delete']),
  karpenter: karpenterStatements,
  keda: ({ homes }) =>
    homes
      .filter(({ store }) => store.module === 'kafka')
      .flatMap(({ module }, index) =>
        lagStatements(module).map((statement) => ({ ...statement, sid: `${statement.sid}${index + 1}` })),
      ),
  'sops-secrets-operator': decryptStatements,
  vault: sealStatements,
  velero: stateStatements,
}
