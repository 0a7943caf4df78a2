import type { SourceFile } from '../src/model/source.ts'
import { dedent } from './dedent.ts'

/** The files of an example: several behind `-- path --` lines, or one that stands under `path`. */
export function filesOf(example: string, path: string): SourceFile[] {
  const parts = dedent(example).split(/^-- (.+) --\n/m)
  if (parts.length === 1) return [{ path, text: parts[0] ?? '' }]
  const files: SourceFile[] = []
  for (let at = 1; at < parts.length; at += 2) files.push({ path: parts[at] ?? '', text: parts[at + 1] ?? '' })
  return files
}
