import { isUnknown } from '../../src/model/unknown.ts'
import { evaluate } from '../../src/syntax/shell/evaluate.ts'
import { parseScript } from '../../src/syntax/shell/parse.ts'
import { shell } from '../../src/syntax/shell/shell.ts'
import { commandsIn } from '../../src/syntax/shell/words.ts'
import type { Chance } from '../laws/mutate.ts'
import type { Target } from './target.ts'

export const target: Target = {
  write: (chance) => list(chance, 4),
  judge(text) {
    const { problems, comments } = parseScript(text)
    for (const { span } of [...problems, ...comments])
      if (span.start < 0 || span.end < span.start || span.end > text.length) return 'a span lies outside'
    const sound = problems.length === 0
    for (const { words, assignments, redirections, path } of commandsIn(text)) {
      for (const { span } of [...assignments, ...redirections])
        if (span.start < 0 || span.end < span.start || span.end > text.length) return 'a span lies outside'
      for (const [index, word] of words.entries()) {
        const { start, end } = word.span
        if (word.parts?.some(({ type }) => type === 'array')) continue
        const written = text.slice(start, end)
        if (written.endsWith('\\')) continue
        // In backticks and heredocs a word may be written otherwise.
        if (!sound || path.some((step) => (step === 'list' || step === 'parts' ? path.indexOf(step) > 0 : false)))
          continue
        const [again] = commandsIn(`: ${written} ;`)
        const back = again?.words[1]
        if (back?.text !== word.text || again?.words.length !== 2)
          return `\`${written}\` reads back as \`${back?.text}\` instead of \`${word.text}\``
        const value = evaluate(word, () => undefined)
        if (isUnknown(value) !== (word.parts !== undefined)) return `\`${written}\` has parts and a value`
        if (index === 1 && chanceful(start)) {
          const edit = shell.parse({ path: 'x.sh', text }).edit({ set: [...path, 'words', index], to: 'a b' })
          if ('refused' in edit) continue
          const after = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end)
          if (commandsIn(after).length > commandsIn(text).length) return 'an edit makes new commands'
        }
      }
    }
    return undefined
  },
}

/** Some, and always the same. */
function chanceful(at: number): boolean {
  return at % 7 === 0
}

function list(chance: Chance, depth: number): string {
  let out = ''
  for (let left = 1 + pick(4, chance); left > 0; left--)
    out +=
      statement(chance, depth) + oneOf(['\n', '\n', '; ', ' && ', ' || ', ' | ', ' & ', ' # why\n', ' |& \\\n'], chance)
  return `${out}:\n`
}

function statement(chance: Chance, depth: number): string {
  const inner = () => (depth > 0 ? list(chance, depth - 1) : 'a\n')
  switch (pick(depth > 0 ? 18 : 6, chance)) {
    case 6:
      return `if ${inner()}then ${inner()}elif a; then ${inner()}else\n${inner()}fi`
    case 7:
      return `for i in ${word(chance, depth)} b; do ${inner()}done > x`
    case 8:
      return `while ${inner()}do ${inner()}done`
    case 9:
      return `case ${word(chance, depth)} in\n a|"b c") ${inner()};;\n (*) ${inner()};& esac`
    case 10:
      return `f() { ${inner()}}`
    case 11:
      return `(${inner()})`
    case 12:
      return `{ ${inner()}} 2>&1`
    case 13:
      return `[[ ${word(chance, depth)} =~ ^(a|b) && ! -f ${word(chance, depth)} ]]`
    case 14:
      return '(( a += (1 + 2) ))'
    case 15:
      return `a=(${word(chance, depth)}\n b) export c=(d)`
    case 16:
      return `cat <<E\n$(a) b\nE\n`
    case 17:
      return `cat <<-'E' | a\n\tb\n\tE\n`
    default: {
      let out =
        oneOf(['', '', '', 'A=1 ', `B=${word(chance, depth)} `, '! '], chance) + oneOf(['a', 'echo', 'curl'], chance)
      for (let left = pick(4, chance); left > 0; left--)
        out += oneOf([' ', ' ', '  ', ' \\\n'], chance) + word(chance, depth)
      return out + oneOf(['', '', '', ' > x', ' 2>&1', ' <<< y', ' &> /dev/null'], chance)
    }
  }
}

function word(chance: Chance, depth: number): string {
  let out = ''
  for (let left = 1 + pick(3, chance); left > 0; left--) out += piece(chance, depth)
  return out
}

function piece(chance: Chance, depth: number): string {
  const inner = () => (depth > 0 ? list(chance, 0) : 'a')
  switch (pick(14, chance)) {
    case 0:
      return "'a b'"
    case 1:
      return `"a ${depth > 0 ? piece(chance, depth - 1).replaceAll('"', '') : ''} b"`
    case 2:
      return '${x:-"a b"}'
    case 3:
      return `$(${inner()})`
    case 4:
      return '`a b`'
    case 5:
      return '$((1 + (2)))'
    case 6:
      return "$'a\\tb'"
    case 7:
      return '\\ \\"'
    case 8:
      return '${{ a.b }}'
    case 9:
      return '${a[1]%%.*}$b'
    case 10:
      return '*.{a,b}?[c-d]'
    case 11:
      return 'é𝒳'
    default:
      return oneOf(['a', 'b-c', '1', '--d=e', '/f/g', 'x#y'], chance)
  }
}

function pick(below: number, chance: Chance): number {
  return Math.floor(chance() * below)
}

function oneOf<T>(items: readonly T[], chance: Chance): T {
  return items[pick(items.length, chance)] as T
}
