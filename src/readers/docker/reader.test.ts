import { expect, test } from 'vitest'
import { commandsOf } from '../../kinds/docker/commands.ts'
import { Dockerfile, Instruction, Stage } from '../../kinds/docker.ts'
import { dockerfile } from '../../syntax/dockerfile/dockerfile.ts'
import { reader } from './reader.ts'

const sightings = (text: string) => [...reader.read(dockerfile.parse({ path: 'Dockerfile', text }))]
const stages = (text: string) =>
  sightings(text)
    .filter(({ kind }) => kind === Stage)
    .map(({ data }) => Stage.shape(data))

const text = `ARG NODE=24
ARG REGISTRY
FROM --platform=$BUILDPLATFORM node:\${NODE}-slim AS Build
USER node
RUN npm ci
FROM \${REGISTRY}/nginx:1.29
ARG NODE
ARG WHO=web
COPY --from=build /a /b
USER $WHO:$NODE
CMD ["nginx"]
FROM build
RUN x
`

test('stages know their image, their base and their user', () => {
  expect(stages(text)).toMatchObject([
    { index: 0, last: false, from: 2, to: 5, image: 'node:24-slim', alias: 'Build', user: 'node' },
    { index: 1, last: false, from: 5, to: 11, written: '${REGISTRY}/nginx:1.29', user: 'web:24' },
    { index: 2, last: true, from: 11, to: 13, base: 0, user: 'node' },
  ])
})

test('what hangs on a variable without a value is left open', () => {
  const [first, second] = stages(text)
  expect(first).not.toHaveProperty('platform')
  expect(second).not.toHaveProperty('image')
})

test('variables take the forms that a builder knows', () => {
  const image = (written: string) => stages(`ARG A=1\nARG E=\nARG C=3.4\nFROM ${written}`)[0]?.image
  expect(image('x:$A')).toBe('x:1')
  expect(image('x:${B:-2}')).toBe('x:2')
  expect(image('x:${E:-2}')).toBe('x:2')
  expect(image('x${A:+:3}')).toBe('x:3')
  expect(image('x:${C%%.*}')).toBe('x:3')
  expect(image('x:${C//./-}')).toBe('x:3-4')
  expect(image('x:${B:-${C#*.}}')).toBe('x:4')
  expect(image('x:${B:?no}')).toBeUndefined()
  expect(image('x:${A^}')).toBeUndefined()
  expect(image('x:$B')).toBeUndefined()
})

test('ENV wins over ARG, and a stage inherits both from the one that it builds on', () => {
  const text = 'FROM x AS a\nENV U=env\nARG U=arg\nARG V=v\nFROM a AS b\nUSER $U-$V\nFROM x\nUSER $U'
  expect(stages(text).map((stage) => stage?.user)).toEqual([undefined, 'env-v', undefined])
})

test('all of one ENV are set at once, and what is in single quotes is left alone', () => {
  const user = (lines: string) => stages(`FROM x\nENV A=1\n${lines}`)[0]?.user
  expect(user('ENV A=2 B=$A\nUSER u$B')).toBe('u1')
  expect(user("ENV B='$A'\nUSER u$B")).toBeUndefined()
  expect(user('ENV B="\\$A"\nUSER u$B')).toBeUndefined()
})

test('the platform is given by the builder, so what stands in for it does not count', () => {
  expect(stages('FROM x:${TARGETARCH:-amd64}')[0]?.image).toBeUndefined()
})

test('a relative WORKDIR goes on from the last one', () => {
  const workdir = (text: string) => stages(text).at(-1)?.workdir
  expect(workdir('FROM x\nWORKDIR /a\nWORKDIR b/../c')).toBe('/a/c')
  expect(workdir('FROM x\nWORKDIR b')).toBeUndefined()
  expect(workdir('FROM scratch\nWORKDIR b')).toBe('/b')
  expect(workdir('FROM x AS y\nARG D=d\nWORKDIR /a/$D\nFROM y')).toBe('/a/d')
})

test('it is known which stages the last one needs', () => {
  const text =
    'FROM x AS a\nFROM x AS b\nFROM a AS c\nFROM x\nCOPY --from=C d e\nRUN --mount=type=bind,from=1,target=/f g\nFROM x AS h\nFROM c\nCOPY --from=3 i j'
  expect(stages(text).map((stage) => [stage?.uses, stage?.reached])).toEqual([
    [[], true],
    [[], true],
    [[], true],
    [[2, 1], true],
    [[], false],
    [[3], true],
  ])
})

test('commands know the variables of the file, and where they stand', () => {
  const text =
    'FROM x\nARG V=1.2\nENV H=https://x\nRUN a && \\\n  # why\n  curl "$H/$V" \\\n  | tee b\nRUN cat <<E > /c && d\ne $(f)\nE\nRUN <<E\n#!/usr/bin/env python3\nprint(1)\nE\n'
  const tree = dockerfile.parse({ path: 'Dockerfile', text })
  const runs = [...reader.read(tree)].filter(({ name }) => name.includes('/RUN/'))
  const ran = runs.map(({ data, path }) => {
    const instruction = Instruction.shape(data)
    return (instruction ? commandsOf(instruction) : []).map(({ name, words, written }) => {
      const [first] = written
      const { span } = tree.placeOf([...path, ...(first?.at ?? [])])
      return [name, words[0]?.value, text.slice(span.start, span.end)]
    })
  })
  expect(ran).toEqual([
    [
      ['a', undefined, 'a'],
      ['curl', 'https://x/1.2', 'curl'],
      ['tee', 'b', 'tee'],
    ],
    [
      ['cat', undefined, 'cat'],
      ['f', undefined, 'f'],
      ['d', undefined, 'd'],
    ],
    [],
  ])
})

test('what SHELL hands to another language is no command of a shell', () => {
  const names = (text: string) =>
    sightings(text)
      .filter(({ name }) => name.includes('/RUN/'))
      .flatMap(({ data }) => {
        const instruction = Instruction.shape(data)
        return instruction ? commandsOf(instruction).map(({ name }) => name) : []
      })
  expect(names('FROM x\nRUN a\nSHELL ["powershell", "-Command"]\nRUN b\nSHELL ["/bin/bash", "-c"]\nRUN c')).toEqual([
    'a',
    'c',
  ])
  expect(names('FROM x AS y\nSHELL ["pwsh.exe", "-c"]\nFROM y\nRUN b')).toEqual([])
})

test('each instruction is seen with its stage and its user, and so is the one behind ONBUILD', () => {
  const found = sightings('FROM a AS b\nRUN x\nUSER u\nRUN y\nONBUILD RUN z').filter(({ kind }) => kind === Instruction)
  expect(found.map(({ name, path }) => [name, path])).toEqual([
    ['b/FROM/1', [0]],
    ['b/RUN/1', [1]],
    ['b/USER/1', [2]],
    ['b/RUN/2', [3]],
    ['b/ONBUILD/1', [4]],
    ['b/ONBUILD/1/inner', [4, 'inner']],
  ])
  const [, run, , late] = found.map(({ data }) => Instruction.shape(data))
  expect(run).toMatchObject({ name: 'RUN', args: 'x', form: 'shell', stage: 0, lastStage: true })
  expect(run).not.toHaveProperty('user')
  expect(late).toMatchObject({ user: 'u' })
})

test('a file is one resource, and its paths begin with an instruction', () => {
  const tree = dockerfile.parse({ path: 'a/Dockerfile', text })
  const [file] = [...reader.read(tree)]
  expect(file).toMatchObject({ name: 'a/Dockerfile', path: [] })
  expect(Dockerfile.shape(file?.data)?.instructions).toHaveLength(13)
  const { span } = tree.placeOf([8, 'flags', 'from'])
  expect(text.slice(span.start, span.end)).toBe('build')
})

test.each([
  ['Dockerfile', 'FORM a', true],
  ['api.Dockerfile', '', true],
  ['Dockerfile.dev', 'FROM a', true],
  ['Dockerfile.dockerignore', 'node_modules\n*.md', false],
  ['Dockerfile.md', 'How to build', false],
])('%s with %j is a Dockerfile: %s', (path, content, expected) => {
  const tree = dockerfile.parse({ path, text: content })
  expect(reader.claims?.(tree)).toBe(expected)
  if (!expected) expect(tree.problems).toEqual([])
})

test('ten thousand instructions take no time to speak of', () => {
  const start = performance.now()
  expect(sightings(`FROM a\n${'USER u\nRUN x\n'.repeat(5000)}`)).toHaveLength(10_003)
  expect(performance.now() - start).toBeLessThan(5000)
})
