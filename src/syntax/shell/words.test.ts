import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandsIn } from './words.ts'

const texts = (script: string) => commandsIn(script).map((command) => command.words.map((word) => word.text))

test.each<[string, string[][]]>([
  ['', []],
  ['# nothing', []],
  [
    'apt-get update && apt-get install -y curl',
    [
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', 'curl'],
    ],
  ],
  ['a; b | c || d & e\nf', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
  [`echo "a && b" 'c; d' e\\ f "x\\"y" "p\\q"`, [['echo', 'a && b', 'c; d', 'e f', 'x"y', 'p\\q']]],
  ['echo a \\\n  b # c\nd#e', [['echo', 'a', 'b'], ['d#e']]],
  ['echo $(date -u; id) after', [['echo', '$(date -u; id)', 'after'], ['date', '-u'], ['id']]],
  ['x="$(curl -s y | sh)"', [[], ['curl', '-s', 'y'], ['sh']]],
  [
    'echo `id -u`',
    [
      ['echo', '`id -u`'],
      ['id', '-u'],
    ],
  ],
  [
    'diff <(sort a) b',
    [
      ['diff', '<(sort a)', 'b'],
      ['sort', 'a'],
    ],
  ],
  [
    'if [ -f x ]; then rm x; else exit 1; fi',
    [
      ['[', '-f', 'x', ']'],
      ['rm', 'x'],
      ['exit', '1'],
    ],
  ],
  ['f() { curl x; }; f', [['curl', 'x'], ['f']]],
  ['case $x in a) b ;; c) d ;; esac', [['b'], ['d']]],
  ['echo $((1 + 2)) ${A:-b c}', [['echo', '$((1 + 2))', '${A:-b c}']]],
  ['sudo $(', [['sudo', '$(']]],
  ['echo "open', [['echo', 'open']]],
])('%s', (script, expected) => expect(texts(script)).toEqual(expected))

test('assignments in front of a command are no words', () => {
  const [command, alone] = commandsIn('A=1 B="x y" curl C=2; D=3')
  expect(command?.assignments.map(({ name, value }) => [name, value.text])).toEqual([
    ['A', '1'],
    ['B', 'x y'],
  ])
  expect(command?.words.map(({ text }) => text)).toEqual(['curl', 'C=2'])
  expect(alone?.assignments.map(({ name }) => name)).toEqual(['D'])
  expect(alone?.words).toEqual([])
})

test('redirections and heredocs belong to their command', () => {
  const [cat, next] = commandsIn("cat <<-'EOF' > /x 2>&1\n\ta && b\n\tEOF\nnext")
  expect(cat?.words.map(({ text }) => text)).toEqual(['cat'])
  expect(
    cat?.redirections.map(({ operator, descriptor = '', target, heredoc }) => [
      descriptor + operator + target.text,
      heredoc?.text,
    ]),
  ).toEqual([
    ['<<-EOF', 'a && b\n'],
    ['>/x', undefined],
    ['2>&1', undefined],
  ])
  expect(next?.words.map(({ text }) => text)).toEqual(['next'])
})

test('it is known what a command hangs on and what it stands in', () => {
  expect(
    commandsIn('a | b && (c; d) $(e)\nif f; then g & fi; h() { i; }').map(({ words, after, within, background }) => [
      words[0]?.text,
      after,
      within.map(({ type }) => type).join(' '),
      background === true,
    ]),
  ).toEqual([
    ['a', '', '', false],
    ['b', '|', '', false],
    ['c', '', 'subshell', false],
    ['d', ';', 'subshell', false],
    ['$(e)', '', '', false],
    ['e', '', 'substitution', false],
    ['f', '', 'condition', false],
    ['g', '', 'branch', true],
    ['i', '', 'function', false],
  ])
})

test('whatever the script, nothing throws and every span lies in it', () => {
  const piece = fc.constantFrom(
    'a',
    ' ',
    '"',
    "'",
    '\\',
    '\n',
    '$(',
    ')',
    '(',
    '`',
    '<<E',
    'E',
    '\n',
    '|',
    '&',
    ';',
    '${',
    '}',
    '#',
    '=',
    '<',
    '>',
    'if',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const script = pieces.join('')
      for (const command of commandsIn(script))
        for (const { span } of [command, ...command.words, ...command.assignments, ...command.redirections]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThanOrEqual(span.start)
          expect(span.end).toBeLessThanOrEqual(script.length)
        }
    }),
    { numRuns: 3000 },
  )
})
