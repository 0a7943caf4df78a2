import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { design } from '../../design/design.ts'
import { readSpec } from '../../design/read.ts'
import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import { generator } from './generator.ts'

const crm = readFileSync('examples/crm/devops.yaml', 'utf8')

const website = `name: site
domain: www.example.org
users: 500
cloud: { region: eu-central-1 }
repository: github.com/acme/site
services:
  web: { type: frontend }
environments: [production]
`

const atlas = `name: atlas
domain: atlas.example.com
cloud: { provider: aws, account: "123456789012", region: us-east-1, recovery: us-west-2 }
repository: github.com/acme/atlas
team: { engineers: 20, knows: [kubernetes] }
objectives: { availability: 99.99, rpo: 5m, rto: 30m }
services:
  api: { type: api, runtime: go, public: true, uses: [db, items, events, index, lake], traffic: { average: 300, peak: 900 } }
  reader: { type: worker, runtime: go, uses: [events, items, index, lake], traffic: { average: 300, peak: 900 } }
data:
  db: { engine: postgresql, size: 300GB }
  items: { engine: key-value, size: 100GB }
  events: stream
  index: { engine: search, size: 100GB }
  lake: { engine: analytics, size: 50GB }
environments: [staging, production]
compliance: [soc2]
`

let blueprint: Blueprint
let files: ReadonlyMap<string, string>

beforeAll(() => {
  blueprint = designed(crm)
  files = made(blueprint)
})

describe('the CRM', () => {
  it('gives the same bytes twice', () => {
    expect([...made(designed(crm))]).toEqual([...files])
  })

  it('has every module that is called, and no other', () => {
    const called = [...matches(/source\s+= "\.\.\/\.\.\/modules\/([a-z-]+)"/g)].sort()
    const written = [...files.keys()].flatMap((path) => /^terraform\/modules\/([^/]+)\/main\.tf$/.exec(path)?.[1] ?? [])
    expect(new Set(called)).toEqual(new Set(written))
  })

  it('makes every secret that something reads, once, in the stack that reads it', () => {
    const { plan } = blueprint
    const wanted = plan.stages.flatMap(({ name, stack }) =>
      [...plan.stores, ...plan.workloads].flatMap(({ secret }) => {
        const remote = secret?.remote[name]
        return remote ? [`${stack} ${remote}`] : []
      }),
    )
    const ofStacks = [...plan.monitoring.secrets, ...(plan.delivery.secret ? [plan.delivery.secret] : [])].flatMap(
      ({ remote }) => Object.entries(remote).map(([stack, name]) => `${stack} ${name}`),
    )
    const given = plan.stacks.flatMap(({ name, path }) =>
      ['stores', 'secrets'].flatMap((file) =>
        [
          ...(files.get(`${path}/${file}.tf`) ?? '').matchAll(/^ {2}(?:secret_)?name\s+= "([^"]+\/[^"]+\/[^"]+)"/gm),
        ].map(([, remote]) => `${name} ${remote}`),
      ),
    )
    // A bucket and a key may be written `alias/…`, which is no secret.
    const secrets = given.filter((each) => !each.includes(' alias/'))
    expect(secrets.sort()).toEqual([...new Set([...wanted, ...ofStacks])].sort())
  })

  it('names every alarm as the runbooks do, in production and where it recovers', () => {
    const alerts = blueprint.plan.alerts.filter(({ source }) => source === 'cloudwatch').map(({ name }) => name)
    const alarms = (stack: string) =>
      [...(files.get(`terraform/stacks/${stack}/alarms.tf`) ?? '').matchAll(/crm-\w+-(\w+) = \{/g)].map(
        ([, name]) => name,
      )
    expect(new Set([...alarms('production'), ...alarms('recovery')])).toEqual(new Set(alerts))
    expect(alarms('nonproduction')).toEqual([])
  })

  it('keeps passwords out of the state', () => {
    for (const name of ['database', 'cache', 'analytics']) {
      const main = files.get(`terraform/modules/${name}/main.tf`) ?? ''
      expect(main).toMatch(/^ {2}secret_string_wo /m)
      expect(main).not.toMatch(/^ {2}(?:secret_string|password|auth_token|admin_user_password)\s+= (?!one\()/m)
    }
  })

  it('lets nobody but a reviewed environment change anything', () => {
    const pipeline = files.get('terraform/stacks/bootstrap/pipeline.tf') ?? ''
    const administrators = pipeline.split(/\n(?=module )/).filter((call) => call.includes('AdministratorAccess'))
    expect(administrators.length).toBe(blueprint.plan.stacks.length)
    for (const call of administrators)
      expect(call).toMatch(/subjects\s+= \["repo:\$\{var\.repository\}:environment:infrastructure-[a-z]+"\]/)
  })

  it('lets no pipeline take off what binds it', () => {
    const pipeline = files.get('terraform/stacks/bootstrap/pipeline.tf') ?? ''
    const bound = pipeline.split(/\n(?= {2}statement )/).find((each) => each.includes('"RolesOfPipelinesAreLeftAlone"'))
    for (const way of ['DeleteRolePolicy', 'DetachRolePolicy', 'UpdateAssumeRolePolicy', 'DeleteRole'])
      expect(bound).toContain(`"iam:${way}"`)
    expect(bound).toContain('role/crm-production-apply"')
  })

  it('takes the name of the repository as GitHub writes it into tokens, with numbers or without', () => {
    expect(files.get('terraform/stacks/bootstrap/terraform.tfvars')).toContain('repository = "acme/crm"')
    const { 1: pattern = '' } =
      /regex\("([^"]+)"/.exec(files.get('terraform/stacks/bootstrap/variables.tf') ?? '') ?? []
    for (const name of ['acme/crm', 'acme@123456/crm@456789']) expect(name).toMatch(new RegExp(pattern))
    for (const name of ['acme', 'acme/*', 'acme/crm:ref']) expect(name).not.toMatch(new RegExp(pattern))
  })

  it('gives the role that moves everything the keys of what it tells and copies', () => {
    const pipeline = files.get('terraform/stacks/bootstrap/pipeline.tf') ?? ''
    const moving = pipeline
      .split(/\n(?=data |module )/)
      .find((each) => each.startsWith('data "aws_iam_policy_document" "takeover"'))
    for (const service of ['sns', 'rds']) expect(moving).toContain(`"${service}.us-west-2.amazonaws.com"`)
    expect(moving).toContain('"kms:CreateGrant"')
    expect(moving).toContain('"kms:GenerateDataKey"')
  })

  it('makes the role by which Karpenter is given spare machines', () => {
    expect(files.get('terraform/stacks/bootstrap/main.tf')).toContain('aws_service_name = "spot.amazonaws.com"')
  })

  it('tidies the copies of images as it does the images, and has the rule before the first copy', () => {
    const registry = files.get('terraform/stacks/bootstrap/registry.tf') ?? ''
    expect(registry.match(/imageCountMoreThan/g)).toHaveLength(2)
    expect(registry).toMatch(/depends_on = \[aws_ecr_repository_creation_template\.recovery\]/)
  })

  it('makes new nodes before it takes others away', () => {
    const group = (files.get('terraform/modules/cluster/main.tf') ?? '')
      .split(/\n(?=resource )/)
      .find((each) => each.startsWith('resource "aws_eks_node_group"'))
    expect(group).toContain('create_before_destroy = true')
    expect(group).toMatch(/node_group_name_prefix = "\$\{each\.key\}-"/)
  })

  it('takes a monitor of costs that the account has', () => {
    expect(files.get('terraform/stacks/bootstrap/budget.tf')).toContain(
      'count             = var.anomaly_monitor_arn == null ? 1 : 0',
    )
  })

  it('gives no role a name that IAM does not take, however long the system is called', () => {
    const long = made(designed(crm.replace(/^name: crm$/m, 'name: enterprise-billingxy')))
    const names = [...long].flatMap(([path, text]) =>
      path.endsWith('/identity.tf') ? [...text.matchAll(/^ {2}name += "([^"]+)"/gm)].map(([, name = '']) => name) : [],
    )
    expect(names).toContain('enterprise-billingxy-nonproduction-prometheus-cloudwatch-exporte')
    expect(names.filter((name) => name.length > 64)).toEqual([])
  })

  it('wraps no reference that stands alone', () => {
    expect([...matches(/= "\$\{[^}"]*\}"$/gm)]).toEqual([])
  })
})

describe('an API that nobody reaches from outside', () => {
  it('has every module that is called, and no other', () => {
    const inner = made(designed(website.replace('type: frontend', 'type: api, public: false, runtime: go')))
    const called = [...inner.values()].flatMap((text) =>
      [...text.matchAll(/modules\/([a-z-]+)"/g)].map(([, name]) => name),
    )
    const written = [...inner.keys()].flatMap((path) => /modules\/([^/]+)\/main\.tf$/.exec(path)?.[1] ?? [])
    expect(new Set(called)).toEqual(new Set(written))
  })
})

describe('a system with every engine', () => {
  let production: (file: string) => string
  let recovery: (file: string) => string
  let artifacts: ReadonlyMap<string, string>

  beforeAll(() => {
    artifacts = made(designed(atlas))
    production = (file) => artifacts.get(`terraform/stacks/production/${file}.tf`) ?? ''
    recovery = (file) => artifacts.get(`terraform/stacks/recovery/${file}.tf`) ?? ''
  })

  it('leads a global cluster here and follows it there', () => {
    expect(callOf(production('stores'), 'production_db')).toMatch(/global_cluster += "atlas-production-db-global"/)
    expect(callOf(production('stores'), 'production_db')).toMatch(/instances += 3/)
    expect(callOf(recovery('stores'), 'recovery_db')).toMatch(/global_cluster += "atlas-production-db-global"/)
    expect(recovery('stores')).toContain('secret_id = "atlas/production/db"')
  })

  it('gives a table one name in both regions', () => {
    expect(callOf(production('stores'), 'production_items')).toContain('replicated = true')
    expect(callOf(recovery('stores'), 'recovery_items')).toMatch(/identifier += "atlas-production-items"/)
    expect(callOf(recovery('stores'), 'recovery_items')).toContain(':table/atlas-production-items"')
  })

  it('lets those who send only send, and those who read keep their places', () => {
    const identity = production('identity')
    const of = (name: string) => identity.slice(identity.indexOf(`"production_${name}"`)).split('module "')[0] ?? ''
    expect(of('api')).toContain('kinesis:PutRecord')
    expect(of('api')).not.toContain('kinesis:GetRecords')
    expect(of('api')).not.toContain('places_arn')
    expect(of('reader')).toContain('kinesis:GetRecords')
    expect(of('reader')).toContain('module.production_events.places_arn')
  })

  it('lets who only plans do without what is in a secret', () => {
    const versions = [...artifacts].flatMap(([path, text]) =>
      text
        .split(/\n(?=\w)/)
        .filter((each) => each.startsWith('resource "aws_secretsmanager_secret_version"'))
        .map((each) => ({ path, each })),
    )
    expect(versions.length).toBe(5)
    expect(
      versions.filter(({ each }) => !each.includes('secret_string_wo ') || /^ {2}secret_string /m.test(each)),
    ).toEqual([])
  })

  it('watches each of them', () => {
    for (const metric of [
      'AuroraGlobalDBReplicationLag',
      'ReplicationLatency',
      'GetRecords.IteratorAgeMilliseconds',
      'ClusterStatus.red',
    ])
      expect(production('alarms') + recovery('alarms')).toContain(`"${metric}"`)
  })
})

describe('machines', () => {
  it('start from an image whose parameter Image Builder may write', () => {
    const machines = made(
      designed(`${website.replace('type: frontend', 'type: api, public: false, runtime: go')}overrules:
  compute/web: { answer: virtual-machines, because: its licence is bound to machines }
`),
    )
    expect(machines.get('terraform/modules/machine-image/main.tf')).toContain('"/imagebuilder/${var.name}"')
  })
})

describe('a website alone', () => {
  it('has no network and no cluster', () => {
    const paths = [...made(designed(website)).keys()]
    expect(paths).toContain('terraform/modules/site/main.tf')
    expect(paths).toContain('terraform/modules/health-check/main.tf')
    expect(paths.filter((path) => /modules\/(?:network|cluster|identity)\//.test(path))).toEqual([])
  })
})

describe('a system that HIPAA applies to', () => {
  it('keeps every log group as long as it asks, whatever the group records', () => {
    const texts = made(
      designed(`name: care
domain: care.example.org
cloud: { account: "012345678901", region: us-east-1 }
repository: github.com/acme/care
team: { engineers: 3 }
services: { api: { type: api, runtime: go, public: true, uses: [items] } }
data: { items: key-value }
environments: [production]
compliance: [hipaa]
overrules: { compute/api: { answer: containers, because: we know them } }
`),
    )
    const [main, vault] = ['containers', 'vault'].map(
      (file) => texts.get(`terraform/stacks/production/${file}.tf`) ?? '',
    )
    expect(callOf(main ?? '', 'containers')).toMatch(/log_retention_days += 2192/)
    expect(callOf(vault ?? '', 'vault')).toMatch(/log_retention_days += 2192/)
    expect(texts.get('terraform/stacks/bootstrap/trail.tf')).toMatch(/retention_in_days += 2192/)
  })
})

function designed(text: string): Blueprint {
  const { spec, problems } = readSpec({ path: 'devops.yaml', text })
  if (!spec) throw new Error(problems.map(({ message }) => message).join('\n'))
  return design(spec)
}

function made(blueprint: Blueprint): ReadonlyMap<string, string> {
  const artifacts: readonly Artifact[] = [...generator.make(blueprint, [])]
  return new Map(artifacts.map(({ path, text }) => [path, text]))
}

function callOf(text: string, name: string): string {
  return text.split(/\n(?=module |resource )/).find((block) => block.startsWith(`module "${name}"`)) ?? ''
}

function* matches(pattern: RegExp): Iterable<string> {
  for (const text of files.values()) for (const [whole, first] of text.matchAll(pattern)) yield first ?? whole
}
