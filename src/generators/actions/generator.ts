import { promoted, proves } from '../../design/promotion.ts'
import type { Artifact, Blueprint } from '../../model/blueprint.ts'
import { printYaml } from '../../syntax/yaml/print.ts'
import type { Generator } from '../generator.ts'
import { answersAction } from './answers-action.ts'
import { performanceBudget, scanRules } from './budgets.ts'
import { check } from './check.ts'
import { deliver } from './deliver.ts'
import { dependabot } from './dependabot.ts'
import { flagsAction, flagsWorkflow } from './flags.ts'
import { freezeFile, freezePath } from './freeze.ts'
import { testsPath, workflowPath } from './paths.ts'
import { pinAction } from './pin-action.ts'
import { promote } from './promote.ts'
import { prove } from './prove.ts'
import { releaseContainers } from './releases/containers.ts'
import { releaseFunctions } from './releases/functions.ts'
import { releaseMachines } from './releases/machines.ts'
import { rescan } from './rescan.ts'
import { codeowners, ruleset } from './rules.ts'
import { secretsCalendar } from './secrets-calendar.ts'
import { settledAction } from './settled-action.ts'
import { stalePreviews } from './stale-previews.ts'
import { takeover } from './takeover.ts'
import { takeoverDrill } from './takeover-drill.ts'
import { terraform } from './terraform.ts'
import { tests } from './tests.ts'
import { toolchainsOf } from './toolchains/toolchains.ts'

export const generator: Generator = {
  title: 'GitHub Actions: checks, delivery, promotion, infrastructure; rules of the branch',
  paths: [
    '.github/workflows/*.yaml',
    '.github/actions/*/action.yaml',
    '.github/rulesets/*.json',
    '.github/lighthouse/*.json',
    '.github/{dependabot.yml,CODEOWNERS,zap.tsv}',
    freezePath,
  ],
  wants: ({ decided }) => decided.pipeline?.answer === 'github-actions',
  *make(blueprint) {
    const { plan, spec } = blueprint
    for (const toolchain of toolchainsOf(spec.services)) yield yaml(testsPath(toolchain), tests(toolchain))
    yield yaml(workflowPath('check'), check(blueprint))
    yield yaml(workflowPath('deliver'), deliver(blueprint))
    if (proving(blueprint)) yield yaml(workflowPath('prove'), prove(blueprint))
    if (promoted(plan).length > 0) yield yaml(workflowPath('promote'), promote(blueprint))
    yield yaml(workflowPath('rescan'), rescan(blueprint))
    const preview = plan.stages.find(({ environment }) => environment.kind === 'preview')
    if (preview) yield yaml(workflowPath('stale-previews'), stalePreviews(preview, blueprint))
    const calendar = secretsCalendar(blueprint)
    if (calendar) yield yaml(workflowPath('secrets'), calendar)
    if (plan.flags) {
      yield yaml(workflowPath('flags'), flagsWorkflow(blueprint, plan.flags))
      yield yaml('.github/actions/flags/action.yaml', flagsAction(plan.flags))
    }
    yield yaml(workflowPath('terraform'), terraform(blueprint))
    if (plan.takeover) {
      yield yaml(workflowPath('takeover'), takeover(blueprint, plan.takeover))
      yield yaml(workflowPath('takeover-drill'), takeoverDrill(blueprint, plan.takeover))
    }
    yield yaml('.github/actions/answers/action.yaml', answersAction)
    if (plan.rollouts.length > 0) yield yaml('.github/actions/settled/action.yaml', settledAction(plan))
    if (plan.pods.length > 0) yield yaml('.github/actions/pin/action.yaml', pinAction(plan))
    for (const [platform, action] of Object.entries(releaseActions))
      if (plan.releases.some(({ workload }) => workload.platform === platform))
        yield yaml(`.github/actions/${action.name}/action.yaml`, action)
    yield yaml('.github/dependabot.yml', dependabot(blueprint))
    yield* rules(blueprint)
    for (const site of plan.sites) yield json(`.github/lighthouse/${site.name}.json`, performanceBudget(site))
    yield { path: '.github/zap.tsv', because, text: scanRules() }
  },
}

const because = ['pipeline']

const releaseActions = {
  containers: releaseContainers,
  functions: releaseFunctions,
  'virtual-machines': releaseMachines,
}

/** Previews are tried wherever they have a frontend, or a service that answers outside a cluster. */
function proving({ plan }: Blueprint): boolean {
  return plan.stages.some(
    (stage) => proves(stage, plan) || (stage.environment.kind === 'preview' && (plan.sites.length > 0 || opens(plan))),
  )
}

function opens({ previews }: Blueprint['plan']): boolean {
  return previews?.releases.some(({ workload }) => workload.hosts[previews.stage.name]) ?? false
}

function* rules(blueprint: Blueprint): Iterable<Artifact> {
  yield json(`.github/rulesets/${blueprint.plan.delivery.branch.replaceAll('/', '-')}.json`, ruleset(blueprint))
  yield { path: '.github/CODEOWNERS', because, seeded: true, text: codeowners(blueprint) }
  yield { path: freezePath, because, seeded: true, text: freezeFile() }
}

function yaml(path: string, content: unknown): Artifact {
  return { path, because, text: printYaml([content]) }
}

function json(path: string, content: unknown): Artifact {
  return { path, because, text: `${JSON.stringify(content, null, 2)}\n` }
}
