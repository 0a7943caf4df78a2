import type { Owned } from '../../../commands/own.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<Owned> = {
  human: ({ files }) =>
    `${files.map(({ path, was }) => `${plain(path)} is yours${was === 'yours' ? ' already' : ''}: no generation touches it.`).join('\n')}\nNext: devops adopt ${plain(files[0]?.path ?? 'PATH')} gives it back`,
}
