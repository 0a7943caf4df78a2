import { survey } from '../../src/readers/survey.ts'
import { gradleCalls, rubyCalls } from '../../src/syntax/calls/calls.ts'
import { gemlock } from '../../src/syntax/gemlock/gemlock.ts'
import { gomod } from '../../src/syntax/gomod/gomod.ts'
import { ini } from '../../src/syntax/ini/ini.ts'
import { properties } from '../../src/syntax/properties/properties.ts'
import type { Syntax } from '../../src/syntax/syntax.ts'
import { words } from '../../src/syntax/words/words.ts'
import { yarnLock } from '../../src/syntax/yarn/yarn.ts'
import type { Chance } from '../laws/mutate.ts'
import { misplaced } from '../places.ts'
import type { Target } from './target.ts'

/** The small languages of manifests. Each text is read in all of them, its own and others. */
export const target: Target = {
  write(chance) {
    const line = oneOf([go, call, ruby, entry, lock, bundle], chance)
    return Array.from({ length: 1 + below(12, chance) }, () => line(chance)).join(oneOf(['\n', '\n', '\r\n'], chance))
  },
  judge(text) {
    for (const [path, syntax, reads] of languages) {
      const trouble = misplaced(syntax, syntax.parse({ path, text }), reads, 'v9.9')
      if (trouble !== undefined) return `${path}: ${trouble}`
    }
    survey(languages.map(([path]) => ({ path, text })))
    return undefined
  },
}

type Reads = (written: string, value: string, path: readonly (string | number)[]) => boolean

const same: Reads = (written, value) => written === value
/** Escapes, quotes and joined lines are looked at by the tests of the syntax. */
const near: Reads = (written, value) => written === value || /["'\\`\r\n]/.test(written)
const languages: readonly (readonly [string, Syntax, Reads])[] = [
  ['go.mod', gomod, near],
  ['.nvmrc', words, same],
  ['setup.cfg', ini, near],
  ['gradle.properties', properties, near],
  ['Gemfile.lock', gemlock, same],
  ['yarn.lock', yarnLock, near],
  ['build.gradle', gradleCalls, near],
  ['Gemfile', rubyCalls, near],
]

function go(chance: Chance): string {
  return oneOf(
    [
      'module x.org/y',
      'go 1.24',
      'require (',
      ')',
      '\ta.org/b v1.2.3 // indirect',
      'require "a b" v1.0.0',
      'replace a => ../a',
      'retract [v1.0.0, v1.1.0] // why',
      'exclude `x` v1',
    ],
    chance,
  )
}

function call(chance: Chance): string {
  return oneOf(
    [
      'dependencies {',
      '}',
      "  api 'g:a:1'",
      'implementation("g:b:$v") { exclude group: "x" }',
      'id("x") version "1" apply false',
      'val v: String = "1"',
      'x = [1, "a", b: c(2)]',
      '/* x */',
      '"""',
      'y = a + b',
      "t = '''a\nb'''",
      'def __proto__ = "x"',
    ],
    chance,
  )
}

function ruby(chance: Chance): string {
  return oneOf(
    [
      'gem "a", "~> 1", require: false',
      'group :test do',
      'end',
      'gem "b" if x',
      'x = <<~T',
      'T',
      '%w[a b]',
      'if a > 1',
      'source "https://r" do |s|',
      'gem "c", git: "#{x}"',
      '# c',
    ],
    chance,
  )
}

function entry(chance: Chance): string {
  return oneOf(
    [
      '[options]',
      '[__proto__]',
      'a = b',
      'a: b',
      '  more',
      '; c',
      '# c',
      'a\\ b = c \\',
      'u=\\u00e9',
      '@s:registry=https://r',
      '=x',
      'a',
    ],
    chance,
  )
}

function lock(chance: Chance): string {
  return oneOf(
    [
      '"@a/b@^1", "@a/b@^2":',
      '  version "1"',
      '  resolved "https://r/a\\"b"',
      '  dependencies:',
      '    c "^1"',
      '__metadata:',
      '"a@npm:^1, a@npm:^2":',
      '  version: 1',
      'c@^1:',
      '<<<<<<< x',
      '      optional: true',
    ],
    chance,
  )
}

function bundle(chance: Chance): string {
  return oneOf(
    [
      'GEM',
      '  remote: https://r/',
      '  specs:',
      '    a (1.0)',
      '      b (>= 1)',
      'DEPENDENCIES',
      'RUBY VERSION',
      '   ruby 3.3.0p0',
      'CHECKSUMS',
      '  a (1.0) sha256=x',
    ],
    chance,
  )
}

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit)
}

function oneOf<T>(choices: readonly T[], chance: Chance): T {
  return choices[below(choices.length, chance)] as T
}
