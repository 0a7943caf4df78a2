import { bucketName } from '../../design/names.ts'
import { recoveryOf } from '../../design/recovery.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan } from '../../model/plan.ts'
import type { Instance, Store } from '../../model/store.ts'
import { printDuration } from '../../values/duration.ts'
import { sh } from './markdown.ts'
import { productionOf } from './people.ts'
import { beside } from './restore-commands.ts'

/** What is done when data was deleted or spoilt, store by store; absent where nothing would come back. */
export function restoring(blueprint: Blueprint): string | undefined {
  const { plan } = blueprint
  const stage = productionOf(plan)
  const region = plan.stacks.find(({ name }) => name === stage?.stack)?.region
  if (!stage || region === undefined) return undefined
  const kept = plan.stores.flatMap((store) => {
    const instance = store.instances[stage.name]
    return store.backup.method !== 'none' && instance ? [{ store, instance }] : []
  })
  if (kept.length === 0) return undefined
  return `${[
    '# When data is lost',
    'Deleted, overwritten, or written wrong by a release. What was lost is restored beside what runs and copied back from there: nothing that is still right is lost that way, and service goes on meanwhile. Restoring over what runs is for the day on which nothing of it is right.',
    '## First',
    [
      '1. Stop what does the harm: take the release back ([pipeline.md](pipeline.md#rollback)), or the right of whoever does it.',
      '2. Find the moment before it began, in UTC, from logs and deliveries. It stands below as `<moment>`, such as `2026-11-27T09:10:00Z`.',
      '3. Open an incident: data that is lost is severity 1 ([incidents.md](handbook/incidents.md)).',
      '4. Lengthen nothing and delete nothing until it is over: backups go when their time has come.',
    ].join('\n'),
    ...kept.map(({ store, instance }) => section(blueprint, store, instance, region, stage.name)),
    ...vault(blueprint, region),
    ...disks(blueprint, stage.namespace),
    '## Afterwards',
    'Compare counts and sums with what users say. Take what was restored away again (`-restored`): it holds the same data and is paid for. Write down how long it took beside what was reckoned in [design.md](design.md#recovery), and [review](handbook/post-incident-review.md) it.',
  ].join('\n\n')}\n`
}

function section(
  { decided, spec, plan }: Blueprint,
  store: Store,
  instance: Instance,
  region: string,
  stage: string,
): string {
  const { rpo, rto } = recoveryOf(store.datastore, decided).data
  const lost = rpo === 0 ? 'nothing' : `at most ${printDuration(rpo)}`
  const reckoned = `Reckoned: back after ${printDuration(rto)}, with ${lost} of what was written before the harm lost. Kept for ${store.backup.retentionDays} days${store.backup.copied ? `; a copy lies in ${spec.cloud.recovery}` : ''}.`
  return [
    `## ${store.name}`,
    reckoned,
    ...beside(store, { ...instance, identifier: nameOf(store, instance, spec) }, region, stage),
    ...dumped(plan, store.name),
  ].join('\n\n')
}

/** What AWS calls it. */
function nameOf({ module }: Store, { identifier }: Instance, spec: Blueprint['spec']): string {
  return module === 'bucket' ? bucketName(identifier, spec) : identifier
}

/** A dump each night, which hangs on nothing that made it. */
function dumped({ dumps }: Plan, name: string): string[] {
  const dump = dumps.find(({ store }) => store === name)
  if (!dump) return []
  return [
    `Without RDS, from the dump of a night (kept for ${dump.days} days):`,
    sh([
      `aws s3 ls s3://${dump.bucket}/ --recursive`,
      `aws s3 cp s3://${dump.bucket}/<key> dump && pg_restore --no-owner --no-privileges --dbname=<database> dump`,
    ]),
  ]
}

/** Copies that outlive whoever deleted the store and its own backups. */
function vault({ decided, plan }: Blueprint, region: string): string[] {
  const stack = plan.stacks.find(({ name }) => name === productionOf(plan)?.stack)
  if (decided.vault?.answer !== 'aws-backup' || !stack) return []
  return [
    '## When the store itself is gone, or its own backups are',
    'The vault has a copy of each night, which nobody can delete before its time.',
    sh([
      `aws backup list-recovery-points-by-backup-vault --region ${region} --backup-vault-name ${stack.cluster} \\`,
      "  --query 'sort_by(RecoveryPoints,&CreationDate)[].[CreationDate,ResourceType,RecoveryPointArn]' --output text",
      `aws backup get-recovery-point-restore-metadata --region ${region} --backup-vault-name ${stack.cluster} --recovery-point-arn <arn> --query RestoreMetadata > metadata.json`,
      `aws backup start-restore-job --region ${region} --recovery-point-arn <arn> --iam-role-arn <role> --metadata file://metadata.json`,
    ]),
    `Give it another name in \`metadata.json\`; the role is \`${stack.cluster}-backup\` of this account. How long it takes is in the reports of the weekly trial.`,
  ]
}

function disks({ plan }: Blueprint, namespace: string): string[] {
  if (!plan.state || plan.state.disks.length === 0) return []
  return [
    `## Disks of ${plan.state.disks.map((name) => `\`${name}\``).join(', ')}`,
    'Into a namespace beside, and copied back from there:',
    sh([
      'velero backup get',
      `velero restore create --from-backup <backup> --include-namespaces ${namespace} --namespace-mappings ${namespace}:${namespace}-restored`,
      'velero restore get',
    ]),
  ]
}
