import { Kustomization } from '../../kinds/kustomize.ts'
import { folderOf } from '../../model/resource.ts'
import { directoryOf, pathFrom, valueAt } from '../../model/source.ts'
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
          for (const to of estate.by(Kustomization, folderOf).get(pathFrom(here, each) ?? '') ?? [])
            yield { verb: field === 'components' ? 'adds' : 'builds on', to }
    }
  },
}
