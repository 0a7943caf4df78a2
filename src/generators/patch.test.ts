import { expect, it } from 'vitest'
import { Fault } from '../model/fault.ts'
import { applyPatches, expectFiles } from './patch.ts'

const files = [
  { path: 'k/a.yaml', text: 'a: 1 # one\n', because: [] },
  { path: 'k/b.yaml', text: 'a:\n  b: 2\n---\nc: 3\n', because: [] },
  { path: 't/main.tf', text: 'resource "aws_vpc" "this" {\n  cidr_block = "10.0.0.0/16"\n}\n', because: [] },
  { path: 'README.md', text: '# x\n', because: [] },
]
const texts = (file: string, set: readonly (string | number)[], to: unknown) =>
  applyPatches(files, [{ file, set, to, because: 'x' }])
    .filter(({ text }, index) => text !== files[index]?.text)
    .map(({ text }) => text)

it.each<[string, string, (string | number)[], unknown, string[]]>([
  ['the first document, and keeps the comment', 'k/a.yaml', ['a'], 2, ['a: 2 # one\n']],
  ['the document that is named', 'k/b.yaml', [1, 'c'], 4, ['a:\n  b: 2\n---\nc: 4\n']],
  ['what is not there yet', 'k/a.yaml', ['x', 'y'], true, ['a: 1 # one\nx:\n  y: true\n']],
  ['every file that fits', 'k/*.yaml', ['z'], 1, ['a: 1 # one\nz: 1\n', 'a:\n  b: 2\nz: 1\n---\nc: 3\n']],
  [
    'Terraform',
    't/*.tf',
    ['resource', 'aws_vpc', 'this', 0, 'cidr_block'],
    '10.9.0.0/16',
    ['resource "aws_vpc" "this" {\n  cidr_block = "10.9.0.0/16"\n}\n'],
  ],
])('changes %s', (_, file, set, to, expected) => expect(texts(file, set, to)).toEqual(expected))

it('faults where it cannot be made', () => {
  expect(() => texts('k/a.yaml', ['a', 'b'], 1)).toThrow(Fault)
  expect(() => texts('README.md', ['a'], 1)).toThrow('neither YAML nor Terraform')
})

it('faults where it meets no file, with the nearest one', () => {
  expect(() => expectFiles(files, [{ file: 'k/c.yaml', set: ['a'], to: 1, because: 'x' }])).toThrow(
    expect.objectContaining({ code: 'patch-without-file', help: expect.stringContaining('k/a.yaml') }),
  )
  expect(() => expectFiles(files, [{ file: 'k/*.yaml', set: ['a'], to: 1, because: 'x' }])).not.toThrow()
})
