import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { contexts } from './table.ts'

/**
 * What GitHub's own library makes of an expression, as JSON: `undefined` where it is refused, and `fails` where it cannot be
 * worked out. What the runner alone knows is `status` for each question after how things went.
 */
export function readByGitHub(text: string, status: boolean): string | undefined {
  const runner = ['hashFiles', 'success', 'failure', 'cancelled', 'always'].map((name) => ({
    name,
    description: '',
    minArgs: name === 'hashFiles' ? 1 : 0,
    maxArgs: name === 'always' || name === 'cancelled' ? 0 : 255,
    call: () => (name === 'hashFiles' ? new data.StringData('') : new data.BooleanData(name === 'always' || status)),
  }))
  const tree = parsed(text, runner)
  // An expression of nothing is refused where it stands.
  if (!tree) return undefined
  try {
    const value = new Evaluator(tree, known, new Map(runner.map((each) => [each.name.toLowerCase(), each]))).evaluate()
    return JSON.stringify(value, data.replacer) ?? 'null'
  } catch {
    return 'fails'
  }
}

function parsed(text: string, runner: ConstructorParameters<typeof Parser>[2]) {
  try {
    return new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), runner).parse()
  } catch {
    return undefined
  }
}

const known = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
