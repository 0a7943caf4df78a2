import { describe, expect, it } from 'vitest'
import { isUnknown } from '../../model/unknown.ts'
import { type Argument, type Call, gradleCalls, isCall, rubyCalls } from './calls.ts'

/** One line for each call, what is unknown in angle brackets. */
const shown = (calls: readonly Call[], depth = 0): string =>
  calls
    .map(({ name, assigns, args, named, block }) => {
      const all = [...args.map(argument), ...Object.entries(named).map(([key, value]) => `${key}: ${argument(value)}`)]
      return `${'  '.repeat(depth)}${[name, ...(assigns ? ['='] : []), all.join(', ')].join(' ').trim()}\n${shown(block, depth + 1)}`
    })
    .join('')
const argument = (value: Argument): string =>
  isUnknown(value)
    ? `<${value.text}>`
    : isCall(value)
      ? `(${shown([value]).trim()})`
      : Array.isArray(value)
        ? `[${value.map(argument).join(', ')}]`
        : JSON.stringify(value)
const gradle = (text: string) => shown(gradleCalls.parse({ path: 'build.gradle', text }).data as Call[])
const ruby = (text: string) => shown(rubyCalls.parse({ path: 'Gemfile', text }).data as Call[])

describe('calls', () => {
  it.each([
    ['implementation \'g:a:1\', "g:b:2"', 'implementation "g:a:1", "g:b:2"\n'],
    ["id('x') version '1' apply false", 'id "x", version: "1", apply: false\n'],
    ["implementation group: 'g', name: 'a', version: '1'", 'implementation group: "g", name: "a", version: "1"\n'],
    ['api(project(":core")) { transitive = false }', 'api (project ":core")\n  transitive = false\n'],
    ['implementation libs.foo.bar', 'implementation <libs.foo.bar>\n'],
    ['implementation "g:a:$version"', 'implementation <g:a:$version>\n'],
    ['val v: String = "1"\ndef w = \'2\'', 'v = "1"\nw = "2"\n'],
    ['x = 1 + y(2)\nz = 3', 'x = <1 + y(2)>\nz = 3\n'],
    ['languageVersion.set(JavaLanguageVersion.of(21))', 'languageVersion.set (JavaLanguageVersion.of 21)\n'],
    ['"custom"("g:a:1") // why', 'custom "g:a:1"\n'],
    [
      'tasks.register("x") {\n  doLast { println("}") }\n}\na "b"',
      'tasks.register "x"\n  doLast\n    println "}"\na "b"\n',
    ],
    ['/* a "b" */ c """d\n"e" """', 'c "d\\n\\"e\\" "\n'],
    ['} ) a "b"', 'a "b"\n'],
    ['x = [\'a\', ["b"], c: 1]', 'x = ["a", ["b"], 1]\n'],
    ['a(\n  "b",\n  "c",\n)', 'a "b", "c"\n'],
  ])('Gradle: %j', (text, calls) => expect(gradle(text)).toBe(calls))

  it.each([
    [
      'gem "rails", "~> 7.1", ">= 7.1.2", require: false, :group => [:test, :dev]',
      'gem "rails", "~> 7.1", ">= 7.1.2", require: false, group: ["test", "dev"]\n',
    ],
    ['gem "a" if x\ngem "b"', 'gem "a"\ngem "b"\n'],
    ['group :test do\n  gem "a",\n    "1" # why\nend\ngem "b"', 'group "test"\n  gem "a", "1"\ngem "b"\n'],
    ['if x > 1\n  gem "a"\nelse\n  gem "b"\nend\ngem "c"', 'if\n  gem "a"\n  gem "b"\ngem "c"\n'],
    ['git_source(:github) { |repo| "https://x/#{repo}" }\ngem "a"', 'git_source "github"\ngem "a"\n'],
    ['x = <<~TEXT\n  gem "no"\nTEXT\ngem "a"', 'x = <>\ngem "a"\n'],
    ['gem "a", platforms: %i[mri windows]', 'gem "a", platforms: ["mri", "windows"]\n'],
    ['gem "a", ENV["V"]', 'gem "a", <ENV["V"]>\n'],
    ['gem("a", "1.0")', 'gem "a", "1.0"\n'],
    ["gem :'", 'gem\n'],
    ['end end gem "a"', 'gem "a"\n'],
  ])('Ruby: %j', (text, calls) => expect(ruby(text)).toBe(calls))

  it('are edited where a literal stands', () => {
    const text = 'dependencies { api \'g:a:1\'; api("g:b:$v") }\n'
    const tree = gradleCalls.parse({ path: 'build.gradle', text })
    expect(tree.edit({ set: [0, 'block', 0, 'args', 0], to: 'g:a:2' })).toMatchObject({
      span: { start: 20, end: 25 },
      text: 'g:a:2',
    })
    expect(tree.edit({ set: [0, 'block', 0, 'args', 0], to: "it's" })).toHaveProperty('refused')
    expect(tree.edit({ drop: [0] })).toHaveProperty('refused')
  })

  it.each([
    '('.repeat(10_000),
    'a{'.repeat(10_000),
    'a '.repeat(20_000),
    '"'.repeat(9_999),
    'a('.repeat(10_000),
    '[:'.repeat(10_000),
    '%w['.repeat(5_000),
    '<<A\n'.repeat(5_000),
  ])('are not lost in %#', (text) => {
    const begin = process.cpuUsage()
    gradle(text)
    ruby(text)
    const { user, system } = process.cpuUsage(begin)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
})
