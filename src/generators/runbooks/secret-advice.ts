import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Advice } from './store-advice.ts'

/** What to do when secrets do not come to where they are read. */
export function secretAdvice({ kind, about }: Alert, plan: Plan): Advice | undefined {
  const { encrypted } = plan
  if (kind === 'secret-old') return old(about, plan)
  if (kind === 'secret-copy-failing') return copyFailing
  if (kind === 'secret-mount-failing') return mountFailing
  if (kind === 'secret-unreadable') return encrypted?.form === 'SealedSecret' ? sealed : sops
  return undefined
}

const kept = 'Pods that run go on with what they have. One that starts before the Secret was ever made waits.'

const copyFailing: Advice = {
  means:
    'External Secrets has not been able to bring a secret into its namespace for a quarter of an hour. The labels `namespace` and `name` say which.',
  impact: `${kept} What was changed meanwhile has not arrived.`,
  look: [
    'Why? `kubectl -n <namespace> describe externalsecret <name>`: `ResourceNotFoundException` is a value that nobody put in yet, `AccessDenied` the role, `key … does not exist` a key that is missing in the JSON.',
    'All of them at once? `kubectl get externalsecrets --all-namespaces`, then `kubectl get clustersecretstores` and `kubectl -n external-secrets logs deployment/external-secrets --tail=50`.',
  ],
  mend: [
    'A value or a key that is missing: put it in; [first-apply.md](../first-apply.md) names each with its keys.',
    'The role: a comparison of the stack shows what differs from what Terraform wrote.',
    'Ask at once instead of within the hour: `kubectl -n <namespace> annotate externalsecret <name> force-sync=$(date +%s) --overwrite`.',
  ],
  over: 'the ExternalSecret is `Ready`.',
}

const mountFailing: Advice = {
  means:
    'The Secrets Store CSI driver has failed for a quarter of an hour to mount secrets into a pod that starts, or to look whether those of one that runs have changed. The label `error_type` says at which step.',
  impact:
    'Pods that run go on with what they have; what was changed meanwhile has not arrived. A pod that starts waits in `ContainerCreating`, so a deployment stands still and a lost pod is not replaced.',
  look: [
    'Which pods? `kubectl get events --all-namespaces --field-selector reason=FailedMount`: the message is the answer of AWS.',
    '`GRPCProviderError` is AWS or the JSON: `kubectl -n kube-system logs -l app=secrets-store-csi-driver-provider-aws --tail=50`. `AccessDeniedException` is the role of the workload, `ResourceNotFoundException` a value that nobody put in yet, `does not point to a valid object` a key that is missing.',
    '`FailedToLookupProviderGRPCClient` is a node without the provider: `kubectl -n kube-system get pods -o wide -l app=secrets-store-csi-driver-provider-aws`.',
    '`SecretProviderClassNotFound`: `kubectl -n <namespace> get secretproviderclasses`.',
  ],
  mend: [
    'A value or a key that is missing: put it in; [first-apply.md](../first-apply.md) names each with its keys. The node tries again within two minutes.',
    'The role: a comparison of the stack shows what differs from what Terraform wrote. A pod that could not take it on: `kubectl -n kube-system get pods -l app.kubernetes.io/name=eks-pod-identity-agent -o wide`.',
    'A node without the provider: `kubectl -n kube-system delete pod <name>` of the one there; if it does not come back, drain the node.',
  ],
  over: 'no event `FailedMount` came for a quarter of an hour.',
}

const sops: Advice = {
  means: 'A file under `secrets/` was merged that the operator cannot decrypt, or whose Secret it cannot write.',
  impact: kept,
  look: [
    'Which, and why? `kubectl get sopssecrets --all-namespaces`, then `kubectl -n <namespace> describe sopssecret <name>` and `kubectl -n sops-secrets-operator logs deployment/sops-secrets-operator --tail=50`.',
    'With which key was it encrypted? `grep arn: <file>`; `.sops.yaml` says which it should be.',
    'Is the key there? `aws kms describe-key --key-id alias/<alias>`: `PendingDeletion` and `Disabled` can be taken back.',
  ],
  mend: [
    'The wrong key: `scripts/secrets/set.sh` again for that environment, and commit.',
    'A Secret of that name that somebody made by hand: delete it, and the operator makes its own.',
    'A key that is to be deleted: `aws kms cancel-key-deletion`, then `aws kms enable-key`.',
    'Else revert the commit: the version before it is read again.',
  ],
  over: 'every SopsSecret says `Healthy`.',
}

const sealed: Advice = {
  means: 'A SealedSecret was merged that the controller cannot open, or whose Secret it cannot write.',
  impact: kept,
  look: [
    'Why? `kubectl -n <namespace> describe sealedsecret <name>`: `no key could decrypt` is the wrong key, name or namespace; `already exists and is not managed` a Secret that somebody made by hand.',
    'Which keys does it have? `kubectl -n sealed-secrets get secrets -l sealedsecrets.bitnami.com/sealed-secrets-key`, and `kubectl -n sealed-secrets get externalsecrets`.',
  ],
  mend: [
    'Sealed by the certificate of another stack, or of before the last renewal: `scripts/secrets/set.sh` again, and commit.',
    'A Secret that was made by hand: delete it, and the controller makes its own.',
    'Keys that are missing: bring the ExternalSecrets to `Ready`, then `kubectl -n sealed-secrets rollout restart deployment`.',
    'Else revert the commit.',
  ],
  over: 'every SealedSecret is `Synced`.',
}

function old(about: string, { kept, system, stacks }: Plan): Advice {
  const own = kept.filter((each) => each.about === about)
  const made = own.some(({ keys }) => keys.some((key) => key.made))
  const keeper = stacks.map(({ name }) => `\`/aws/lambda/${system}-${name}-secret-keeper\``)[0]
  return {
    means: `A key in ${own.map(({ remote }) => `\`${remote}\``).join(', ')} is older than it may become, or nobody has looked for two days.`,
    impact:
      'None that anybody notices. The longer a key lives, the more people and places have seen it; and an auditor asks.',
    look: [
      'Which, and by how much? The metric `DaysOverdue` of the alarm, by the dimension `Name`; [secrets.md](../secrets.md) says which keys it has and how old each may become.',
      `No measurement at all? The log ${keeper} of the stack says which secret could not be read, and why.`,
    ],
    mend: [
      ...(about === 'platform'
        ? [
            'Have another one given out (the webhook in Slack, the key in PagerDuty), and put it in: `aws secretsmanager put-secret-value` with the JSON that is there, and the one key changed. External Secrets brings it within the hour.',
          ]
        : [
            `\`scripts/secrets/rotate.sh put ENVIRONMENT ${about} KEY\`, in the four steps of [secrets.md](../secrets.md).`,
            `It does not work: \`scripts/secrets/rotate.sh back ENVIRONMENT ${about}\`.`,
          ]),
      ...(made
        ? [
            'A key that makes itself anew and did not: `terraform apply -replace` of `module.secret_keeper.aws_lambda_invocation.this` in the stack begins a look by hand.',
          ]
        : []),
      'It may well be that old: say so with `rotates` of the secret in `devops.yaml`, and why in the commit.',
    ],
    over: '`DaysOverdue` is below zero again, twelve hours later at most.',
  }
}
