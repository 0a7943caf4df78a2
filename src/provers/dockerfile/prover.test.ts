import { expect, test } from 'vitest'
import { prover } from './prover.ts'

test.each([
  ['a file that builds', 'FROM node:24\nCOPY . .\nCMD ["node", "main.js"]\n', ['proved']],
  ['an instruction that is none', 'FROM node:24\nFORM x\n', ['2 refuted']],
  ['an instruction without its arguments', 'FROM node:24\nRUN echo 1\nEXPOSE\n', ['3 refuted']],
  ['a flag that its instruction does not have', 'FROM node:24\nCOPY --form=build a b\n', ['2 refuted']],
  ['a port that is none', 'FROM node:24\nEXPOSE web\n', ['2 refuted']],
  ['taste', 'FROM node:24\nMAINTAINER x\nfrom node:24 as B\n', ['proved']],
])('%s', async (_, text, expected) => {
  const verdicts: string[] = []
  for await (const { outcome, line } of prover.prove([{ path: 'api/Dockerfile', text, because: [] }], world))
    verdicts.push(line === undefined ? outcome : `${line} ${outcome}`)
  expect(verdicts).toEqual(expected)
})

test('it proves Dockerfiles by whatever name, and nothing that only goes by it', () => {
  const proves = (path: string) => prover.proves({ path, text: '', because: [] })
  expect(['Dockerfile', 'a/api.Dockerfile', 'Containerfile'].map(proves)).toEqual([true, true, true])
  expect(['Dockerfile.md', '.dockerignore', 'a/Dockerfiles/x'].map(proves)).toEqual([false, false, false])
})

/** It asks nothing of the world. */
const world = {} as Parameters<typeof prover.prove>[1]
