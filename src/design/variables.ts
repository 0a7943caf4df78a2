import type { Setting, Spec } from '../model/spec.ts'
import type { Handed } from '../model/workload.ts'
import { design } from './design.ts'
import { problemAt, type SpecProblem } from './problem.ts'
import { instead } from './scalars.ts'
import { repeats } from './settings.ts'

/** Variables of services that the estate hands out itself, and those made of what nobody hands out: only the whole design knows. */
export function variableProblems(spec: Spec): SpecProblem[] {
  if (spec.services.every(({ variables }) => variables.length === 0)) return []
  const bare = { ...spec, services: spec.services.map((service) => ({ ...service, variables: [] })) }
  return design(bare).plan.workloads.flatMap(({ name, platform, environment }) => {
    const handed = environment.flatMap((each) => ('parts' in each ? [] : [each]))
    const { variables = [] } = spec.services.find((service) => service.name === name) ?? {}
    return variables.flatMap((variable) => {
      const fault = repeats(variable, handed) ? undefined : faultOf(variable, handed, platform === 'kubernetes')
      if (!fault) return []
      const at = ['services', name, 'variables', variable.name]
      return [problemAt(spec.tree, at, `\`${name}\` ${fault.what}`, fault.remedy, fault.part)]
    })
  })
}

interface Fault {
  readonly what: string
  readonly remedy: string
  readonly part?: 'key'
}

function faultOf(variable: Setting, handed: readonly Handed[], pods: boolean): Fault | undefined {
  const names = handed.map(({ name }) => name)
  if (names.includes(variable.name))
    return {
      what: `is handed \`${variable.name}\` by the estate itself`,
      remedy: 'Take it out, or give yours another name.',
      part: 'key',
    }
  if (!('parts' in variable)) return undefined
  const likes = variable.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.like]))
  const unknown = likes.find((like) => !names.includes(like))
  if (unknown !== undefined) return { what: `is handed no variable \`${unknown}\``, remedy: instead(unknown, names) }
  const hidden = likes.some((like) => handed.some((each) => each.name === like && !('value' in each)))
  if (pods || variable.parts.length === 1 || !hidden) return undefined
  return {
    what: `is no pod, and \`${variable.name}\` joins texts and secrets, which only pods can be handed`,
    remedy: 'Hand the parts one by one, and let the code join them.',
  }
}
