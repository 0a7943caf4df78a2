import type { Blueprint } from '../../model/blueprint.ts'
import type { Plan, Takeover } from '../../model/plan.ts'
import { printDuration } from '../../values/duration.ts'
import { bothRegions } from './both-regions.ts'
import { sh, table } from './markdown.ts'
import { regionKeys } from './region-keys.ts'

/** How to go on in the recovery region, how to come back, and how to practise both. Only where there is one. */
export function failover(blueprint: Blueprint): string | undefined {
  const { plan, spec } = blueprint
  const stage = plan.stages.find(({ standsInFor }) => standsInFor !== undefined)
  const stack = plan.stacks.find(({ name }) => name === stage?.stack)
  if (!stage || !stack) return undefined
  const moved = plan.takeover
  const clockwork = plan.pods.filter(({ controller }) => controller === 'CronJob')
  return `${[
    moved?.other ? '# Two regions that both serve' : `# When ${spec.cloud.region} is lost`,
    moved?.other
      ? `Promised when one is lost: all goes on within ${printDuration(spec.objectives.rto)}, with at most ${printDuration(spec.objectives.rpo)} of data lost.`
      : `The service goes on in ${stack.region}, as the stage \`${stage.name}\` in \`${stack.cluster}\`. Promised: within ${printDuration(spec.objectives.rto)}, with at most ${printDuration(spec.objectives.rpo)} of data lost. One person decides and writes down when; the way back takes a day, so a disturbance of minutes is waited out.`,
    ...(moved?.other
      ? bothRegions(blueprint, moved)
      : moved
        ? byScript(blueprint, moved)
        : byHand(blueprint, stage.name, stack.region)),
    ...(clockwork.length > 0
      ? [
          `What runs by the clock waits here, or it would run twice: set \`/spec/suspend\` of ${clockwork.map(({ name }) => `\`${name}\``).join(', ')} to false in \`${stage.overlay}/kustomization.yaml\`, through the branch as ever.`,
        ]
      : []),
  ].join('\n\n')}\n`
}

function byScript({ plan, spec }: Blueprint, takeover: Takeover): string[] {
  const { hosts, databases, clusters } = takeover
  const empty = plan.stores
    .filter(({ instances }) => !instances[takeover.to]?.replicaOf)
    .map(({ name }) => `\`${name}\``)
  return [
    '## There',
    `Run the workflow \`takeover\` with the way \`failover\`, first as it is, which only says what it would do, then with \`execute\`. It waits for the reviewers of the environment \`${takeover.environment}\`. Where GitHub does not answer, the same from a desk that reaches the clusters:`,
    sh([
      'scripts/recovery/failover.sh                    # what it would do',
      'scripts/recovery/failover.sh --execute --since 2026-11-27T09:10:00Z',
    ]),
    table(
      ['Step', 'What it does', 'It ends the run when'],
      [
        [
          '`gate`',
          'asks from here, from the checkers of Route 53 around the world, and by the interfaces of the region',
          'anybody can reach the service, or fewer than two of three say that it is lost',
        ],
        [
          '`fence`',
          `stops deliveries, scales \`${takeover.from}\` down, takes all rules off the security groups of its databases and starts these anew, which ends the connections that stand`,
          'a database cannot be fenced, unless somebody has seen that nothing writes to it (`--source-is-gone`)',
        ],
        [
          '`weigh`',
          'reads how far behind each replica was when it began',
          `it was more than ${printDuration(spec.objectives.rpo)}, or nobody knows (\`--accept-loss\`)`,
        ],
        [
          '`promote`',
          [
            ...(databases.length > 0
              ? [`makes ${databases.map(({ replica }) => `\`${replica}\``).join(', ')} writable, with a standby`]
              : []),
            ...(clusters.length > 0
              ? [
                  `lets ${clusters.map(({ follower }) => `\`${follower}\``).join(', ')} lead: with \`--planned\` by a switchover, which waits for the last write; else by a failover, which takes what had arrived`,
                ]
              : []),
          ].join('; ') || 'nothing: no database is replicated',
          clusters.length > 0 ? 'AWS refuses it, or is not done within half an hour' : 'AWS refuses it',
        ],
        [
          '`start`',
          'restarts the pods, which then write; autoscalers and nodes follow the load',
          'they are not ready within a quarter of an hour',
        ],
        [
          '`look`',
          `asks ${hosts.map(({ to }) => `https://${to}`).join(', ')}`,
          'one of them does not answer: nobody is sent there',
        ],
        [
          '`switch`',
          `writes 1 to \`${takeover.switch.metric}\` in CloudWatch there; the alarm \`${takeover.switch.alarm}\` makes Route 53 lead ${hosts.map(({ host }) => host).join(', ')} there within two minutes`,
          'it cannot be written',
        ],
        [
          '`sites`',
          'moves the names of the sites to their copies',
          'never: where CloudFront takes no changes it says which addresses to tell people',
        ],
        ['`verify`', 'asks the public hosts as users do', 'they do not answer'],
      ],
    ),
    'A step that fails ends the run; none after it begins. Mend it and go on with `--from STEP`: what was done already is left alone. What was done, and when, stands in the log, which is sent to whoever is paged.',
    `The switch needs neither the lost region nor us-east-1, where Route 53 takes its changes: names and health check stand already.${empty.length > 0 ? ` Begin empty, or from a copy of their backup: ${empty.join(', ')}.` : ''}`,
    ...(clusters.length > 0
      ? [
          `Where AWS cannot fail a global cluster over, \`--from promote --detach\` takes the follower out of it and makes it stand alone. Then there is no global cluster to come back to: before \`failback.sh\` delete what is left of the old one, make a new one with \`aws rds create-global-cluster --source-db-cluster-identifier\` of the cluster that stands alone, and let Terraform add the other region.`,
        ]
      : []),
    ...(databases.length > 0
      ? [
          'Afterwards take `replica_of` from the databases in Terraform there, or the next apply tries to make them replicas again.',
        ]
      : []),
    regionKeys(plan),
    '## Back',
    'Only once the region has been well for a day. `failback.sh` copies the data back first, while users go on; it stops at `wait` until the copy has caught up. Then it fences the other side, waits until the last write has arrived (which is seen by a write that RDS makes every five minutes, so users wait up to seven; after twelve everything is put back as it was), promotes, starts, looks, turns the switch, and makes the other region follow again. What was written to the old databases and never arrived stays beside them under another name.',
    ...(clusters.length > 0
      ? [
          'Aurora takes the old cluster in again as a follower once its region works, and leaves what it alone had as a snapshot (`rds:unplanned-global-failover-…`) for people to look through. The way back is a switchover: nothing is lost.',
        ]
      : []),
    sh([
      'scripts/recovery/failback.sh',
      'scripts/recovery/failback.sh --execute',
      'scripts/recovery/failback.sh --execute --from wait',
    ]),
    '## Practise',
    'Each month the workflow `takeover-drill` says by itself what both scripts would do: whether names, replicas and rights are still there. It opens an issue when one of them stops, and when nobody has moved anything for half a year.',
    'Twice a year, on a working day: `failover.sh --planned --execute`, an hour there, and back. `--planned` leaves out the question whether the region is lost, and nothing else. The times in both logs are the evidence; write them here beside what was promised. A plan that was never tried is a wish.',
    '| When | Way | Took | Lost | What was learnt |\n|---|---|---|---|---|',
  ]
}

function byHand({ plan }: Blueprint, stage: string, region: string): string[] {
  const replicas = plan.stores.flatMap(({ module, instances }) =>
    module === 'database' && instances[stage]?.replicaOf ? [instances[stage].identifier] : [],
  )
  return [
    'Nothing that runs is moved by a script here: see to it that nothing writes to the old databases, make their replicas writable, then send people there.',
    ...(replicas.length > 0
      ? [
          sh(
            replicas.map(
              (name) =>
                `aws rds promote-read-replica --region ${region} --db-instance-identifier ${name} --backup-retention-period 7`,
            ),
          ),
        ]
      : []),
    ...leading(plan, stage),
  ]
}

/** Aurora: the other region takes the lead of the global cluster. */
function leading({ stores, stacks, stages }: Plan, stage: string): string[] {
  const stack = stages.find(({ name }) => name === stage)?.stack
  const region = stacks.find(({ name }) => name === stack)?.region
  const followers = stores.flatMap(({ instances }) => {
    const own = instances[stage]
    return own?.globalCluster ? [{ name: own.identifier, global: own.globalCluster }] : []
  })
  if (followers.length === 0) return []
  return [
    `Let ${followers.map(({ name }) => `\`${name}\``).join(', ')} lead, together with the databases. While the old region still answers, \`switchover-global-cluster\` without the last flag loses nothing.`,
    sh(
      followers.map(
        ({ name, global }) =>
          `aws rds failover-global-cluster --region ${region} --global-cluster-identifier ${global} --target-db-cluster-identifier "$(aws rds describe-db-clusters --region ${region} --db-cluster-identifier ${name} --query 'DBClusters[0].DBClusterArn' --output text)" --allow-data-loss`,
      ),
    ),
  ]
}
