import { Kustomization } from '../../kinds/kustomize.ts'
import type { Resource } from '../../model/resource.ts'
import { directoryOf, valueAt } from '../../model/source.ts'
import type { Link } from '../link.ts'

export const link: Link<Kustomization> = {
  title: 'Kustomizations build on each other',
  from: Kustomization,
  *find(_, { resource, estate }) {
    const here = directoryOf(resource.tree.file.path)
    for (const field of ['resources', 'bases', 'components']) {
      const list = valueAt(resource.tree.data, [...resource.path, field])
      for (const each of Array.isArray(list) ? list : [])
        if (typeof each === 'string')
          for (const to of estate.by(Kustomization, placeOf).get(below(here, each)) ?? [])
            yield { verb: field === 'components' ? 'adds' : 'builds on', to }
    }
  },
}

function placeOf({ tree }: Resource): string {
  return directoryOf(tree.file.path)
}

function below(directory: string, path: string): string {
  const steps = directory === '.' ? [] : directory.split('/')
  for (const step of path.split('/'))
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  return steps.join('/') || '.'
}
