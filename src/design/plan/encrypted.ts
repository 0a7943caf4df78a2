import type { Answers } from '../../model/blueprint.ts'
import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Stack, Stage } from '../../model/plan.ts'
import type { Spec } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'
import { daysOf } from '../secret-age.ts'

/** Files of the repository in place of secrets in AWS, where the answer is such and a cluster is there to read them. */
export function encryptedOf(
  { name: system, cloud, compliance }: Spec,
  { secrets, gitops }: Answers,
  stacks: readonly Stack[],
  stages: readonly Stage[],
  pods: readonly Workload[],
): EncryptedSecrets | undefined {
  const sealed = secrets?.answer === 'sealed-secrets'
  if ((!sealed && secrets?.answer !== 'sops') || pods.length === 0) return undefined
  const regionOf = (stage: Stage) => stacks.find(({ name }) => name === stage.stack)?.region ?? cloud.region
  return {
    form: sealed ? 'SealedSecret' : gitops?.answer === 'flux' ? 'Secret' : 'SopsSecret',
    directories: Object.fromEntries(stages.map(({ name }) => [name, `secrets/${name}`])),
    days: Object.fromEntries(
      pods.map(({ name, service }) => [
        name,
        Math.min(...service.secrets.map(({ rotates }) => daysOf(rotates, compliance))),
      ]),
    ),
    keys: sealed
      ? {}
      : Object.fromEntries(
          stages.map((stage) => {
            const alias = `${system}-${stage.name}-secrets`
            return [stage.name, { alias, arn: `arn:aws:kms:${regionOf(stage)}:${cloud.account ?? ''}:alias/${alias}` }]
          }),
        ),
    ...(sealed && {
      seal: {
        secret: {
          name: 'sealed-secrets-key',
          remote: Object.fromEntries(stacks.map(({ name }) => [name, `${system}/${name}/sealing`])),
          keys: ['certificate', 'key', 'former-certificate', 'former-key'].map((key) => ({
            key,
            variable: key.toUpperCase().replaceAll('-', '_'),
            secret: key.endsWith('key'),
          })),
        },
        certificates: Object.fromEntries(stacks.map(({ name }) => [name, `secrets/${name}.pem`])),
      },
    }),
  }
}
