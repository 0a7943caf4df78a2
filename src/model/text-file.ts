import type { Kind, Resource } from './resource.ts'
import { record, text } from './shape.ts'
import { directoryOf, type SourceFile } from './source.ts'

/** Any file that was read, as text, whatever it means. The path of a part of it is `['text', from, to]`. */
export const TextFile = {
  id: 'text/file',
  title: 'file',
  file: 'config.env',
  shape: record({ text }),
} satisfies Kind
export interface TextFile {
  readonly text: string
}

export function textFileOf(file: SourceFile): Resource<TextFile> {
  const data = { text: file.text }
  return {
    kind: TextFile,
    name: file.path,
    data,
    path: [],
    scope: directoryOf(file.path),
    tree: {
      file,
      data,
      problems: [],
      comments: [],
      placeOf: ([, from, to]) => ({
        file: file.path,
        span: {
          start: typeof from === 'number' ? from : 0,
          end: typeof to === 'number' ? to : file.text.length,
        },
      }),
      edit: () => ({ refused: 'what the text means is not known here' }),
    },
  }
}
