import { expect, test } from 'vitest'
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
  const image = (written: string) => stages(`ARG A=1\nARG E=\nFROM ${written}`)[0]?.image
  expect(image('x:$A')).toBe('x:1')
  expect(image('x:${B:-2}')).toBe('x:2')
  expect(image('x:${E:-2}')).toBe('x:2')
  expect(image('x${A:+:3}')).toBe('x:3')
  expect(image('x:${A#1}')).toBeUndefined()
  expect(image('x:$B')).toBeUndefined()
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
