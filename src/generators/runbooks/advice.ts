import type { Plan } from '../../model/plan.ts'
import type { Alert, AlertKind } from '../../model/watch.ts'
import type { Site } from '../../model/workload.ts'
import { copyAdvice } from './copy-advice.ts'
import { countedAdvice } from './counted-advice.ts'
import { flagAdvice } from './flag-advice.ts'
import { historyAdvice } from './history-advice.ts'
import { logSearchAdvice } from './log-search-advice.ts'
import { meshAdvice } from './mesh-advice.ts'
import { secretAdvice } from './secret-advice.ts'
import { type Advice, type StoreContext, storeAdvice } from './store-advice.ts'
import { telemetryAdvice } from './telemetry-advice.ts'
import { wayBack } from './way-back.ts'

export function adviceFor(alert: Alert, plan: Plan): Advice {
  const context = contextOf(alert, plan)
  const site = plan.sites.find(({ name }) => name === context.workload)
  if (alert.kind === 'error-budget-burn' && site) return siteBurns(site, context)
  const counted =
    plan.monitoring.judge === 'cloudwatch' && !site ? countedAdvice[alert.kind]?.(context, plan) : undefined
  const known =
    counted ??
    secretAdvice(alert, plan) ??
    flagAdvice(alert, plan) ??
    (alert.about === 'log-search' ? logSearchAdvice[alert.kind]?.(plan) : undefined) ??
    advice[alert.kind]?.(context)
  if (!known) throw new Error(`nobody says what to do about ${alert.kind}`)
  return known
}

interface Context extends StoreContext {
  readonly stage: string
  /** The workload that is concerned, where the alert names one. */
  readonly workload: string
  readonly applications: string
  /** The workflow `promote` brings it there. */
  readonly promoted: boolean
  /** The page of the service that is concerned, as a first step, where there is one. */
  readonly page: readonly string[]
}

function contextOf({ about, kind }: Alert, plan: Plan): Context {
  const stage = plan.stages.find(
    ({ environment, name }) => environment.kind === 'production' && environment.name === name,
  )
  const slo = kind === 'error-budget-burn' ? plan.slos.find(({ name }) => name === about) : undefined
  const store = plan.stores.find(({ name }) => name === about)
  const stack = plan.stacks.find(({ name }) => name === stage?.stack)
  return {
    namespace: stage?.namespace ?? plan.system,
    stage: stage?.name ?? 'production',
    workload: slo?.service ?? '<workload>',
    identifier: store?.instances[stage?.name ?? '']?.identifier ?? about,
    region: stack?.region ?? '',
    about,
    applications: seenIn(plan),
    promoted: stage?.after !== undefined,
    page: pageOf(slo?.service, stage?.namespace, plan),
  }
}

function pageOf(service: string | undefined, namespace: string | undefined, { monitoring }: Plan): string[] {
  const { dashboards } = monitoring
  const uid = service === undefined ? undefined : dashboards?.services[service]
  if (!dashboards || uid === undefined) return []
  return [
    `Open its dashboard: \`kubectl -n ${monitoring.namespace} port-forward service/kube-prometheus-stack-grafana 3000:80\`, then ${dashboards.url}/d/${uid}?var-namespace=${namespace}`,
  ]
}

/** Where a person sees what was deployed. */
function seenIn({ delivery }: Plan): string {
  if (delivery.by?.tool === 'flux') return '`flux events --for Kustomization/<stage>`'
  return `\`kubectl -n ${delivery.argocd.namespace} port-forward service/argocd-server 8443:443\`, then ${delivery.argocd.url}`
}

/** A site has no pods: it is files, a CDN and a name. */
function siteBurns({ name, hosts, buckets }: Site, { stage, region }: Context): Advice {
  const host = hosts[stage]
  return {
    means: `Looked at from outside, https://${host}/ fails or is slow, and that uses up the error budget faster than the objective allows. The label \`burn\` of the alert says how fast: at 14.4 the budget of 30 days is gone in two days, at 6 in five; 3 and 1 are slow leaks.`,
    impact: 'Users get an error, an old page or an empty one. Who has it open already goes on.',
    look: [
      `What does it answer? \`curl -sSI https://${host}/\`: 403 is a bucket without the page or the firewall, 5xx is the CDN, no answer is the name or the certificate.`,
      `Is the page there? \`aws s3 ls s3://${buckets[stage]}/index.html --region ${region}\``,
      'Was it deployed just before it began? The runs of `deliver` and `promote` in GitHub say when.',
      'Look at the health page of AWS for CloudFront and S3, and whether the probe itself is well: do other probes fail too?',
    ],
    mend: [
      `If it began with a deployment: revert the commit, and run \`promote\` for \`${stage}\` again once the stage before it has taken the revert.`,
      `If only the page is missing: the bucket keeps former versions, \`aws s3api list-object-versions --bucket ${buckets[stage]} --prefix index.html\` names them.`,
      `If the firewall blocks people: look at its sampled requests, and set the rule of ${name} that matches to count.`,
    ],
    over: 'the bad share over the short window is back under the threshold and stays there for an hour.',
  }
}

const advice: Readonly<Partial<Record<AlertKind, (context: Context) => Advice>>> = {
  'error-budget-burn': ({ namespace, workload, applications, stage, promoted, page }) => ({
    means:
      'Bad events use up the error budget faster than the objective allows. The label `burn` of the alert says how fast: at 14.4 the budget of 30 days is gone in two days, at 6 in five; 3 and 1 are slow leaks.',
    impact: 'A part of the users sees errors or waits. The alert watches symptoms, so it does not say why.',
    look: [
      ...page,
      `Look at the latest deployments (${applications}): was ${workload} or something that it calls deployed just before it began?`,
      `Look at the pods: \`kubectl -n ${namespace} get pods -l app.kubernetes.io/name=${workload}\``,
      `Read the newest errors: \`kubectl -n ${namespace} logs -l app.kubernetes.io/name=${workload} --since=15m --tail=200\``,
      'Split the bad share by route and status in Prometheus: one route points to the code, all routes point to what it depends on.',
      'Look whether another alert fires for a store that it uses; if so, follow that runbook first.',
    ],
    mend: [
      wayBack(stage, promoted),
      `If the pods are at their limits, let more of them run: raise \`minReplicas\` in the overlay (\`kubectl -n ${namespace} scale\` would be undone by the autoscaler).`,
      'If something it depends on is down, tell its owner and shed load: answer the routes that need it with 503 quickly.',
    ],
    over: 'the bad share over the short window is back under the threshold and stays there for an hour.',
  }),
  'target-down': ({ namespace }) => ({
    means:
      'Prometheus reached the metrics port of a workload before, and now it does not. Alerts about that workload are blind.',
    impact: 'Perhaps nothing, perhaps an outage that nobody else reports.',
    look: [
      'Read the labels `namespace` and `job` of the alert: they name the workload.',
      `Are its pods ready? \`kubectl -n ${namespace} get pods -o wide\``,
      'Does the metrics port answer? `kubectl -n <namespace> port-forward pod/<pod> 9464` and open `http://localhost:9464/metrics`.',
      'Did a network policy or the port of the Service change in the last deployment?',
    ],
    mend: [
      'Roll the last change of the workload back.',
      'Restart the one pod that does not answer: `kubectl -n <namespace> delete pod <pod>`.',
    ],
    over: '`up` of the job is 1 for every pod.',
  }),
  'crash-loop': ({ namespace }) => ({
    means: 'A container ended and was started again more than three times within a quarter of an hour.',
    impact: 'Fewer pods carry the load; requests in flight are lost each time.',
    look: [
      'The labels `namespace`, `pod` and `container` name it.',
      `Why did it end? \`kubectl -n ${namespace} describe pod <pod>\`: exit code 137 with OOMKilled is memory, 1 is the program, 143 is a probe.`,
      `What did it say last? \`kubectl -n ${namespace} logs <pod> -c <container> --previous --tail=100\``,
    ],
    mend: [
      'After a deployment: roll it back.',
      'OOMKilled: raise request and limit of memory together in the overlay, and open an issue for the leak.',
      'A missing key of a Secret: look at what makes it, an ExternalSecret or the SecretProviderClass of the workload.',
    ],
    over: 'no restart for half an hour.',
  }),
  'replicas-missing': ({ namespace }) => ({
    means: 'For a quarter of an hour a workload has had fewer ready replicas than it asks for.',
    impact: 'No headroom: the next failure is felt.',
    look: [
      `Which pods are not ready, and why? \`kubectl -n ${namespace} get pods\`, then \`describe pod <pod>\`.`,
      '`Pending` with "Insufficient": the nodes are full; look at the node group and the quota of the account.',
      '`ImagePullBackOff`: the tag or digest is not in the registry of that region.',
    ],
    mend: [
      'Not enough nodes: raise the maximum of the node group in `terraform/stacks`, plan, apply.',
      'A bad image or probe: roll back.',
    ],
    over: 'available equals wanted replicas for a quarter of an hour.',
  }),
  'rollout-degraded': ({ namespace, applications }) => ({
    means:
      'A new version broke an objective while it had a share of the traffic, or its pods do not become ready. The controller has taken it back; the version before serves all.',
    impact: 'None now. Some requests met the new version before it was ended.',
    look: [
      `Which objective, and by how much? \`kubectl -n ${namespace} get analysisruns --sort-by=.metadata.creationTimestamp\`, then \`describe\` the newest: the last measurements are in it.`,
      `What does the controller say? \`kubectl -n ${namespace} get rollout <name> -o jsonpath='{.status.message}'\`; the label \`name\` of the alert names it. What delivers knows it too: ${applications}.`,
      'Has the pipeline put the images back? A run of `deliver` or `promote` in GitHub is red, and its last step is a commit.',
    ],
    mend: [
      'Images not put back: revert the commit that changed `images` of the stage. With the version before asked for, the rollout is healthy at once and skips its steps.',
      'Mend the version and deliver it again.',
      'It was not its fault (a store that it uses was down): deliver the same commit again.',
    ],
    over: 'what the branch asks for and what runs are the same version.',
  }),
  'autoscaler-at-maximum': ({ namespace }) => ({
    means: 'An autoscaler has been at its maximum for a quarter of an hour: more load finds no more pods.',
    impact: 'Latency rises next.',
    look: [
      `\`kubectl -n ${namespace} describe hpa\`: which metric drives it?`,
      'Is the load real (traffic) or made by retries of something that fails?',
    ],
    mend: [
      'Raise `maxReplicas` in the overlay after a look at what the nodes and the database connections can bear.',
      'Stop a runaway client at the web application firewall.',
    ],
    over: 'the autoscaler wants less than its maximum.',
  }),
  'certificate-expires': () => ({
    means: 'The certificate of a public endpoint ends within fourteen days and has not been renewed.',
    impact: 'On the day it ends no browser connects any more.',
    look: [
      'The label `instance` names the endpoint.',
      'Certificates come from AWS Certificate Manager, which renews what it can validate: is its DNS record still in the zone?',
    ],
    mend: [
      'Apply the Terraform stack: it restores the validation record.',
      'Request the certificate again and replace it at the listener.',
    ],
    over: 'the endpoint shows a certificate with more than thirty days.',
  }),
  'database-storage': ({ identifier, region }) => ({
    means:
      'Less than a tenth of the storage is free. Storage grows by itself up to its maximum; this says that it does not keep up.',
    impact: 'A full database stops writing.',
    look: [
      `\`aws rds describe-db-instances --region ${region} --db-instance-identifier ${identifier} --query 'DBInstances[0].[AllocatedStorage,MaxAllocatedStorage]'\``,
      'What grew? In psql: `select relname, pg_size_pretty(pg_total_relation_size(oid)) from pg_class order by pg_total_relation_size(oid) desc limit 20;`',
      'A replication slot that nobody reads keeps the log: `select slot_name, active, pg_size_pretty(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)) from pg_replication_slots;`',
    ],
    mend: [
      'Drop the slot that nobody reads, after asking its owner.',
      'Raise `max_allocated_storage` in the stack, plan, apply: it needs no restart.',
      'Delete what the retention rules allow to be deleted.',
    ],
    over: 'more than a fifth is free.',
  }),
  'database-cpu': ({ identifier, region }) => ({
    means: 'The database has used more than 80 % of its processor for a quarter of an hour.',
    impact: 'Queries queue up, latency rises.',
    look: [
      `Open Performance Insights of \`${identifier}\` in ${region}: which statement leads?`,
      "In psql: `select pid, now() - query_start as age, state, left(query, 80) from pg_stat_activity where state <> 'idle' order by age desc limit 20;`",
    ],
    mend: [
      'End one query that is certainly lost: `select pg_cancel_backend(<pid>);`',
      'Roll back the deployment that brought the statement.',
      'Take a larger class in the stack; with a standby it is a failover of about a minute.',
    ],
    over: 'the processor is under 60 % for half an hour.',
  }),
  'database-replica-lag': ({ identifier }) => ({
    means: 'The replica in the recovery region is further behind than the recovery point objective allows.',
    impact: 'Nobody notices today. If the region were lost now, more data would be lost than was promised.',
    look: [
      `Is \`${identifier}\` under a heavy write load (a migration, an import)?`,
      'Is the replica itself short of processor or storage throughput?',
    ],
    mend: [
      'Pause the import.',
      'Give the replica the class of its source.',
      'If replication is broken, make the replica anew; until it has caught up, only the copied backups stand between you and the loss of the region.',
    ],
    over: 'the lag is under a minute.',
  }),
  'database-reader-lag': ({ identifier, region }) => ({
    means: `A reader of \`${identifier}\` is ten minutes behind its writer, or follows no more.`,
    impact: 'Who reads there sees old data. Writing, and reading from the writer, goes on.',
    look: [
      `Does it follow? \`aws rds describe-db-instances --region ${region} --query "DBInstances[?starts_with(DBInstanceIdentifier, '${identifier}')].[DBInstanceIdentifier,DBInstanceStatus,StatusInfos]"\``,
      'On the reader: `select now() - pg_last_xact_replay_timestamp();` and, for what holds it up, the oldest of `pg_stat_activity`.',
      'Is much written (a migration, an import), or is the reader short of processor or storage?',
    ],
    mend: [
      'End the question on the reader that holds the log back: `select pg_cancel_backend(<pid>);`',
      'Pause the import.',
      'A reader that follows no more is made anew: in an empty plan `terraform apply -replace` of that one instance. Services with several addresses go on with the others.',
    ],
    over: 'it is less than a minute behind while something is written.',
  }),
  'cache-memory': ({ identifier }) => ({
    means: `\`${identifier}\` is nearly full and throws keys away.`,
    impact: 'More requests reach the database; sessions may be lost if they live only here.',
    look: ['Which keys grow? `valkey-cli --bigkeys` against a replica.', 'Do new keys have a time to live?'],
    mend: ['Set a time to live where it was forgotten.', 'Take a larger node in the stack.'],
    over: 'memory use is under 75 % and evictions are zero.',
  }),
  'cache-evicting': ({ namespace, about }) => ({
    means: `\`${about}\` is full and has thrown away more than a key a second for half an hour.`,
    impact: 'What it would have answered is computed anew, or asked of the database.',
    look: [
      `How full is it, and how often does it know the answer? \`kubectl -n ${namespace} exec deployment/${about} -c ${about} -- valkey-cli info memory\` and \`… info stats\` (\`keyspace_hits\`, \`keyspace_misses\`).`,
      `Which keys are large? \`kubectl -n ${namespace} exec deployment/${about} -c ${about} -- valkey-cli --bigkeys\``,
      'Do new keys have a time to live?',
    ],
    mend: [
      'Set a time to live where it was forgotten.',
      `Raise \`data.${about}.size\` in \`devops.yaml\` and run \`devops generate\`: the pod is made anew, and begins empty.`,
      'Beyond 2 GB let ElastiCache keep it: take the overrule out.',
    ],
    over: 'it throws away less than a key a second for an hour.',
  }),
  'queue-stalled': ({ namespace, about }) => ({
    means: `The oldest message of \`${about}\` waits longer than it should: those who take messages are too few, too slow, or gone.`,
    impact: 'What users asked for in the background does not happen.',
    look: [
      `Do the workers run? \`kubectl -n ${namespace} get pods\``,
      'Do they log the same error for the same message again and again (a poison message)?',
      'Is the number of messages far above normal (a burst), or the same (slow workers)?',
    ],
    mend: [
      'Let more workers run: raise the maximum of their autoscaler in the overlay.',
      'A poison message goes to the dead-letter queue after its receives; if it blocks, lower `maxReceiveCount`.',
      'Roll the workers back.',
    ],
    over: 'the oldest message is younger than a minute.',
  }),
  'job-late': ({ namespace, about }) => ({
    means: `\`${about}\` has not succeeded for longer than the time between two of its runs, and half of it again.`,
    impact: 'What it makes is old: reports, invoices, clean-up. Nobody may notice until they need it.',
    look: [
      `When did it run, and how did it end? \`kubectl -n ${namespace} get cronjob ${about}\` and \`kubectl -n ${namespace} get jobs -l app.kubernetes.io/name=${about}\``,
      `What did it say? \`kubectl -n ${namespace} logs -l app.kubernetes.io/name=${about} --tail=200\``,
      'Does it run still? One that takes longer than the time between two runs is never done.',
      'Was it not started at all: suspended, no room on the nodes, a missed deadline for its start?',
    ],
    mend: [
      `Run it now: \`kubectl -n ${namespace} create job ${about}-by-hand --from=cronjob/${about}\``,
      'After a deployment: roll it back, then run it.',
      'A run that hangs: delete its Job; the next one starts by the clock.',
    ],
    over: 'it has succeeded once, and does so at its next time.',
  }),
  'page-unanswered': ({ namespace }) => ({
    means: `A page of ${namespace} has been firing for half an hour. Nobody came, or whoever came needs help.`,
    impact: 'Users have had it for half an hour, and the budget of the objective goes on burning.',
    look: [
      'Who has acknowledged the first page, in the pager? Call them.',
      'Which alerts fire? Each has its own runbook; begin with the one that fired first.',
    ],
    mend: [
      'Nobody answers: you are on call now. Acknowledge, open an incident, follow the runbook of the first page.',
      'Somebody works on it: take over what keeps them from it, telling people what is known, calling whoever owns the part that fails.',
      'It goes on for an hour: undo the last change of everything that is concerned, without waiting for the cause.',
    ],
    over: 'no page of that namespace fires.',
  }),
  'queue-dead-letters': ({ about }) => ({
    means: `Messages of \`${about}\` failed as often as they may and were put aside.`,
    impact: 'Each of them is work that somebody waits for.',
    look: [
      'Read one message in the dead-letter queue: what do they have in common?',
      'Find the error in the logs of the worker by the message id.',
    ],
    mend: [
      'Mend the cause, deploy, then redrive: `aws sqs start-message-move-task --source-arn <arn of the dead-letter queue>`.',
      'Delete what can never succeed, with a note of its sender.',
    ],
    over: 'the dead-letter queue is empty.',
  }),
  ...storeAdvice,
  ...copyAdvice,
  ...historyAdvice,
  ...telemetryAdvice,
  ...meshAdvice,
  'runtime-threat': ({ namespace }) => ({
    means:
      'Falco saw a container do something that no program of ours does: a shell, a file written outside of /tmp, credentials read, a connection that the design does not know. The label `rule` says which, `k8s_pod_name` where.',
    impact: 'Perhaps a colleague who debugs. Perhaps somebody who should not be there.',
    look: [
      'Ask in the channel of the team whether somebody is debugging that pod. A yes from a person who is known ends it.',
      `What does the pod run, and since when? \`kubectl -n ${namespace} get pod <pod> -o wide\`, \`kubectl -n ${namespace} logs <pod> --tail=200\``,
      'Who asked the API server for it? In CloudWatch Logs, group `/aws/eks/<cluster>/cluster`: `fields @timestamp, user.username, verb, objectRef.subresource | filter objectRef.name = "<pod>" and objectRef.subresource = "exec"`',
      'Does GuardDuty say something of the same node or role?',
    ],
    mend: [
      'Keep what it shows before you end it: `kubectl -n <namespace> debug <pod> --copy-to=<pod>-evidence --share-processes`, or a snapshot of the disk of the node.',
      'Cut it off, and leave it running: `kubectl -n <namespace> label pod <pod> app.kubernetes.io/name=quarantined --overwrite`. No policy allows it anything then, and its Deployment starts another.',
      'Change the secrets that the pod could read, and the role that it could take on.',
      'If it was an honest command: say so in the macro `<system>_known_command` of `security/falco`.',
    ],
    over: 'it is known who did it and why, and what was read has been changed.',
  }),
  'image-vulnerable': ({ namespace }) => ({
    means:
      'Trivy found known vulnerabilities, for which there is a fix, in an image that runs: critical ones for more than a day, or high ones for more than a week.',
    impact: 'None yet. Somebody who looks for it may find it too.',
    look: [
      'The labels `image_repository` and `image_tag` name the image, `namespace` where it runs.',
      `What is it? \`kubectl -n ${namespace} get vulnerabilityreports -o wide\`, then \`describe\` the one of the image.`,
      'Is it in a package of ours, in the base image, or in an add-on?',
    ],
    mend: [
      'In a package: merge the update that Dependabot has proposed, or raise it by hand.',
      'In the base image: build again; the newest base comes with it.',
      'In an add-on: take the version that `devops generate` names now; until then ask how it could be reached.',
      'If it cannot be reached: `.trivyignore.yaml`, with the reason and an end.',
    ],
    over: 'the report of what runs now is empty.',
  }),
  'backup-failed': ({ region }) => ({
    means: 'A backup into the vault, or its copy in the other region, failed, was stopped or did not begin in time.',
    impact: 'None today. What is in the vault is older than it should be; what the store keeps itself is not touched.',
    look: [
      `Which, and why? \`aws backup list-backup-jobs --region ${region} --by-state FAILED --query 'BackupJobs[].[ResourceArn,StatusMessage]'\`, and \`list-copy-jobs\` likewise.`,
      'Is the key of the vault there, and may the role use it? Was the store being changed in that hour?',
    ],
    mend: [
      `Begin one by hand: \`aws backup start-backup-job --region ${region}\` with the vault, the resource and the role that the failed job names.`,
      'A missing right: put the policy back that Terraform writes; a comparison of the stack shows what differs.',
    ],
    over: 'the next backup and its copy are completed.',
  }),
  'restore-failed': ({ region }) => ({
    means: 'AWS tried to restore from the vault, as it does each week, and could not.',
    impact: 'If it were needed now, this backup would not help.',
    look: [
      `Why? \`aws backup list-restore-jobs --region ${region} --by-status FAILED --query 'RestoreJobs[].[ResourceType,StatusMessage]'\``,
      'A quota of instances, a subnet group or a class that does not exist are the usual causes; a key that was disabled is the grave one.',
    ],
    mend: [
      'Mend the cause, and try it at once: `aws backup start-restore-job` with the newest recovery point.',
      'If the key is at fault: enable it or cancel its deletion before anything else.',
    ],
    over: 'a restore of the newest recovery point is completed.',
  }),
  'restore-test-failed': ({ namespace, about }) => ({
    means: `\`${about}\` was restored to its newest moment, and what came back is not what it should be, or could not be asked.`,
    impact: 'If it were needed now, it is not sure what would come back.',
    look: [
      `What was asked, and what was answered? \`kubectl -n recovery logs -l store=${about} --all-containers --tail=100\``,
      `Is the same true of the database itself? Ask it the question that failed (\`recovery/questions\`), from a pod of \`${namespace}\`.`,
    ],
    mend: [
      'If the database itself is so: it is no matter of backups; find who changed it.',
      'If only the copy is: restore to an earlier moment, and find the last one that is whole. Keep it.',
      'If the question is out of date: change `recovery/questions/own.sql`.',
    ],
    over:
      'the next drill verifies it; begin one with `kubectl -n recovery create job --from=cronjob/restore-' +
      about +
      ' by-hand`.',
  }),
  'restore-test-late': ({ about }) => ({
    means: `No drill has verified a restore of \`${about}\` for seven days. It is tried twice a week.`,
    impact: 'None today. Nobody knows whether it would come back.',
    look: [
      'Did the job run? `kubectl -n recovery get cronjobs,jobs,pods`',
      `Where did it stop? \`kubectl -n recovery logs -l store=${about} --all-containers --tail=100\``,
      `Did a copy stay behind that is being deleted still? \`aws rds describe-db-instances --query 'DBInstances[?ends_with(DBInstanceIdentifier, \\\`-drill\\\`)].[DBInstanceIdentifier,DBInstanceStatus]'\``,
    ],
    mend: [
      'A quota or a right that is missing: put it right, and begin a drill by hand.',
      `\`kubectl -n recovery create job --from=cronjob/restore-${about} by-hand\``,
    ],
    over: 'a drill has verified a restore.',
  }),
}
