import type { Blueprint } from '../../model/blueprint.ts'
import type { Threat } from './threat.ts'

const record = { what: 'CloudTrail with files that can be checked', file: 'terraform/stacks/bootstrap/trail.tf' }
const roles = {
  what: 'roles taken on by OpenID Connect, bound to branch and environment',
  file: 'terraform/stacks/bootstrap/pipeline.tf',
}

export function fromPipeline({ plan, decided }: Blueprint): Threat[] {
  const signed = decided.admission?.answer === 'kyverno'
  const admitted = decided.admission !== undefined && decided.admission.answer !== 'none'
  return [
    { kind: 'S', threat: 'Something else passes for the pipeline', against: [roles] },
    {
      kind: 'T',
      threat: 'An image, an action or a package is exchanged',
      against: [
        { what: 'actions pinned by commit', file: '.github/workflows/check.yaml' },
        { what: 'images scanned, signed and attested', file: '.github/workflows/deliver.yaml' },
        ...(admitted
          ? [{ what: 'the cluster takes our registry and named commits alone', file: 'security/admission/images.yaml' }]
          : []),
        ...(signed
          ? [{ what: 'and only what the pipeline has signed', file: 'security/admission/signatures.yaml' }]
          : []),
      ],
      ...(!signed && {
        remains:
          plan.pods.length > 0
            ? 'The cluster does not ask for the signature'
            : 'What starts it does not ask for the signature: it takes the digest that the pipeline names',
      }),
    },
    ...(plan.flags
      ? [
          {
            kind: 'T' as const,
            threat: 'A feature is switched on that is not ready, or a safeguard off',
            against: [
              { what: 'flags in files that somebody reviews', file: plan.flags.environments[0]?.file ?? '' },
              ...(plan.flags.tool === 'appconfig'
                ? [{ what: 'let out slowly, and put back by the alarms', file: 'terraform/modules/flags/main.tf' }]
                : []),
            ],
            remains: 'Nothing that protects data hangs on a flag: who may do what is decided by the service',
          },
        ]
      : []),
    {
      kind: 'R',
      threat: 'Nobody knows who deployed what',
      against: [record, { what: 'tags that name their commit, in Git', file: 'docs/design.md' }],
    },
    {
      kind: 'I',
      threat: 'A secret leaks by a log or a state file',
      against: [
        { what: 'no key is stored anywhere', file: '.github/workflows/deliver.yaml' },
        { what: 'passwords that Terraform hands over and forgets' },
        { what: 'scans for secrets', file: 'trivy.yaml' },
        ...(plan.encrypted
          ? [{ what: 'a check that nothing under `secrets` is in clear', file: 'scripts/secrets/check.sh' }]
          : []),
      ],
      ...(plan.mounted && {
        remains:
          'Who is root on a node reads what its pods have mounted, and the driver there may write Secrets of every namespace',
      }),
      ...(plan.encrypted && {
        remains:
          'Encrypted secrets stay in the history of the repository: one whose key leaked, or whose reader left, is changed where it is given out',
      }),
    },
    {
      kind: 'D',
      threat: 'The pipeline or GitHub does not work when it is needed',
      against: [],
      remains: 'Who may deploy by hand then, and how, is to be practised',
    },
    {
      kind: 'E',
      threat: 'A change to the repository becomes rights in the account',
      against: [
        roles,
        {
          what: 'a boundary that no role can go beyond which it makes',
          file: 'terraform/stacks/bootstrap/boundary.tf',
        },
        { what: 'approval of a person before anything is applied', file: '.github/workflows/terraform.yaml' },
      ],
      remains: `The role that applies Terraform may read, change and destroy everything in the stacks, and become nothing else: who may approve the environments \`infrastructure-*\` of ${plan.delivery.repository} is to be kept short, and nobody approves their own`,
    },
  ]
}

export function fromPeople({ plan, decided }: Blueprint): Threat[] {
  const flux = decided.gitops?.answer === 'flux' && plan.pods.length > 0
  const argo = decided.gitops?.answer === 'argo-cd' && plan.pods.length > 0
  const cluster = plan.pods.length > 0
  return [
    {
      kind: 'S',
      threat: 'Somebody uses the account of a colleague',
      against: [],
      remains: 'Single sign-on with a second factor for AWS and GitHub, and an end of both when somebody leaves',
    },
    {
      kind: 'T',
      threat: 'Something is changed by hand',
      against: [
        { what: 'a comparison each night', file: '.github/workflows/terraform.yaml' },
        ...(decided.evidence?.answer === 'config'
          ? [{ what: 'AWS Config writes it down, and its rules tell', file: 'terraform/stacks/bootstrap/evidence.tf' }]
          : []),
        ...(argo ? [{ what: 'Argo CD puts it back', file: 'argocd/production/root.yaml' }] : []),
        ...(flux ? [{ what: 'Flux puts it back', file: 'flux/production/root.yaml' }] : []),
      ],
    },
    {
      kind: 'R',
      threat: 'Nobody knows who did it',
      against: [
        record,
        ...(cluster ? [{ what: 'the audit log of the API server', file: 'terraform/modules/cluster/main.tf' }] : []),
      ],
    },
    {
      kind: 'I',
      threat: 'Data of production is read for no reason',
      against: plan.encrypted
        ? [{ what: 'secrets of services that people write and the cluster reads', file: 'docs/secrets.md' }]
        : [
            { what: 'secrets that are read one by one, each reading on record' },
            ...(plan.mounted
              ? [
                  {
                    what: 'by the role of the pod that mounts them, and by no controller for all',
                    file: 'docs/secrets.md',
                  },
                ]
              : []),
          ],
      remains: 'Copies for development are made without data of persons',
    },
    {
      kind: 'D',
      threat: 'Something is deleted by mistake',
      against: [
        { what: 'deletion protection and `prevent_destroy`' },
        ...(argo
          ? [{ what: 'Argo CD asks before it deletes in production', file: 'argocd/production/apps/production.yaml' }]
          : []),
      ],
    },
    {
      kind: 'E',
      threat: 'A reader becomes an administrator',
      against: cluster
        ? [{ what: 'access by entries that Terraform names', file: 'terraform/modules/cluster/main.tf' }]
        : [],
      remains: 'Who administers the clusters (`cluster_administrators`) is looked through each quarter',
    },
  ]
}
