import type { CalendarFeed } from '../../../../commands/oncall/feed.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<CalendarFeed> = {
  human: ({ url, revoked }, { paint }) =>
    url === undefined
      ? `${revoked} ${revoked === 1 ? 'address was' : 'addresses were'} given up.\nNext: devops oncall show`
      : `${paint.bold(plain(url))}\n\nWhoever knows it may read the calendar; it is shown this once. Next: subscribe to it in a calendar program`,
}
