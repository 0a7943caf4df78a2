import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { optionsOf } from '../../src/syntax/expression/answer.ts'
import { evaluate } from '../../src/syntax/expression/evaluate.ts'
import { parseExpression } from '../../src/syntax/expression/parse.ts'
import { expressionsIn } from '../../src/syntax/expression/template.ts'
import { readByGitHub } from './expression/library.ts'
import { contexts, table } from './expression/table.ts'
import type { Referee, Verdict } from './referee.ts'
import { filesIn } from './walk/files.ts'

/** On a table, and on every expression of every YAML file under a directory. */
export const referee: Referee = {
  title: 'expressions against @actions/expressions',
  async *compare(directory) {
    for (const text of table) yield verdict(text, text.slice(0, 100))
    const seen = new Set<string>()
    for (const file of filesIn(directory, /\.ya?ml$/)) {
      const text = readFileSync(file, 'utf8')
      for (const each of [...expressionsIn(text).map((inset) => inset.text.trim()), ...conditionsIn(text)]) {
        if (seen.has(each) || each.startsWith('${{')) continue
        seen.add(each)
        yield verdict(each, `${relative(directory, file)}: ${each.slice(0, 200)}`)
      }
    }
  },
}

/** Conditions without braces. One that goes on in the next line is cut short, and both sides are to refuse it. */
function conditionsIn(text: string): readonly string[] {
  return [...text.matchAll(/^[ -]*if:[ \t]*([^\s'"|>&*#$][^\n#]*)$/gm)].map(([, condition = '']) => condition.trim())
}

function verdict(text: string, what: string): Verdict {
  const ours = read(text)
  const theirs = [...new Set([readByGitHub(text, true), readByGitHub(text, false)])]
  if (!ours && theirs[0] === undefined) return { what, is: 'refused by both' }
  // What hangs on files or on how the job went has several answers, and theirs are to be among them.
  const equal = ours && (ours.includes('?') || theirs.every((each) => each !== undefined && ours.includes(each)))
  if (equal && (ours.length === theirs.length || /\b(?:success|failure|cancelled|hashFiles)\b/i.test(text)))
    return { what, is: 'equal' }
  if (/''.*''/s.test(text))
    return {
      what,
      is: 'explained',
      because: 'the library unfolds the first doubled quote of a text alone, the runner all',
    }
  if (text.includes('__proto__')) return { what, is: 'explained', because: 'the library loses what is called so' }
  return {
    what,
    is: 'different',
    because: `${ours?.join(' or ') ?? 'refused'} against ${theirs.join(' or ') || 'refused'}`,
  }
}

/** Every value that it may have; `?` where that cannot be told. */
function read(text: string): readonly string[] | undefined {
  const parsed = parseExpression(text)
  if ('flaw' in parsed) return undefined
  const answer = evaluate(parsed.expression, text, contexts)
  return answer.flaw ? ['fails'] : (optionsOf(answer)?.map((each) => JSON.stringify(each) ?? 'null') ?? ['?'])
}
