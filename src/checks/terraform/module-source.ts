import { TerraformFile, type TerraformModuleCall } from '../../kinds/terraform.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { namesAround } from './declared.ts'

const byScope = ({ scope }: Resource) => scope

/** The directory that a module is taken from, where it lies in the same repository and was read. */
export function sourceOf(
  estate: Estate,
  { data: { source = '' }, scope }: Resource<TerraformModuleCall>,
): { readonly scope: string; readonly whole: boolean } | undefined {
  if (!/^\.{1,2}\//.test(source)) return undefined
  const steps = scope === '.' ? [] : scope.split('/')
  for (const step of source.split('/')) {
    if (step === '..' && steps.pop() === undefined) return undefined
    if (step !== '..' && step !== '.' && step !== '') steps.push(step)
  }
  const target = steps.join('/') || '.'
  const [file] = estate.by(TerraformFile, byScope).get(target) ?? []
  return file && { scope: target, whole: namesAround(estate, file).whole }
}
