import type { SignedIn } from '../../../model/world.ts'
import { plain } from '../frame.ts'
import { minute } from '../minute.ts'
import type { View } from '../view.ts'

export const view: View<SignedIn> = {
  human: ({ server, name, role, endsAt }, { paint }) =>
    `${paint.bold(plain(name))} is signed in to ${plain(server)} as ${plain(role)}${endsAt ? ` until ${minute(endsAt)}` : ''}.\nNext: devops me show`,
}
