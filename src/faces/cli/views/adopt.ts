import type { Adopted } from '../../../commands/adopt.ts'
import { coloured } from '../diff.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<Adopted> = {
  human: ({ path, diff, adopted, kept }, { paint }) =>
    [
      ...(diff ? [coloured(diff, paint)] : []),
      adopted
        ? `${plain(path)} is managed again${kept ? '; your text stands as an edit' : ''}.\nNext: devops generate`
        : `Nothing was written.\nNext: devops adopt ${plain(path)} --yes takes the generated text, --keep --yes keeps yours as an edit`,
    ].join('\n\n'),
}
