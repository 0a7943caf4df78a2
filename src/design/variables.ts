import type { Spec } from '../model/spec.ts'
import type { Workload } from '../model/workload.ts'
import { design } from './design.ts'
import { problemAt, type SpecProblem } from './problem.ts'
import { instead } from './scalars.ts'

/** Variables of services that the estate hands out itself, and those like one that nobody hands out: only the whole design knows. */
export function variableProblems(spec: Spec): SpecProblem[] {
  if (spec.services.every(({ variables }) => variables.length === 0)) return []
  return design(spec).plan.workloads.flatMap((workload) => problemsOf(workload, spec))
}

function problemsOf({ name, platform, environment, service: { variables } }: Workload, { tree }: Spec): SpecProblem[] {
  const own = variables.map((each) => each.name)
  const names = environment.map((each) => each.name)
  const handed = names.filter((each, index) => !own.includes(each) || names.indexOf(each, index + 1) > 0)
  return variables.flatMap((variable) => {
    const at = ['services', name, 'variables', variable.name]
    if (handed.includes(variable.name)) {
      const what = `\`${name}\` is handed \`${variable.name}\` by the estate itself`
      return [problemAt(tree, at, what, 'Take it out, or give yours another name.', 'key')]
    }
    if (!('parts' in variable)) return []
    const unknown = variable.parts.flatMap((part) =>
      typeof part === 'string' || handed.includes(part.like) ? [] : [part.like],
    )
    if (unknown[0] !== undefined)
      return [problemAt(tree, at, `\`${name}\` is handed no variable \`${unknown[0]}\``, instead(unknown[0], handed))]
    const made = environment.find((each) => each.name === variable.name)
    if (platform === 'kubernetes' || !made || !('parts' in made)) return []
    if (made.parts.every((part) => typeof part === 'string' || 'value' in part)) return []
    const what = `\`${variable.name}\` joins texts and secrets, which only pods can be handed`
    return [problemAt(tree, at, what, 'Hand the parts one by one, and let the code join them.')]
  })
}
