import type { Artifact } from '../../model/blueprint.ts'
import { type Block, block, raw, ref, template } from '../../syntax/hcl/build.ts'

/** Policy that no role of a stack can go beyond, whatever else it is given. */
export function boundaryName(system: string): string {
  return `${system}-boundary`
}

const argument = 'permissions_boundary'

interface Roles {
  readonly main: readonly Block[]
  readonly variables: readonly Block[]
}

/** A module whose roles keep within what its caller says. */
export function boundedModule<M extends Roles>(module: M): M {
  if (!module.main.some(isRole)) return module
  return {
    ...module,
    main: module.main.map((each) => (isRole(each) ? given(each, ref(`var.${argument}`)) : each)),
    variables: [
      ...module.variables,
      block('variable', [argument], {
        description: 'ARN of the policy that its roles cannot go beyond',
        type: raw('string'),
        default: null,
      }),
    ],
  }
}

/** Modules among the files that were written whose roles can be bounded. */
export function boundable(modules: readonly Artifact[]): ReadonlySet<string> {
  return new Set(
    modules.flatMap(({ path, text }) => {
      const [, name] = /^terraform\/modules\/([^/]+)\/variables\.tf$/.exec(path) ?? []
      return name !== undefined && text.includes(`variable "${argument}"`) ? [name] : []
    }),
  )
}

/** Blocks of a stack with the boundary on each role that they make, by themselves or by a module. */
export function boundedBlocks(blocks: readonly Block[], modules: ReadonlySet<string>): Block[] {
  return blocks.map((each) => {
    const source = each.type === 'module' ? each.attributes.source : undefined
    const name = typeof source === 'string' ? source.replace('../../modules/', '') : ''
    return isRole(each) || modules.has(name) ? given(each, ref('local.boundary')) : each
  })
}

/** Its address, which the account says. */
export function boundaryLocal(system: string): Block {
  return block('locals', [], {
    boundary: template`arn:aws:iam::${ref('data.aws_caller_identity.current.account_id')}:policy/${boundaryName(system)}`,
  })
}

function isRole({ type, labels }: Block): boolean {
  return type === 'resource' && labels[0] === 'aws_iam_role'
}

function given(each: Block, value: ReturnType<typeof ref>): Block {
  return { ...each, attributes: { ...each.attributes, [argument]: value } }
}
