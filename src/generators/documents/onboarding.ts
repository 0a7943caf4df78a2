import { hostOf } from '../../design/plan/stores.ts'
import { doorOf } from '../../design/promotion.ts'
import type { Blueprint } from '../../model/blueprint.ts'
import { access } from './handbook/access.ts'
import { code, sh, table } from './markdown.ts'
import { onCluster, teamOf } from './people.ts'

/** The first day of a new colleague. */
export function onboarding(blueprint: Blueprint): string {
  const { plan, decided } = blueprint
  const [, repository = ''] = plan.delivery.repository.split('/')
  const secrets = plan.workloads.some(({ secret }) => secret)
  return `${[
    `# The first day with ${plan.system}`,
    '## 1. Run it',
    'Needed: git, `gh`, Docker with Compose.',
    sh([
      `gh repo clone ${plan.delivery.repository} && cd ${repository}`,
      ...(secrets ? ['cp .env.example .env'] : []),
      'docker compose up --build',
    ]),
    running(blueprint),
    ...differences(blueprint),
    ...(onCluster(plan) && plan.chart === undefined
      ? [
          'As in production, on a cluster of your own (`kind` and `kubectl` besides): `sh local/up.sh`; `sh local/down.sh` takes it away.',
        ]
      : []),
    '## 2. Change something',
    [
      '- `docker compose watch` builds a service again at each change of its folder: the image that production runs.',
      '- The services, stores and promises stand in `devops.yaml`. After a change of it run `devops generate` and commit what it writes; edits of yours stay.',
      `- A pull request to \`${plan.delivery.branch}\`, seen by one more of ${teamOf(plan)}.`,
    ].join('\n'),
    ...preview(blueprint),
    '## 3. See it in production',
    table(
      ['Stage', 'Comes there', 'Where'],
      plan.stages
        .filter(({ environment, standsInFor }) => environment.kind !== 'preview' && !standsInFor)
        .map((stage) => [
          stage.name,
          stage.after
            ? `from ${stage.after}${stage.approval ? ', when a reviewer agrees' : ''}`
            : `with each merge${stage.approval ? ', when a reviewer agrees' : ''}`,
          doorOf(stage, plan),
        ]),
    ),
    ...(decided.pipeline?.answer === 'github-actions'
      ? ['Every step, and the way back: [pipeline.md](pipeline.md).']
      : []),
    '## 4. Be able to help',
    access(blueprint),
    `Ask ${teamOf(plan)}. What hurts at night: [on call](handbook/on-call.md). Why it is as it is: [design](design.md), [decisions](decisions/README.md).`,
  ].join('\n\n')}\n`
}

function running({ plan }: Blueprint): string {
  const jobs = plan.workloads.filter(({ service }) => service.type === 'job').map(({ name }) => name)
  return [
    'Every service runs beside the stores that it uses; `docker compose ps` shows at which port of this machine each is.',
    ...(plan.sites.length > 0
      ? [
          `Pages: \`npm ci && npm run dev\` in ${code(plan.sites.map(({ service }) => service.path))}, or \`docker compose --profile pages up\`, which hands \`HOST\` and \`PORT\` to \`npm run dev\`.`,
        ]
      : []),
    ...(jobs.length > 0 ? [`Work by the clock runs when you say so: \`docker compose run --rm ${jobs[0]}\`.`] : []),
    '`docker compose down --volumes` forgets all data.',
  ].join(' ')
}

/** What works here and may yet fail there. */
function differences({ plan }: Blueprint): string[] {
  const has = (...engines: readonly string[]) => plan.stores.some(({ engine }) => engines.includes(engine))
  const rows = [
    ...(has('postgresql', 'redis', 'analytics')
      ? [
          '- No password and no TLS: an empty `*_PASSWORD` or `*_TOKEN` says so to a service. In the cloud both are demanded.',
        ]
      : []),
    ...(has('analytics') ? ['- PostgreSQL stands for Redshift: what only Redshift has is missing.'] : []),
    ...(has('queue')
      ? ['- ElasticMQ stands for SQS: no rights, no limits, no queue for messages that nobody can process.']
      : []),
    ...(has('bucket')
      ? [
          '- S3Mock stands for S3: no rights, and buckets are part of the path (`forcePathStyle`) where `AWS_ENDPOINT_URL_S3` is set.',
        ]
      : []),
    ...(plan.workloads.some(({ platform }) => platform === 'functions')
      ? ['- Functions run as servers here: nobody starts them for each call or message.']
      : []),
  ]
  return rows.length > 0 ? ['What is not as in the cloud:', rows.join('\n')] : []
}

function previewed(name: string, { previews }: Blueprint['plan']): boolean {
  return previews?.releases.some(({ workload }) => workload.name === name) ?? false
}

function preview({ plan }: Blueprint): string[] {
  const stage = plan.stages.find(({ environment }) => environment.kind === 'preview')
  if (!stage) return []
  const hosts = [
    ...plan.sites.slice(0, 1).map((site) => `https://<number>.${site.hosts[stage.name]}`),
    ...plan.workloads
      .filter((each) => each.hosts[stage.name] && (each.platform === 'kubernetes' || previewed(each.name, plan)))
      .map(({ name }) => `https://${name}-<number>.${stage.host}`),
  ]
  if (hosts.length + (plan.previews?.releases.length ?? 0) === 0) return []
  return [
    `With the label \`preview\` a pull request runs${hosts.length > 0 ? ` at ${code(hosts)}` : ''}, on ${plan.previews ? 'databases, queues and buckets of its own where it needs no cluster' : `the stores of ${hostOf(stage, plan.stages).name}`}. When it is closed, all of it goes.${plan.previews ? ' [previews.md](previews.md) says what it shares.' : ''}`,
  ]
}
