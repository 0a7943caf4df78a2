import { AnalysisTemplate, Rollout } from '../../kinds/kubernetes/argo-rollouts.ts'
import { Service } from '../../kinds/kubernetes/service.ts'
import { inReachBy, mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import type { Path } from '../../model/source.ts'
import type { Check } from '../check.ts'

const common = { level: 'default', on: Rollout, controls: ['soc2/CC8.1', 'soc2/A1.1'] } as const

function rollout(canary: string, more = ''): string {
  return `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: web }\nspec:\n  strategy:\n    canary: ${canary}\n${more}`
}

const weights: Check<Rollout> = {
  ...common,
  title: 'Steps of a rollout go back',
  why: `A weight below the one before takes traffic away from the new version while it is being tried, which is mostly a slip of
the order; one above 100 is refused.`,
  severity: 'medium',
  *run({ spec }, { resource }) {
    let before: { readonly weight: number; readonly index: number } | undefined
    for (const [index, each] of (spec?.strategy?.canary?.steps ?? []).entries()) {
      const weight = each?.setWeight
      if (weight === undefined) continue
      const at = ['spec', 'strategy', 'canary', 'steps', index, 'setWeight']
      if (weight > 100 && spec?.strategy?.canary?.trafficRouting === undefined)
        yield { at, message: `\`${weight}\` is more than all; use at most 100` }
      else if (before && weight < before.weight)
        yield {
          at,
          message: `\`${weight}\` comes after ${before.weight}; put the steps in order`,
          related: [
            {
              resource,
              at: ['spec', 'strategy', 'canary', 'steps', before.index, 'setWeight'],
              message: 'the step before',
            },
          ],
        }
      before = { weight, index }
    }
  },
  examples: [
    {
      bad: rollout('{ steps: [{ setWeight: 50 }, { pause: {} }, { setWeight: 20 }] }'),
      good: rollout('{ steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 50 }] }'),
    },
  ],
}

const analysis: Check<Rollout> = {
  ...common,
  title: 'Rollout is judged by a template that nothing makes',
  why: `The Rollout is invalid and stops until the AnalysisTemplate exists. It is reported only where other templates stand in
these files.`,
  severity: 'high',
  *run(subject, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const templates = inReachBy(estate, AnalysisTemplate, resource, templateName)
    if (templates.size === 0) return
    for (const { name, clusterScope, at } of templatesOf(subject)) {
      const kind = clusterScope ? 'ClusterAnalysisTemplate' : 'AnalysisTemplate'
      if (templates.has(`${kind}/${name}`)) continue
      yield {
        at: [...at, 'templateName'],
        message: `nothing makes the ${kind} \`${name}\`; make it, or name one that exists`,
        related: [
          { resource, at: [...at, 'clusterScope'], message: 'where it is looked for' },
          ...[...templates.values()]
            .flat()
            .slice(0, 5)
            .map((each) => ({ resource: each.resource, at: ['metadata', 'name'], message: 'one that exists' })),
        ],
      }
    }
  },
  examples: [
    {
      bad: rollout(
        '{ analysis: { templates: [{ templateName: errors }] } }',
        '---\napiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata: { name: error-rate }\nspec: { metrics: [] }\n',
      ),
      good: rollout(
        '{ analysis: { templates: [{ templateName: error-rate }] } }',
        '---\napiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nmetadata: { name: error-rate }\nspec: { metrics: [] }\n',
      ),
    },
  ],
}

const service: Check<Rollout> = {
  ...common,
  title: 'Rollout moves traffic between Services that are not there',
  why: `The Rollout is invalid and stops until the Service exists. It is reported only where other Services stand in these files.`,
  severity: 'high',
  *run({ spec }, { resource, estate }) {
    if (mayHoldMore(estate, resource)) return
    const services = inReachBy(estate, Service, resource, serviceName)
    if (services.size === 0) return
    const { canary, blueGreen } = spec?.strategy ?? {}
    const wanted = [
      [canary?.stableService, ['canary', 'stableService']],
      [canary?.canaryService, ['canary', 'canaryService']],
      [blueGreen?.activeService, ['blueGreen', 'activeService']],
      [blueGreen?.previewService, ['blueGreen', 'previewService']],
    ] as const
    for (const [name, at] of wanted)
      if (name !== undefined && !services.has(name))
        yield {
          at: ['spec', 'strategy', ...at],
          message: `there is no Service \`${name}\`; make it, or name one that exists`,
          related: [...services.values()]
            .flat()
            .slice(0, 5)
            .map((each) => ({ resource: each.resource, at: ['metadata', 'name'], message: 'one that exists' })),
        }
  },
  examples: [
    {
      bad: rollout(
        '{ stableService: web, canaryService: canary }',
        '---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
      ),
      good: rollout('{ stableService: web }', '---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\n'),
    },
  ],
}

/** How new versions are let in. */
export const checks = { weights, 'analysis-missing': analysis, 'service-missing': service } as Readonly<
  Record<string, Check>
>

function templateName({ data }: Resource<AnalysisTemplate>): string {
  return `${data.kind}/${data.metadata?.name}`
}

function serviceName({ data }: Resource<Service>): string {
  return data.metadata.name
}

function* templatesOf({
  spec,
}: Rollout): Iterable<{ readonly name: string; readonly clusterScope: boolean; readonly at: Path }> {
  const { canary, blueGreen } = spec?.strategy ?? {}
  const all = [
    { analysis: canary?.analysis, at: ['canary', 'analysis'] },
    ...(canary?.steps ?? []).map((each, index) => ({
      analysis: each?.analysis,
      at: ['canary', 'steps', index, 'analysis'],
    })),
    { analysis: blueGreen?.prePromotionAnalysis, at: ['blueGreen', 'prePromotionAnalysis'] },
    { analysis: blueGreen?.postPromotionAnalysis, at: ['blueGreen', 'postPromotionAnalysis'] },
  ]
  for (const { analysis: each, at } of all)
    for (const [index, template] of (each?.templates ?? []).entries())
      if (template?.templateName !== undefined)
        yield {
          name: template.templateName,
          clusterScope: template.clusterScope ?? false,
          at: ['spec', 'strategy', ...at, 'templates', index],
        }
}
