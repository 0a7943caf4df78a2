import type { SourceFile, Tree } from '../../model/source.ts'
import type { Syntax } from '../syntax.ts'
import type { Body } from './ast.ts'
import { readFile } from './bodies.ts'
import { cursorOver } from './cursor.ts'
import { type Data, dataOf } from './data.ts'
import { editOf } from './edits.ts'
import { readJsonFile } from './json.ts'
import { spanOf, spotsTo } from './places.ts'

/** What was read from HCL: the values, and the nodes for whoever needs expressions. */
export interface HclTree extends Tree {
  readonly body: Body
}

/**
 * Terraform's and OpenTofu's language, in its JSON form too. Data has the shape of hcl2json, with unknown values where it has `${…}`.
 * Of other JSON only plans are read, which `terraform show -json` prints.
 */
export const hcl = {
  title: 'HCL',
  reads: ({ path, text }) => !path.endsWith('.json') || CONFIGURATION.test(path) || isPlan(text),
  parse: parseHcl,
} satisfies Syntax

const CONFIGURATION = /\.(?:tf|tofu|tfvars)\.json$/

function isPlan(text: string): boolean {
  return /^\s*\{\s*"format_version"/.test(text.slice(0, 200)) && text.includes('"planned_values"')
}

function parseHcl(file: SourceFile): HclTree {
  const cursor = cursorOver(file)
  const isJson = file.path.endsWith('.json')
  const body = isJson ? readJsonFile(cursor) : readFile(cursor)
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
    edit: (change) => (isJson ? { refused: 'JSON is not edited here' } : editOf(file, body, change)),
  }
}
