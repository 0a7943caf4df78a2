import { auditedClasses } from '../../design/audit.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import type { Threat } from './threat.ts'
import { firewall, noticed, policies, stackOf, threat } from './threat-answers.ts'

export function toStore(blueprint: Blueprint): Threat[] {
  const { plan, spec } = blueprint
  const relational = plan.stores.some(({ engine }) => engine === 'postgresql')
  const classes = relational ? auditedClasses(spec.compliance) : []
  const personal = plan.stores.filter(({ datastore }) => datastore.personal).map(({ name }) => `\`${name}\``)
  const reached = plan.edges.some(({ kind }) => kind === 'internet')
  const database = plan.stores.some(({ module }) => module === 'database')
  const module = `terraform/modules/${database ? 'database' : (plan.stores[0]?.module ?? 'cache')}/main.tf`
  return [
    threat('S', 'Somebody passes for a service', [
      { what: 'passwords made by AWS that nobody has seen', file: module },
      { what: 'a security group for the nodes alone', file: module },
      ...policies(blueprint),
    ]),
    threat(
      'T',
      'Data is changed or deleted',
      [
        { what: 'backups to any moment, deletion protection', file: module },
        { what: 'how it is brought back', file: 'docs/design.md' },
      ],
      'Services sign in as the owner of the schema: a flaw in one may change all of it',
    ),
    threat(
      'R',
      'Nobody knows who changed the data',
      [
        ...(database ? [{ what: 'a log of schema changes and slow statements', file: module }] : []),
        ...(classes.length > 0 ? [{ what: `pgaudit: a record of ${classes.join(', ')} by whom`, file: module }] : []),
      ],
      classes.includes('write')
        ? 'Reading is on record for the tables that ask for it alone'
        : 'Changes of rows are written down by the service alone',
    ),
    threat(
      'I',
      'Data is read on its way or from a disk',
      [
        { what: 'TLS is forced, disks and backups are encrypted with a key of the stage', file: module },
        ...lines(blueprint),
        ...noticed(blueprint),
      ],
      personal.length > 0
        ? `Data of persons lies in ${personal.join(', ')}: who may read it in production is to be kept short and looked through`
        : undefined,
    ),
    threat('D', 'Connections, processor or storage run out', [
      { what: 'alarms with runbooks', file: 'docs/runbooks/README.md' },
    ]),
    threat(
      'E',
      'An injected statement does more than the service would',
      reached ? firewall(blueprint, 'rules against known injections') : [],
      'Statements take parameters; nothing is glued together',
    ),
  ]
}

/** What is written of it elsewhere: lines of logs. */
function lines({ plan }: Blueprint): { readonly what: string; readonly file: string }[] {
  const { logs, search } = plan.monitoring
  const [stack] = plan.stacks.filter(({ purpose }) => purpose === 'production')
  return [
    ...(logs && stack
      ? [
          {
            what: 'secrets and data of persons are hidden in lines of logs before they leave the node',
            file: `logs/stacks/${stack.name}.yaml`,
          },
        ]
      : []),
    ...(search
      ? [
          {
            what: 'who may read lines is a role of their own domain, bound to one account',
            file: 'terraform/modules/log-search/main.tf',
          },
        ]
      : []),
  ]
}

export function toCloud(blueprint: Blueprint): Threat[] {
  const identity = blueprint.plan.pods.length > 0 ? { file: `${stackOf(blueprint)}/identity.tf` } : {}
  return [
    threat('S', 'Somebody uses the role of a service', [
      { what: 'a role of its own for each service, without a key', ...identity },
    ]),
    threat('T', 'A message or an object is changed on its way', [{ what: 'TLS, which the bucket policies demand' }]),
    threat('R', 'A call of a service cannot be told from another', [
      { what: 'CloudTrail with files that can be checked', file: 'terraform/stacks/bootstrap/trail.tf' },
    ]),
    threat(
      'I',
      'Data leaves by an open way out',
      [...policies(blueprint), ...noticed(blueprint)],
      'Port 443 is open to all addresses for these services: a stolen key can carry data out',
    ),
    threat('D', 'A third party does not answer', [], 'Deadlines, and what the service does without it, are code'),
    threat('E', 'A service does more in AWS than it needs', [
      { what: 'policies that name its own stores', ...identity },
      ...(blueprint.plan.pods.length > 0 ? [{ what: 'the metadata of the node is out of reach' }] : []),
    ]),
    ...certified(blueprint),
  ]
}

/** cert-manager proves names by records, and whoever may write those has certificates. */
function certified(blueprint: Blueprint): Threat[] {
  if (!blueprint.plan.certificates) return []
  return [
    threat(
      'S',
      'Somebody has certificates made out for names of ours, by the role that proves them',
      [
        {
          what: 'a role that writes TXT records below `_acme-challenge` and no others',
          file: `${stackOf(blueprint)}/identity.tf`,
        },
      ],
      'A certificate that nobody here asked for stands in the public logs of certificates alone: let somebody watch them for the domain',
    ),
  ]
}

export function fromMonitoring(blueprint: Blueprint): Threat[] {
  return [
    threat('S', 'Something else scrapes', [...policies(blueprint)]),
    threat(
      'I',
      'Metrics tell of users',
      [{ what: 'a port of their own, not behind the load balancer' }],
      'No user and no address belongs in a label',
    ),
    threat('D', 'Scraping costs too much', [{ what: 'an interval of half a minute' }]),
  ]
}
