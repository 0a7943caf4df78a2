import { unknownValue } from '../../model/unknown.ts'
import type { Syntax } from '../syntax.ts'

/** A program, which is known to be there and is not run: `tree.data` is unknown. */
export const program: Syntax = {
  title: 'program',
  parse: (file) => ({
    file,
    data: unknownValue(file.path, 'it is a program, which is not run'),
    problems: [],
    comments: [],
    placeOf: () => ({ file: file.path, span: { start: 0, end: file.text.length } }),
    edit: () => ({ refused: 'it is a program' }),
  }),
}
