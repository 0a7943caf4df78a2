import type { BackedUp } from '../../../commands/backup.ts'
import { plain } from '../frame.ts'
import type { View } from '../view.ts'

export const view: View<BackedUp> = {
  human: ({ file, bytes, rows, migrations }, { paint }) =>
    `${paint.bold(plain(file))}: ${rows} rows in ${(bytes / 1e6).toFixed(1)} MB, at ${plain(migrations.at(-1) ?? '')}.
The key that secrets are stored under is not in it: keep the file \`key\` of the data folder, or MILLWRIGHT_KEY, elsewhere.
Next: devops restore ${plain(file)} --data FOLDER`,
}
