import { isMap } from '../../model/shape.ts'
import { type SourceFile, valueAt } from '../../model/source.ts'
import { yaml } from '../../syntax/yaml/yaml.ts'

/** What a file of settings leaves out: rules of a tool, everywhere, in some files or of some objects. */
export interface Said {
  readonly by: string
  readonly rules: readonly string[]
  readonly paths?: readonly string[] | undefined
  /** How the names of the objects begin. */
  readonly names?: readonly string[] | undefined
  readonly until?: string | undefined
  readonly reason?: string | undefined
}

/** Checks that are set to `ignore`, and exemptions. One that is for a namespace or a container is no more than a part, and left out. */
export function* polaris(file: SourceFile): Iterable<Said> {
  const data = dataOf(file)
  const checks = valueAt(data, ['checks'])
  for (const [rule, severity] of Object.entries(isMap(checks) ? checks : {}))
    if (severity === 'ignore') yield { by: 'polaris', rules: [rule] }
  for (const each of listAt(data, ['exemptions'])) {
    if (!isMap(each) || each.namespace !== undefined || each.containerNames !== undefined) continue
    const rules = each.rules === undefined ? ['*'] : textsIn(each.rules)
    const names = each.controllerNames === undefined ? undefined : textsIn(each.controllerNames)
    if (names !== undefined || each.rules !== undefined) yield { by: 'polaris', rules, names }
  }
}

/** Its patterns are of messages: those that let everything pass, and those that name a rule of ShellCheck, can be told. */
export function* actionlint(file: SourceFile): Iterable<Said> {
  const paths = valueAt(dataOf(file), ['paths'])
  for (const [path, said] of Object.entries(isMap(paths) ? paths : {}))
    for (const pattern of textsIn(valueAt(said, ['ignore']))) {
      const codes = pattern.match(/SC\d{4}/g)
      if (codes) yield { by: 'shellcheck', rules: codes, paths: [path] }
      else if (/^(?:\^?\.[*+]\$?)?$/.test(pattern)) yield { by: 'actionlint', rules: ['*'], paths: [path] }
    }
}

export function dataOf(file: SourceFile): unknown {
  const { data } = yaml.parse(file)
  return Array.isArray(data) ? data[0] : undefined
}

export function listAt(data: unknown, path: readonly string[]): readonly unknown[] {
  const list = valueAt(data, path)
  return Array.isArray(list) ? list : []
}

export function textsIn(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
}
