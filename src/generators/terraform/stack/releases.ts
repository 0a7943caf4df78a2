import { behindCdn } from '../../../design/cdn.ts'
import type { Release, Stage } from '../../../model/plan.ts'
import type { Shift } from '../../../model/rollout.ts'
import {
  type Block,
  block,
  type Code,
  call,
  commented,
  mapFor,
  raw,
  ref,
  template,
  type Value,
} from '../../../syntax/hcl/build.ts'
import { literalIn } from '../../scope.ts'
import { label } from '../module.ts'
import { policyDocument, type Statement } from '../policy.ts'
import { homeOf, placed, type StackContext } from './context.ts'

/** Name of the module call that makes a release. */
export function callOf({ stage, workload }: Release): string {
  return label(stage.name, workload.name)
}

export function of(context: StackContext, ...platforms: readonly Release['workload']['platform'][]): Release[] {
  return context.releases.filter(({ workload }) => platforms.includes(workload.platform))
}

/** Whether a release stands in the network: a function does so only to reach a store there. */
export function stands(release: Release, { plan }: StackContext): boolean {
  const { platform, service } = release.workload
  return (
    platform !== 'functions' ||
    plan.stores.some(({ name, module }) => placed.has(module) && service.uses.includes(name))
  )
}

/** Releases that a load balancer sends requests to. */
export function balanced(context: StackContext, stage?: Stage): Release[] {
  return of(context, 'containers', 'virtual-machines').filter(
    (release) => release.workload.hosts[release.stage.name] && (stage === undefined || release.stage === stage),
  )
}

/** Those of them whose load balancer users reach themselves. */
export function openly(context: StackContext, stage?: Stage): Release[] {
  return balanced(context, stage).filter((release) => !behindCdn(release.workload, release.stage.name))
}

/** Name of the module call that makes the load balancer before a release: for users, or for a CDN alone. */
export function balancerOf({ stage, workload }: Pick<Release, 'stage' | 'workload'>): string {
  return label(stage.name, behindCdn(workload, stage.name) ? 'origin' : 'balancer')
}

/** How new versions of a release are let in, where it is not replica by replica. */
export function shiftOf({ workload, stage }: Release, { plan }: Pick<StackContext, 'plan'>): Shift | undefined {
  return plan.shifts.find(({ service, stages }) => service === workload.name && stages.includes(stage.name))
}

/** Whether ECS moves traffic between versions somewhere in a stack. */
export function shifts(context: StackContext): boolean {
  return of(context, 'containers').some((release) => shiftOf(release, context))
}

/** Target groups of a release, as metrics have them: two that take turns where AWS moves traffic between them. */
export function targetsOf(release: Release, context: Pick<StackContext, 'plan'>): Code[] {
  const own = `module.${callOf(release)}_target`
  return [
    ref(`${own}.arn_suffix`),
    ...(release.workload.platform === 'containers' && shiftOf(release, context)
      ? [ref(`${own}.other_arn_suffix`)]
      : []),
  ]
}

/** What the pipeline wrote down of each stage: which image runs. */
export function recordBlocks(context: StackContext): Block[] {
  const stages = context.stages.filter((each) => context.releases.some(({ stage }) => stage === each))
  if (stages.length === 0) return []
  return [
    ...stages.map(({ name }) =>
      block('data', ['aws_ssm_parameters_by_path', label(name)], { path: `/${context.plan.system}/${name}/images` }),
    ),
    block(
      'locals',
      [],
      Object.fromEntries(
        stages.map(({ name }, index) => {
          const read = `data.aws_ssm_parameters_by_path.${label(name)}`
          const images = mapFor(
            { names: ['index', 'name'], of: ref(`${read}.names`) },
            call('basename', ref('name')),
            template`@${raw(`reverse(split(" ", nonsensitive(${read}.values[index])))[0]`)}`,
          )
          return [
            `${label(name)}_images`,
            index === 0 ? commented('The pipeline writes down which image runs; it is no secret.', images) : images,
          ]
        }),
      ),
    ),
  ]
}

/** The image that a release runs; one that was never delivered has none yet. */
export function imageOf({ stage, workload }: Release): Value {
  return template`${workload.images[stage.name] ?? workload.image}${call('lookup', ref(`local.${label(stage.name)}_images`), workload.name, ':bootstrap')}`
}

export interface SecretOf {
  readonly name: string
  /** References to its address, and to the key that it is encrypted with where that is one of ours. */
  readonly arn: string
  readonly key?: string
}

/** Secrets that a release reads, each once. */
export function secretsOf(release: Release, context: StackContext): readonly SecretOf[] {
  const names = [...new Set(release.workload.environment.flatMap((each) => ('secret' in each ? [each.secret] : [])))]
  return names.flatMap((name): SecretOf[] => {
    if (name === release.workload.secret?.name)
      return [{ name, arn: `aws_secretsmanager_secret.${callOf(release)}.arn` }]
    const store = context.plan.stores.find((each) => each.secret.name === name)
    const home = store && homeOf(context, store, release.stage)
    return home
      ? [{ name, arn: `module.${home.module}.secret_arn`, key: `aws_kms_key.${label(home.stage.name)}.arn` }]
      : []
  })
}

/** The policy document of a release, where it may do something in AWS. */
export function policyOf(release: Release, statements: readonly Statement[]): Block[] {
  return statements.length === 0 ? [] : [policyDocument(callOf(release), statements)]
}

/** Literals of its environment. */
export function literalsOf({ workload, stage }: Release): Record<string, string> {
  return Object.fromEntries(
    workload.environment.flatMap((each) => {
      const value = literalIn(each, stage)
      return value === undefined ? [] : [[each.name, value]]
    }),
  )
}
