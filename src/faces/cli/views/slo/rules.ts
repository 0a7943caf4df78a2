import type { Written } from '../../../../commands/slo/rules.ts'
import { plain } from '../../frame.ts'
import type { View } from '../../view.ts'

export const view: View<Written> = {
  human({ files, left, problems }, { paint }) {
    const lines = files.map(
      ({ path, alerts, recordings }) => `${plain(path)}  ${alerts} alerts, ${recordings} recordings`,
    )
    const notes = [...left, ...problems.map(({ file, message }) => `${file}: ${message}`)]
    return [
      lines.join('\n'),
      ...(notes.length > 0 ? [notes.map((note) => paint.yellow(plain(note))).join('\n')] : []),
      `Next: promtool check rules ${plain(files[0]?.path ?? '')}`,
    ].join('\n\n')
  },
}
