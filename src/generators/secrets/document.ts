import type { EncryptedSecrets } from '../../model/encrypted.ts'
import type { Plan } from '../../model/plan.ts'
import { keptDocument } from './kept-document.ts'
import { setPath } from './set-script.ts'

/** Where secrets lie, how they are made, changed and taken back, and what happens when a key is lost. */
export function secretsDocument(plan: Plan): string {
  const { encrypted, vault, kept, mounted } = plan
  const own = plan.pods.length > 0 || kept.length > 0
  return `${[
    '# Secrets',
    ...(encrypted ? inRepository(plan, encrypted) : []),
    ...(own && !encrypted
      ? [
          `Secrets lie in AWS Secrets Manager${vault ? ', but for those that services have of their own, which are in [the Vault](vault.md)' : ''}. Terraform makes their places; what people put in is listed below, and [first-apply.md](first-apply.md) says what each is.`,
        ]
      : []),
    ...(mounted ? inPods(mounted) : []),
    ...(kept.length > 0 ? keptDocument(plan) : []),
  ].join('\n\n')}\n`
}

function inPods({ minutes }: NonNullable<Plan['mounted']>): string[] {
  return [
    '## How they come into pods',
    `Each workload has a SecretProviderClass in the overlay of its environment: which secrets it mounts, and which Secrets its variables are taken from. The Secrets Store CSI driver of the node mounts them under \`/mnt/secrets\` before the container starts, with the role of the workload, which may read these secrets and no others: CloudTrail names that role for each reading. The Secret is made once the first pod has mounted it, and is gone when the last one has ended; a container that waits for it (\`CreateContainerConfigError\`, for some seconds) starts by itself.`,
    `Nodes look every ${minutes} minutes whether there is a new version. Each pod has it at its own time, so for some minutes the Secret may hold either value; Reloader restarts the pods when it changes, perhaps twice. A value of a key is a text: the driver refuses numbers, and a key that is missing keeps every pod of the workload from starting.`,
    'What no service reads (receivers of alerts, tokens of the delivery) is copied by External Secrets, whose role may read that and nothing else. A mount that fails is an alert.',
  ]
}

function inRepository(plan: Plan, encrypted: EncryptedSecrets): string[] {
  const rows = plan.pods.flatMap(({ name, secret }) =>
    secret
      ? plan.stages.map(
          (stage) =>
            `| \`${encrypted.directories[stage.name]}/${name}.yaml\` | \`${secret.name}\` | ${secret.keys.map(({ key }) => `\`${key}\``).join(', ')} |`,
        )
      : [],
  )
  return [
    `The secrets that services have of their own lie in this repository, encrypted: one file for each service and environment. What the platform begins with (alerts, delivery, databases) lies in AWS Secrets Manager, and External Secrets brings it.`,
    `| File | Secret in the cluster | Keys |\n|---|---|---|\n${rows.join('\n')}`,
    '## To make or change one',
    `\`${setPath} ENVIRONMENT SERVICE\` asks for every key of the service and writes the file anew. Commit it like code: somebody else looks at what changed, and nobody sees the value. ${encrypted.seal ? '' : '`sops edit FILE` changes one key alone, for who may read the others. '}Pods that read it are restarted one after the other once the cluster has it. A workflow looks each week how old each file is, and opens an issue when one is over its time: have a second value given out, put it in, see that it works, and only then have the first taken back.`,
    '## Nothing is committed in clear',
    '`git config core.hooksPath .githooks`, once on each machine: `scripts/secrets/check.sh` looks before each commit. Every pull request is asked the same, and its history is searched for what looks like a secret.',
    ...(encrypted.seal ? sealing(plan, encrypted.seal) : keys(plan, encrypted)),
    '## What this is not',
    'History keeps every version that ever was. Whoever could once read a key can read what it encrypted: when somebody leaves who knew a value, change the value where it is given out, not its encryption. And nothing tells who read what.',
  ]
}

function keys({ stages, stacks }: Plan, { keys, form }: EncryptedSecrets): string[] {
  const reader = form === 'Secret' ? 'Flux' : 'The SOPS secrets operator'
  const rows = stages.flatMap(({ name, stack }) =>
    keys[name]
      ? [`| ${name} | \`alias/${keys[name].alias}\` | ${stacks.find((each) => each.name === stack)?.region ?? ''} |`]
      : [],
  )
  return [
    '## Keys',
    `| Environment | Key of KMS | Region |\n|---|---|---|\n${rows.join('\n')}`,
    `Which file is encrypted with which, \`.sops.yaml\` says. ${reader} may decrypt with the keys of its own cluster, and people whose roles stand in \`secret_editors\` of the stack may read and write; every use is in CloudTrail. The pipeline may use none of them.`,
    'KMS turns the key over each year by itself, and old files stay readable. `sops rotate --in-place FILE` gives a file a new data key; `sops updatekeys FILE` follows a change of `.sops.yaml`.',
    '## When a key is lost',
    'Terraform refuses to destroy it, and KMS waits for 30 days: `aws kms cancel-key-deletion`, then `aws kms enable-key`. After that no file of its environment can be read: make each value anew where it is given out, and run the script again. Pods go on with what they have until then.',
    'A file that does not come into the cluster is an alert.',
  ]
}

function sealing({ stacks }: Plan, { secret, certificates }: NonNullable<EncryptedSecrets['seal']>): string[] {
  const rows = stacks.map(
    ({ name, region }) => `| ${name} | \`${certificates[name]}\` | \`${secret.remote[name]}\` in ${region} |`,
  )
  return [
    '## Keys',
    `| Stack | Certificate, to seal by | Private key, in Secrets Manager |\n|---|---|---|\n${rows.join('\n')}`,
    'Anybody can seal; only the controller of the cluster can open. Its key lies in Secrets Manager, and External Secrets brings it: so a new cluster opens every file that the old one did, and nothing has to be copied out of a cluster. Who reads the key there is on record.',
    '## The key is renewed once a year',
    'Its certificate ends after 400 days, and `kubeseal` refuses one that has ended. A workflow looks each week, and opens an issue 30 days before.',
    '1. `scripts/secrets/renew-key.sh STACK`, and commit the certificate.\n2. Within the hour the cluster has the key, and the controller is restarted.\n3. `scripts/secrets/set.sh` for every service of the stack, with new values: a new key does not help a value that leaked. What is not sealed anew by the next renewal can be opened no more.',
    '## When a cluster is lost',
    'Make it anew, as [first-apply.md](first-apply.md) says. The key comes before the controller, and the files are opened as before.',
    '## When the key is lost',
    '`aws secretsmanager restore-secret` within the days that a deletion waits; `get-secret-value --version-stage AWSPREVIOUS` for one that was overwritten. Else the Secrets that are in the cluster are the last copy: they stay when their SealedSecret cannot be opened. Make a new key, and seal everything anew.',
    'A file that cannot be opened is an alert.',
  ]
}
