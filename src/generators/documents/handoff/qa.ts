import { hostOf } from '../../../design/plan/stores.ts'
import { doorOf, proves } from '../../../design/promotion.ts'
import type { Blueprint } from '../../../model/blueprint.ts'
import type { Plan, Stage } from '../../../model/plan.ts'
import { code, table } from '../markdown.ts'

/** What can be tried where, with which data. */
export function qa(blueprint: Blueprint): string {
  const { plan, decided } = blueprint
  const tried = plan.stages.filter((stage) => proves(stage, plan))
  const personal = plan.stores.filter(({ datastore }) => datastore.personal).map(({ name }) => name)
  return `${[
    '# For those who test',
    table(
      ['Stage', 'Address', 'Holds', 'Data', 'Good for'],
      plan.stages.map((stage) => [
        stage.name,
        addressOf(stage, plan),
        holds(stage, plan),
        data(stage, plan),
        goodFor(stage, plan),
      ]),
    ),
    ...(plan.stores.length > 0
      ? [
          `Data is made, not copied: nothing carries rows from production elsewhere.${personal.length > 0 ? ` In ${code(personal)} are data of persons, which may not leave it.` : ''}`,
        ]
      : []),
    ...(decided.pipeline?.answer === 'github-actions'
      ? [
          '## What runs by itself',
          [
            '- Of each pull request: unit tests with a least coverage of 80 % of the lines, integration tests beside real stores, scans. [pipeline.md](../pipeline.md) has the list.',
            ...(tried.length > 0
              ? [
                  `- In ${code(tried.map(({ name }) => name))}, after each delivery: what is in \`e2e/\` (Playwright; the address comes as \`BASE_URL\`), a scan from outside by the rules in [\`.github/zap.tsv\`](../../.github/zap.tsv)${plan.sites.length > 0 ? ', the performance budget' : ''}. A version that fails is refused by \`promote\`.`,
                ]
              : ['- No stage stands before production, so nothing is tried end to end before users see it.']),
          ].join('\n'),
        ]
      : []),
    '## On your machine',
    'The whole system, for data that may be thrown away: [onboarding.md](../onboarding.md).',
    '## When something is found',
    'In production it is an [incident](../handbook/incidents.md) with a severity. Elsewhere it is an issue with the stage and the commit: what answers from outside says the one that it runs in the header `x-revision`.',
  ].join('\n\n')}\n`
}

function addressOf(stage: Stage, plan: Plan): string {
  if (stage.environment.kind !== 'preview') return doorOf(stage, plan)
  const site = plan.sites[0]
  const workload = plan.workloads.find(({ hosts }) => hosts[stage.name])
  if (site) return `\`https://<number>.${site.hosts[stage.name]}\``
  return workload ? `\`https://${workload.name}-<number>.${stage.host}\`` : '–'
}

function holds(stage: Stage, plan: Plan): string {
  if (stage.environment.kind === 'preview') return 'one pull request'
  if (stage.standsInFor) return `what ${stage.standsInFor} holds`
  return stage.after ? `what ${stage.after} held when it was promoted` : `\`${plan.delivery.branch}\``
}

function data(stage: Stage, { stages, stores, previews, pods }: Plan): string {
  if (stores.length === 0) return '–'
  if (stage === previews?.stage && pods.length === 0) return 'its own, empty at first'
  const copied = stores.filter(({ instances }) => instances[stage.name]?.replicaOf).map(({ name }) => name)
  if (stage.standsInFor) return copied.length > 0 ? `copies of ${code(copied)}` : 'none until it is restored'
  const host = hostOf(stage, stages)
  return host === stage ? 'its own' : `that of ${host.name}`
}

function goodFor({ environment, standsInFor }: Stage, { stages }: Plan): string {
  if (standsInFor) return 'drills of recovery'
  if (environment.kind === 'preview') return 'one change, before it is merged'
  if (environment.kind === 'development') return 'anything; it changes with each merge'
  if (environment.kind === 'staging') return 'acceptance, load, security'
  return stages.some((each) => each.environment.kind !== 'production')
    ? 'looking; no load, no made-up accounts'
    : 'looking; try on your machine'
}
