import { Workflow } from '../../kinds/kubernetes/argo-workflows.ts'
import { objectOf } from '../../links/kubernetes/objects.ts'
import { isMap } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import { hasHole, isUnknown } from '../../model/unknown.ts'
import type { Check } from '../check.ts'

export const check: Check<Workflow> = {
  title: 'Workflow runs a template that it does not have',
  why: `Argo refuses the Workflow when it is submitted, which for a template kept for emergencies is the worst moment. Name a
template of this Workflow, or take it from elsewhere by \`templateRef\`.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  controls: ['soc2/A1.2'],
  *run({ spec }, { resource }) {
    const object = objectOf(resource)
    const templates = valueAt(object, ['spec', 'templates'])
    if (!Array.isArray(templates) || !spec) return
    const names = templates.map((each) => valueAt(each, ['name']))
    if (names.some((name) => typeof name !== 'string' || hasHole(name)) || templates.some(isUnknown)) return
    for (const { name, at } of [
      ...used(templates),
      { name: spec.entrypoint, at: ['spec', 'entrypoint'] },
      { name: spec.onExit, at: ['spec', 'onExit'] },
    ]) {
      if (!name || names.includes(name) || spec.workflowTemplateRef) continue
      yield {
        at,
        message: `there is no template \`${name}\` here; use one of ${names
          .slice(0, 6)
          .map((each) => `\`${each}\``)
          .join(', ')}`,
        related: templates.map((_, index) => ({
          resource,
          at: ['spec', 'templates', index, 'name'],
          message: 'a template that is here',
        })),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          entrypoint: main
          templates:
            - name: main
              steps: [[{ name: check, template: check-health }]]
            - name: health
              container: { image: 'curlimages/curl:8.17.0' }
      `,
      good: `
        apiVersion: argoproj.io/v1alpha1
        kind: WorkflowTemplate
        metadata: { name: failover }
        spec:
          entrypoint: main
          templates:
            - name: main
              steps: [[{ name: check, template: health }]]
            - name: health
              container: { image: 'curlimages/curl:8.17.0' }
      `,
    },
  ],
}

/** The templates that steps and tasks name, with where they do. */
function* used(templates: readonly unknown[]): Iterable<{ readonly name: string; readonly at: Path }> {
  for (const [index, template] of templates.entries()) {
    const steps = valueAt(template, ['steps'])
    const tasks = valueAt(template, ['dag', 'tasks'])
    for (const [outer, group] of (Array.isArray(steps) ? steps : []).entries())
      for (const [inner, step] of (Array.isArray(group) ? group : [group]).entries())
        yield* named(step, ['spec', 'templates', index, 'steps', outer, ...(Array.isArray(group) ? [inner] : [])])
    for (const [inner, task] of (Array.isArray(tasks) ? tasks : []).entries())
      yield* named(task, ['spec', 'templates', index, 'dag', 'tasks', inner])
  }
}

function* named(step: unknown, at: Path): Iterable<{ readonly name: string; readonly at: Path }> {
  const name = isMap(step) ? step.template : undefined
  if (typeof name === 'string' && !hasHole(name)) yield { name, at: [...at, 'template'] }
}
