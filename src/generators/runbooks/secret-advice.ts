import type { Plan } from '../../model/plan.ts'
import type { Alert } from '../../model/watch.ts'
import type { Advice } from './store-advice.ts'

/** What to do when secrets do not come to where they are read. */
export function secretAdvice({ kind }: Alert, { encrypted }: Plan): Advice | undefined {
  if (kind === 'secret-copy-failing') return copyFailing
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
