import { isMap } from '../../model/shape.ts'
import type { Instruction } from '../../syntax/dockerfile/instruction.ts'

/** As much of an instruction as can be relied on. */
export type Readable = Pick<Instruction, 'name'> & { readonly [key in 'args' | 'image' | 'alias']?: unknown } & {
  readonly flags: { readonly [name: string]: unknown }
  readonly pairs?: { readonly [name: string]: unknown }
  readonly words?: readonly unknown[]
  readonly verbatim?: readonly unknown[]
  readonly scripts: readonly string[]
}

export const nothing: Readable = { name: '', flags: {}, scripts: [] }

export function readable(value: unknown): Readable {
  if (!isMap(value)) return nothing
  const { name, args, image, alias, flags, pairs, words, verbatim, heredocs } = value
  const bodies = Array.isArray(heredocs) ? heredocs.map((each) => (isMap(each) ? each.text : '')) : []
  return {
    name: typeof name === 'string' ? name : '',
    args,
    image,
    alias,
    flags: isMap(flags) ? flags : {},
    ...(isMap(pairs) && { pairs }),
    ...(Array.isArray(words) && { words }),
    ...(Array.isArray(verbatim) && { verbatim }),
    scripts: [args, ...bodies].filter((each) => typeof each === 'string'),
  }
}
