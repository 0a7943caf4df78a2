import type { Status } from '../../../commands/status.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<Status> = {
  human: ({ files, spec, generator }, { paint }) => {
    const told = files.filter(({ state }) => state !== 'generated')
    const counts = [...new Set(files.map(({ state }) => state))].map(
      (state) => `${files.filter((file) => file.state === state).length} ${state}`,
    )
    const hue = { conflicted: paint.red, missing: paint.yellow, edited: paint.cyan, adoptable: paint.yellow } as const
    return [
      ...(told.length > 0
        ? [
            told
              .map(
                ({ path, state }) =>
                  `${(hue[state as keyof typeof hue] ?? paint.dim)(state.padEnd(11))} ${plain(path)}`,
              )
              .join('\n'),
          ]
        : []),
      `${counts.join(', ')}; by version ${generator}; ${plain(spec.path)} is ${spec.state}.\nNext: ${next(files, spec.state)}`,
    ].join('\n\n')
  },
}

function next(files: Status['files'], spec: Status['spec']['state']): string {
  if (files.some(({ state }) => state === 'conflicted')) return 'settle the marked places'
  if (spec === 'changed') return 'devops generate'
  const adoptable = files.find(({ state }) => state === 'adoptable')
  return adoptable ? `devops adopt ${adoptable.path}` : 'devops verify'
}
