import type { SourceFile, Tree } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import type { Body } from './ast.ts'
import { readFile } from './bodies.ts'
import { cursorOver } from './cursor.ts'
import { type Data, dataOf } from './data.ts'
import { editOf } from './edits.ts'
import { spanOf, spotsTo } from './places.ts'

/** What was read from HCL: the values, and the nodes for whoever needs expressions. */
export interface HclTree extends Tree {
  readonly body: Body
}

/** Terraform's and OpenTofu's language. Data has the shape of hcl2json, with unknown values where it has `${…}`. */
export const hcl = {
  title: 'HCL',
  parse: parseHcl,
} satisfies Syntax

function parseHcl(file: SourceFile): HclTree {
  const cursor = cursorOver(file)
  const body = readFile(cursor)
  let read: Data | undefined
  const dataAndProblems = () => {
    read ??= dataOf(body, file, cursor.problems)
    return read
  }
  return {
    file,
    body,
    get data() {
      return dataAndProblems()
    },
    get problems() {
      dataAndProblems()
      return cursor.problems
    },
    comments: cursor.comments,
    placeOf(path, part) {
      const spots = spotsTo(body, path)
      const spot = spots.at(-1) ?? { kind: 'body', body }
      const leads = spots.length === path.length + 1
      return { file: file.path, span: spanOf(spot, leads ? (part ?? 'value') : 'value') }
    },
    edit: (change) => editOf(file, body, change),
  }
}
