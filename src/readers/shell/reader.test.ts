import { expect, test } from 'vitest'
import { isCertain } from '../../kinds/ran.ts'
import { commandsOf, Script } from '../../kinds/shell.ts'
import { shell } from '../../syntax/shell/shell.ts'
import { survey } from '../survey.ts'
import { reader } from './reader.ts'

const read = (text: string) => {
  const [sighting] = [...reader.read(shell.parse({ path: 'bin/deploy', text }))]
  return Script.shape(sighting?.data)
}

const commandsIn = (text: string) => {
  const script = read(text)
  return script ? commandsOf(script) : []
}

test('interpreter, options and functions', () => {
  expect(read('#!/bin/bash -e\nset -uo pipefail -x\nset +x\nshopt -s nullglob\nf() { g() { a; }; }\n')).toMatchObject({
    interpreter: 'bash',
    options: ['errexit', 'nounset', 'pipefail', 'nullglob'],
    functions: ['f', 'g'],
  })
  expect(read('if a; then set -e; fi')?.options).toEqual([])
})

test('commands with their values, and whether they run in any case', () => {
  const commands = commandsIn('V=1.2\ncurl "https://x/$V" || exit 1\nif a; then b; fi\n')
  expect(commands.map((ran) => [ran.name, ran.words[0]?.value, isCertain(ran)])).toEqual([
    ['', undefined, true],
    ['curl', 'https://x/1.2', true],
    ['exit', '1', false],
    ['a', undefined, false],
    ['b', undefined, false],
  ])
})

test('a script in a script is run too, and its words stand where they stand', () => {
  const text = `sudo bash -c 'a "b c"' && sh <<'E'\nd e\nE\n`
  const tree = shell.parse({ path: 'x.sh', text })
  const commands = commandsIn(text)
  expect(commands.map(({ name }) => name)).toEqual(['bash', 'a', 'sh', 'd'])
  const words = commands.flatMap((ran) => ran.written.map(({ at }) => tree.placeOf(at).span))
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
    'sudo',
    'bash',
    '-c',
    `'a "b c"'`,
    'a',
    '"b c"',
    'sh',
    'd',
    'e',
  ])
})

test('a script is known by its name or by its first line', () => {
  const files = [
    { path: 'a.sh', text: 'a' },
    { path: 'bin/b', text: '#!/bin/sh\nb' },
    { path: 'c', text: 'c' },
    { path: 'd.py', text: '#!/usr/bin/env python3\nd' },
    { path: 'e.sh', text: '#!/bin/zsh\ne' },
  ]
  expect(
    survey(files)
      .of(Script)
      .map(({ name }) => name),
  ).toEqual(['a.sh', 'bin/b'])
})
