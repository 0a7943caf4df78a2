import type { Blueprint } from '../../../model/blueprint.ts'
import { note } from '../../../syntax/yaml/print.ts'
import { registriesOf } from './images.ts'

/** No image without the signature of our own pipeline, made on the main branch or, for previews, on a pull request. */
export function signaturePolicies({ plan }: Blueprint): unknown[] {
  const { repository, branch } = plan.delivery
  const workflow = `https://github.com/${repository}/.github/workflows/`
  const preview = plan.stages.find(({ environment }) => environment.kind === 'preview')
  const labels = { 'app.kubernetes.io/part-of': plan.system }
  const kept = plan.stages.filter((stage) => stage !== preview).map(({ name }) => name)
  return [
    policy('signed', { operator: 'In', values: kept }, `refs/heads/${branch}`),
    ...(preview
      ? [policy('signed-previews', { operator: 'In', values: [preview.name] }, 'refs/pull/[0-9]+/merge')]
      : []),
  ]

  function policy(name: string, stages: { operator: string; values: readonly string[] }, from: string) {
    return {
      apiVersion: 'policies.kyverno.io/v1',
      kind: 'ImageValidatingPolicy',
      metadata: { name: `${plan.system}-${name}`, labels },
      spec: {
        failurePolicy: 'Fail',
        validationActions: ['Deny'],
        webhookConfiguration: { timeoutSeconds: 15 },
        matchConstraints: {
          namespaceSelector: { matchLabels: labels, matchExpressions: [{ key: 'stage', ...stages }] },
          resourceRules: [
            { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE', 'UPDATE'], resources: ['pods'] },
          ],
        },
        matchImageReferences: registriesOf(plan).map((registry) => ({ glob: `${registry}/*` })),
        ...(plan.delivery.registry === 'ecr' && { credentials: { providers: ['amazon'] } }),
        validationConfigurations: note(
          { mutateDigest: true, verifyDigest: true, required: true },
          { mutateDigest: 'What was verified is what is pulled, whatever the tag comes to mean in between.' },
        ),
        attestors: [
          {
            name: 'pipeline',
            cosign: {
              keyless: {
                identities: [
                  {
                    issuer: 'https://token.actions.githubusercontent.com',
                    subjectRegExp: `^${workflow.replaceAll('.', '[.]')}[a-z-]+[.]ya?ml@${from}$`,
                  },
                ],
              },
              ctlog: { url: 'https://rekor.sigstore.dev' },
            },
          },
        ],
        validations: [
          {
            expression:
              'images.containers.map(image, verifyImageSignatures(image, [attestors.pipeline])).all(found, found > 0)',
            message: `Images are signed by the pipeline of ${repository}; this one is not`,
          },
        ],
      },
    }
  }
}
