import type { View } from '../../../view.ts'

export const view: View<{ readonly id: string; readonly startsAt: string; readonly endsAt: string }> = {
  human: ({ id, startsAt, endsAt }) =>
    `Silence ${id} from ${startsAt} until ${endsAt}\nNext: devops alert silence expire ${id}`,
}
