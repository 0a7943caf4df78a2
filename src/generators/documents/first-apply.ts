import { auditedClasses } from '../../design/audit.ts'
import { automatic, promoted } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Secret } from '../../model/store.ts'
import { environmentsOf } from './environments.ts'
import { delivery } from './first-delivery.ts'
import { recordedImages } from './first-functions.ts'
import { quotas } from './first-quotas.ts'
import { code, sh } from './markdown.ts'

/** The first apply, in order; every step may be repeated. */
export function firstApply(blueprint: Blueprint): string {
  const recorded = recordedImages(blueprint)
  const steps = [
    bootstrap(blueprint),
    ...quotas(blueprint),
    ...(recorded.length > 0 ? [github(blueprint), ...recorded] : []),
    stacks(blueprint),
    secrets(blueprint),
    ...(recorded.length > 0 ? [] : [github(blueprint)]),
    ...delivery(blueprint),
    ...names(blueprint),
    ...images(blueprint, recorded.length > 0),
    ...trail(blueprint),
  ]
  const clustered = blueprint.plan.pods.length > 0
  return `${[
    '# The first apply',
    `In this order, once; every step can be repeated. It takes half a day, most of it waiting. At hand: credentials of an administrator of the AWS account, \`terraform\`, \`aws\`${clustered ? ', `kubectl`, `helm`' : ''}, \`jq\`. Later changes come through the pipeline.`,
    ...steps.flatMap(([title, ...text], index) => [`## ${index + 1}. ${title}`, ...text]),
  ].join('\n\n')}\n`
}

type Step = readonly [title: string, ...text: string[]]

function bootstrap({ plan, spec }: Blueprint): Step {
  return [
    'State, domain, registry, identity of the pipeline',
    `GitHub vouches for the jobs of \`${plan.delivery.repository}\`, and AWS compares the name in the token letter by letter. A repository that was made, renamed or moved after 15 July 2026 has numbers in that name, which nobody can take over with the name: then write what this says as \`repository\` into \`terraform/stacks/bootstrap/terraform.tfvars\`. An older one has none until somebody asks GitHub for them.`,
    sh([`gh api repos/${plan.delivery.repository} --jq '"\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"'`]),
    ...(spec.budget === undefined
      ? []
      : [
          'Who watches costs has one monitor of all services, which AWS makes with Cost Explorer. Open Cost Explorer once where nobody has (it needs a day), and write what this says, if anything, as `anomaly_monitor_arn` into the same file:',
          sh([
            `aws ce get-anomaly-monitors --query "AnomalyMonitors[?MonitorDimension=='SERVICE'].MonitorArn" --output text`,
          ]),
        ]),
    sh(['terraform -chdir=terraform/stacks/bootstrap init', 'terraform -chdir=terraform/stacks/bootstrap apply']),
    `It makes the bucket \`${plan.stacks[0]?.state.bucket}\` for state, the DNS zone of \`${spec.domain}\`${plan.delivery.registry === 'ecr' ? ', the image registry' : ''} and the roles that GitHub Actions takes on. No pipeline ever applies it: it makes what pipelines are allowed to do. Then move its own state into the bucket: take the comment marks from \`backend.tf\` and run \`terraform init -migrate-state\` there.`,
    `Point the name servers of \`${spec.domain}\` to the zone (the output \`name_servers\`) before you go on: certificates wait until the world can read their records.`,
  ]
}

function stacks({ plan }: Blueprint): Step {
  return [
    'The stacks',
    `Say in the \`terraform.tfvars\` of each stack ${plan.pods.length > 0 ? 'where people reach the API server of the cluster from, and ' : ''}who gets alarms. Commit it, and the \`.terraform.lock.hcl\` that \`init\` writes: the pipeline reads both.`,
    sh(plan.stacks.map(({ path }) => `terraform -chdir=${path} init && terraform -chdir=${path} apply`)),
    ...(plan.previews
      ? [
          'Previews are applied by the pipeline, once for each pull request; it wants the checksums of their providers committed too:',
          sh([`terraform -chdir=${plan.previews.path} init -backend=false`]),
        ]
      : []),
    ...(plan.stacks.length > 1 ? ['In this order: a stack of recovery copies what production has.'] : []),
  ]
}

function secrets({ plan }: Blueprint): Step {
  const { delivery, monitoring, pods, encrypted, kept } = plan
  const own = kept
    .filter(({ stage }) => stage !== undefined)
    .flatMap(({ stage, about, keys }) =>
      keys.flatMap(({ key, made }) => (made ? [] : [`scripts/secrets/rotate.sh first ${stage} ${about} ${key}`])),
    )
  const region = (name: string) => plan.stacks.find((stack) => stack.name === name)?.region ?? ''
  const rows = [
    ...[...(pods.length > 0 ? monitoring.secrets : []), ...(delivery.secret ? [delivery.secret] : [])].flatMap(
      (secret) => Object.entries(secret.remote).map(([stack, remote]) => line(remote, region(stack), secret)),
    ),
  ]
  return [
    'Secrets that only people know',
    ...(rows.length > 0
      ? [
          'Terraform made the places; put the values in as JSON, for instance:',
          sh(
            rows
              .slice(0, 1)
              .map(
                ({ remote, at, keys }) =>
                  `aws secretsmanager put-secret-value --region ${at} --secret-id ${remote} --secret-string '${JSON.stringify(Object.fromEntries(keys.map((key) => [key, '…'])))}'`,
              ),
          ),
          rows
            .map(({ remote, at, keys }) => `- \`${remote}\` in ${at}: ${keys.map((key) => `\`${key}\``).join(', ')}`)
            .join('\n'),
        ]
      : []),
    ...(own.length > 0
      ? [
          'Those that services have of their own are asked for one by one, and shown nowhere. [secrets.md](secrets.md) says how old each may become, and how it is changed later.',
          sh(own),
        ]
      : []),
    ...(plan.mounted
      ? ['A pod waits in `ContainerCreating` until every secret that it mounts has a value with all its keys.']
      : []),
    ...(kept.some(({ keys }) => keys.some(({ made }) => made))
      ? ['Keys that make themselves are there since the stacks were applied.']
      : []),
    ...(delivery.secret
      ? [
          `\`github-token\` is a fine-grained token for \`${delivery.repository}\` that may read contents and pull requests, and write commit statuses: by them the cluster says what has arrived. It ends after a year at most: put the next one in here, and the clusters have it within the hour.`,
        ]
      : []),
    ...(plan.vault
      ? ['Secrets that services have of their own go into the Vault, once the clusters run: [vault.md](vault.md).']
      : []),
    ...(encrypted ? sealed(plan) : []),
    'Credentials of databases and caches are made by Terraform and never seen by anybody.',
  ]
}

/** Secrets of services, which lie in the repository. */
function sealed({ pods, stacks, stages, encrypted }: Blueprint['plan']): string[] {
  const commands = stages
    .filter(({ environment }) => environment.kind !== 'preview')
    .flatMap(({ name: stage }) =>
      pods.flatMap(({ name, secret }) => (secret ? [`scripts/secrets/set.sh ${stage} ${name}`] : [])),
    )
  return [
    ...(encrypted?.seal
      ? [
          'Make the key of each cluster, by which its sealed secrets are opened, and commit the certificates:',
          sh(stacks.map(({ name }) => `scripts/secrets/renew-key.sh ${name}`)),
        ]
      : commands.length > 0
        ? [
            'People who make secrets of services are named by their roles in `secret_editors` of each stack; an administrator may do it now.',
          ]
        : []),
    ...(commands.length > 0
      ? [
          'Secrets that services have of their own are encrypted into the repository, one service at a time; commit the files. [secrets.md](secrets.md) says how they are changed.',
          sh(commands),
        ]
      : []),
  ]
}

function line(remote: string, at: string, { keys }: Secret) {
  return { remote, at, keys: keys.map(({ key }) => key) }
}

function github({ plan, spec }: Blueprint): Step {
  const { asked, free } = environmentsOf(plan)
  return [
    'GitHub',
    [
      `- The variable \`AWS_ACCOUNT_ID\`${spec.cloud.account ? `: ${spec.cloud.account}` : ''}.`,
      `- The environments ${code(asked)} with required reviewers: in \`infrastructure-…\` Terraform may change anything.${free.length > 0 ? ` The environments ${code(free)} without.` : ''} All of them only for the branch \`${plan.delivery.branch}\`, but for previews, which come from pull requests.`,
      ...(plan.pods.length > 0
        ? [
            `- A GitHub App of your own, installed in \`${plan.delivery.repository}\`, that may write contents and nothing else. Its client id is the variable \`DEPLOYER_CLIENT_ID\`, its key the secret \`DEPLOYER_KEY\` of each environment but previews, so that no other branch can read it. It writes which image runs where.`,
          ]
        : []),
      `- The rules of \`${plan.delivery.branch}\` from \`.github/rulesets\`, and the owners in \`.github/CODEOWNERS\`. [pipeline.md](pipeline.md) has the commands.`,
      ...(plan.previews
        ? [
            '- The label `preview`. It runs what the pull request brings: give it to what you have read. [previews.md](previews.md) says what that may do. A fork gets no images, so no preview.',
          ]
        : []),
      ...(plan.pods.length > 0 &&
      !plan.previews &&
      plan.stages.some(({ environment }) => environment.kind === 'preview')
        ? [
            '- The label `preview`. It runs what the pull request brings, in the cluster outside production: give it to what you have read. A fork gets no images, so no preview.',
          ]
        : []),
      ...(plan.delivery.registry === 'ghcr' && plan.workloads.length > 0
        ? [
            '- Packages on ghcr.io must be public, or the namespaces need a pull secret: an account in `devops.yaml` moves them to ECR, which needs neither.',
          ]
        : []),
    ].join('\n'),
  ]
}

/** Load balancers of clusters are there once their stages are; only then can Terraform find them. */
function names({ plan }: Blueprint): readonly Step[] {
  const { doors = [] } = plan.names ?? {}
  if (doors.length === 0) return []
  const named = doors.some(({ hosts }) => hosts.length > 0)
  const given = [
    ...(named ? ['writes the names that lead there'] : []),
    ...(doors.some(({ guarded }) => guarded) ? ['puts the firewall before them'] : []),
  ].join(' and ')
  const stacks = plan.stacks.filter(({ name }) => doors.some(({ stack }) => stack === name))
  return [
    [
      named ? 'Names' : 'The firewall',
      `The clusters have made their load balancers by now (\`kubectl get ${plan.gateways ? 'gateways' : 'ingress'} --all-namespaces\` shows an address for each). Apply the stacks once more: Terraform finds them by their tags, and ${given}.`,
      sh(stacks.map(({ path }) => `terraform -chdir=${path} apply`)),
      'The same is to be done when a load balancer was made anew: the daily comparison with what Terraform wrote shows it.',
    ],
  ]
}

/** What stands there before the first image came. */
function waiting({ pods, releases }: Blueprint['plan']): string {
  return [
    ...(pods.length > 0
      ? [
          'Until then the overlays name the tag `bootstrap`, which no registry has: a stage without images waits for them, shown as degraded, and does no harm. A delivery looks whether what it delivered answers, and puts it back if not: so the clusters come first.',
        ]
      : []),
    ...(releases.some(({ workload }) => workload.platform === 'virtual-machines')
      ? ['Machines look every few seconds whether an image was written down for them, and serve nothing until then.']
      : []),
    ...(releases.some(({ workload }) => workload.platform === 'containers')
      ? [
          'Until then the services of ECS ask for the tag `bootstrap`, which no registry has, and for secrets that are empty: after some attempts they give up, and do no harm. The first delivery starts them.',
        ]
      : []),
  ].join(' ')
}

function images({ plan }: Blueprint, again: boolean): readonly Step[] {
  // A copy of a stage follows it by itself.
  const targets = promoted(plan).filter(({ standsInFor }) => standsInFor === undefined)
  if (plan.workloads.length === 0) return []
  return [
    [
      again ? 'Delivery' : 'The first images',
      `${again ? 'Run `deliver` again: it' : `Push to \`${plan.delivery.branch}\`: \`deliver\``} builds, scans and signs the images and takes them to ${automatic(
        plan,
      )
        .map(({ name }) => `\`${name}\``)
        .join(
          ', ',
        )}.${targets.length > 0 ? ` Then run \`promote\` for ${targets.map(({ name }) => `\`${name}\``).join(', then ')}.` : ''} ${waiting(plan)}`,
    ],
  ]
}

/** Terraform loads the library; what it writes down is made in the database itself. */
function trail({ plan, spec }: Blueprint): readonly Step[] {
  const classes = auditedClasses(spec.compliance)
  const databases = plan.stores.filter(({ engine }) => engine === 'postgresql')
  if (classes.length === 0 || databases.length === 0) return []
  const migrated = plan.workloads
    .filter(({ migration, service }) => migration && databases.some(({ name }) => service.uses.includes(name)))
    .map(({ name }) => name)
  return [
    [
      'The trail of the databases',
      `${code(databases.map(({ name }) => name))} ${databases.length > 1 ? 'load' : 'loads'} pgaudit and ${databases.length > 1 ? 'write' : 'writes'} down the classes ${code(classes)}, without values, to ${databases.length > 1 ? 'their logs' : 'its log'} in CloudWatch. In each stage the owner of the schema makes the extension, once:`,
      '```sql\ncreate role rds_pgaudit;\ncreate extension if not exists pgaudit;\n```',
      `${migrated.length > 0 ? `The first migration of ${code(migrated)} does it where it is written so; look with \`select extname from pg_extension\`.` : 'No service brings migrations, so a person does it, from a pod or a machine that the security group of the database lets in.'} A table whose reading is to be on record: \`grant select on … to rds_pgaudit\`. An instance that ran before this was asked for takes the library at its next restart.`,
    ],
  ]
}
