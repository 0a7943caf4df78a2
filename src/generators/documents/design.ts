import type { Blueprint } from '../../model/blueprint.ts'
import { printDuration } from '../../values/duration.ts'
import { printDollars } from '../../values/money.ts'
import { printPercent } from '../../values/percent.ts'
import { recordPath } from './adr.ts'
import { availabilitySection } from './availability.ts'
import { table } from './markdown.ts'
import { mermaid } from './mermaid.ts'
import { recoverySection } from './recovery.ts'

/** The design document: what was decided and what follows, in the order in which a reviewer asks. */
export function designDocument(blueprint: Blueprint): string {
  const { spec, plan } = blueprint
  return `${[
    `# Design of ${plan.system}`,
    '## Overview',
    `For ${spec.users.toLocaleString('en')} users, by a team of ${spec.team.engineers}. Promised: ${printPercent(spec.objectives.availability)} availability; at most ${printDuration(spec.objectives.rpo)} of data lost and ${printDuration(spec.objectives.rto)} until service is back; where that cannot be kept, [Recovery](#recovery) says so.${spec.compliance.length > 0 ? ` Bound by ${spec.compliance.map((each) => each.toUpperCase()).join(', ')}.` : ''}`,
    '![Architecture](architecture.svg)',
    `\`\`\`mermaid\n${mermaid(plan)}\n\`\`\``,
    '## Decisions',
    decisions(blueprint),
    '## Compute',
    compute(blueprint),
    '## Network',
    network(blueprint),
    '## Data',
    data(blueprint),
    '## Recovery',
    recoverySection(blueprint),
    '## Security',
    security(blueprint),
    '## Objectives',
    objectives(blueprint),
    '## Availability arithmetic',
    availabilitySection(blueprint),
    '## Cost',
    cost(blueprint),
    '## Operations',
    `Alerts and their runbooks: [docs/runbooks](runbooks/README.md). What services must do to be measured: [service-contract.md](service-contract.md). Setting up: [first-apply.md](first-apply.md).`,
  ].join('\n\n')}\n`
}

function decisions({ decided }: Blueprint): string {
  const rows = Object.entries(decided).map(([key, { question, meaning, because }]) => [
    `[${question}](${recordPath(key).replace('docs/', '')})`,
    meaning,
    because,
  ])
  return table(['Question', 'Answer', 'Because'], rows)
}

function compute({ plan }: Blueprint): string {
  const nodes = plan.stacks.flatMap(({ name, nodes }) =>
    nodes.map((group) => [name, group.name, group.instance, group.capacity, `${group.min}–${group.max}`]),
  )
  const stages = plan.stages.map(({ name }) => name)
  const pods = plan.workloads.map(({ name, replicas, requests }) => [
    name,
    `${requests.cpu} / ${requests.memory}`,
    ...stages.map((stage) => `${replicas[stage]?.min}–${replicas[stage]?.max}`),
  ])
  return [
    ...(nodes.length > 0 ? [table(['Stack', 'Node group', 'Instance', 'Capacity', 'Nodes'], nodes)] : []),
    ...(pods.length > 0 ? [table(['Workload', 'Requests', ...stages], pods)] : []),
  ].join('\n\n')
}

function network({ plan }: Blueprint): string {
  const stacks = plan.stacks.map(({ name, region, cidr, nats, zones }) => [
    name,
    region,
    cidr,
    String(zones.length),
    String(nats),
  ])
  const edges = plan.edges.map(({ from, to, port }) => [from, to, String(port)])
  return [
    table(['Stack', 'Region', 'Addresses', 'Zones', 'NAT gateways'], stacks),
    'Nothing may speak but these:',
    table(['From', 'To', 'Port'], edges),
  ].join('\n\n')
}

function data({ plan }: Blueprint): string {
  const rows = plan.stores.map(({ name, product, backup, datastore, instances }) => {
    const given =
      backup.method === 'none'
        ? 'none'
        : `${backup.method}, ${backup.retentionDays} days${backup.copied ? ', copied to the recovery region' : ''}`
    const sizes = Object.entries(instances).map(([stage, { class: size }]) => `${stage}: ${size ?? 'by use'}`)
    return [name, product, given, datastore.personal ? 'yes' : 'no', sizes.join(', ')]
  })
  return table(['Store', 'Product', 'Backup', 'Personal data', 'Instances'], rows)
}

function security({ plan }: Blueprint): string {
  const preview = plan.stages.find(({ environment }) => environment.kind === 'preview')
  const roles = plan.workloads.flatMap(({ name, permissions }) =>
    permissions.map(({ store, actions }) => [name, store, actions.join(', ')]),
  )
  return [
    '- Pods run as an unprivileged user with a read-only root file system, under the restricted Pod Security Standard.',
    '- Traffic is denied unless it is in the table above.',
    '- Secrets live in AWS Secrets Manager; the cluster copies what a namespace uses. Nobody, and no state file, holds a database password.',
    '- The pipeline holds no keys: it proves who it is to AWS by OpenID Connect. Actions are pinned by commit. An image gets its tag, which names its commit, once it has been scanned and signed.',
    ...(preview && roles.length > 0
      ? [
          plan.workloads.some((workload) => workload.roles[preview.name])
            ? `- Previews use the stores of development. Their pods take on roles of their own, which the namespaces \`${preview.namespace}-*\` share: what a pull request brings may take messages and objects of development, so give the label \`preview\` to what you have read.`
            : '- Pods of a preview have no role in AWS, since `devops.yaml` does not name the account that it would be in: they use the databases of development, and its queues and buckets refuse them.',
        ]
      : []),
    '- Data is encrypted at rest with keys of KMS and in transit with TLS.',
    ...(roles.length > 0 ? ['', table(['Workload', 'Store', 'May'], roles)] : []),
  ].join('\n')
}

function objectives({ plan }: Blueprint): string {
  const rows = plan.slos.map(({ name, title, objective, windowDays }) => [
    name,
    printPercent(objective),
    title,
    `${windowDays} days`,
  ])
  return table(['Objective', 'Promised', 'Of', 'Window'], rows)
}

function cost({ cost, spec }: Blueprint): string {
  const stacks = [...new Set(cost.items.map(({ stack }) => stack))]
  const rows = stacks.map((stack) => [
    stack,
    `${printDollars(cost.items.filter((item) => item.stack === stack).reduce((sum, { usd }) => sum + usd, 0))}`,
  ])
  return [
    table(['Stack', 'A month'], [...rows, ['**Sum**', `**${printDollars(cost.total)}**`]]),
    `${spec.budget ? `The budget is ${printDollars(spec.budget)}. ` : ''}That is $${(cost.total / Math.max(1, spec.users)).toFixed(2)} a user. List prices, the oldest of ${cost.asOf}.`,
    ...(cost.unpriced.length > 0 ? [`The sum is partial. Not in it: ${cost.unpriced.join('; ')}.`] : []),
  ].join('\n\n')
}
