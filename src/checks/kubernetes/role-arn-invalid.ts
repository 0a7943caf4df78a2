import { ServiceAccount } from '../../kinds/kubernetes/access.ts'
import { hasHole } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

const key = 'eks.amazonaws.com/role-arn'

export const check: Check<ServiceAccount> = {
  title: 'ServiceAccount names a role that cannot exist',
  why: `The SDK hands the ARN to AWS as it stands. One without the twelve digits of the account, or that is no role's, is refused,
and the pod has no rights at all. Write the ARN of the role, or have it filled in before it is applied.`,
  severity: 'medium',
  level: 'default',
  on: ServiceAccount,
  controls: ['soc2/CC6.3'],
  *run({ metadata }) {
    const arn = metadata?.annotations?.[key]
    if (arn === undefined || arn === '' || hasHole(arn) || /[<>$%{}]|\b(?:REPLACE|CHANGE|TODO)/.test(arn)) return
    if (/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) return
    const [, account] = /^arn:aws[a-z-]*:iam::([^:]*):role\//.exec(arn) ?? []
    yield {
      at: ['metadata', 'annotations', key],
      message:
        account === undefined
          ? `\`${arn}\` is not the ARN of a role; use \`arn:aws:iam::<account>:role/<name>\``
          : `\`${account}\` is no account; write its twelve digits`,
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: api, annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::ACCOUNT:role/api' } }
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: api, annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::111122223333:role/api' } }
      `,
    },
    {
      bad: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: api, annotations: { eks.amazonaws.com/role-arn: api-role } }
      `,
      good: `
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: api, annotations: { eks.amazonaws.com/role-arn: 'arn:aws:iam::\${ACCOUNT}:role/api' } }
      `,
    },
  ],
}
