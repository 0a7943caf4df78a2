import type { Stage } from '../../../model/plan.ts'
import type { Workload } from '../../../model/workload.ts'
import { type Block, block, commented, ref } from '../../../syntax/hcl/build.ts'
import { label } from '../module.ts'
import { policyDocument, type Statement } from '../policy.ts'
import { addonStatements } from './addon-policies.ts'
import { isPattern, type StackContext } from './context.ts'
import { mountStatements } from './mounted-secrets.ts'
import { statementsOf } from './permissions.ts'
import { decryptStatements } from './secret-keys.ts'

/** A role for each account in the cluster that speaks to AWS. */
export function identityBlocks(context: StackContext): Block[] {
  const { plan, stages, stack, clustered } = context
  if (!clustered) return []
  return [
    ...plan.addons.flatMap(({ name, namespace, serviceAccount, values }) =>
      serviceAccount && Object.hasOwn(values, stack.name)
        ? identity(label(name), `${stack.cluster}-${name}`, namespace, serviceAccount, addonStatements(name, context))
        : [],
    ),
    ...(plan.encrypted?.form === 'Secret'
      ? identity(
          'flux_secrets',
          `${stack.cluster}-flux-secrets`,
          'flux-system',
          'kustomize-controller',
          decryptStatements(context),
        )
      : []),
    ...(context.patterned ? [provider] : []),
    ...stages.flatMap((stage) => plan.pods.flatMap((workload) => ofWorkload(workload, stage, context))),
  ]
}

const provider = commented(
  'By which pods of namespaces that are not known beforehand show who they are.',
  block('resource', ['aws_iam_openid_connect_provider', 'cluster'], {
    url: ref('module.cluster.oidc_issuer'),
    client_id_list: ['sts.amazonaws.com'],
  }),
)

function ofWorkload(workload: Workload, stage: Stage, context: StackContext): Block[] {
  const { name, serviceAccount, permissions, roles } = workload
  const role = roles[stage.name]
  if (!role) return []
  const own = label(stage.name, name)
  const allowed = [
    ...permissions.flatMap((permission) => statementsOf(permission, stage, context)),
    ...mountStatements(workload, stage, context),
  ]
  if (!isPattern(role)) return identity(own, role.name, role.namespaces, serviceAccount, allowed)
  return [
    policyDocument(own, allowed),
    block('module', [`${own}_identity`], {
      source: '../../modules/namespaces-identity',
      name: role.name,
      provider_arn: ref('aws_iam_openid_connect_provider.cluster.arn'),
      namespaces: role.namespaces,
      service_account: serviceAccount,
      policy: ref(`data.aws_iam_policy_document.${own}.json`),
    }),
  ]
}

export function identity(
  name: string,
  role: string,
  namespace: string,
  account: string,
  statements: readonly Statement[],
): Block[] {
  return [
    policyDocument(name, statements),
    block('module', [`${name}_identity`], {
      source: '../../modules/identity',
      // IAM takes no more; only names of add-ons come so far.
      name: role.slice(0, 64),
      cluster: ref('module.cluster.name'),
      namespace,
      service_account: account,
      policy: ref(`data.aws_iam_policy_document.${name}.json`),
    }),
  ]
}
