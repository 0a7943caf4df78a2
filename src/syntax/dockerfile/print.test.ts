import { expect, test } from 'vitest'
import { instructionsIn } from './dockerfile.ts'
import { printDockerfile } from './print.ts'

test('groups are apart, chains are broken over lines, words are quoted', () => {
  const text = printDockerfile(
    [
      [{ name: 'FROM', args: 'node:24-slim AS build', flags: { platform: 'linux/amd64' } }],
      [
        { name: 'RUN', args: 'apt-get update && sh -c "a && b"', comment: 'Tools\nfor the build' },
        { name: 'ENV', pairs: { A: '1', B: 'x y' } },
        { name: 'RUN', flags: { mount: ['type=cache,target=/root/.npm'] }, args: 'npm ci' },
        { name: 'RUN', heredocs: [{ name: 'EOF', text: 'a\nb', expand: false }] },
      ],
      [],
      [
        { name: 'HEALTHCHECK', flags: { interval: '5s' }, inner: { name: 'CMD', words: ['true'] } },
        { name: 'CMD', words: ['node', 'a "b"'] },
      ],
    ],
    { syntax: 'docker/dockerfile:1' },
  )
  expect(text).toBe(`# syntax=docker/dockerfile:1

FROM --platform=linux/amd64 node:24-slim AS build

# Tools
# for the build
RUN apt-get update \\
    && sh -c "a && b"
ENV A=1 \\
    B="x y"
RUN --mount=type=cache,target=/root/.npm npm ci
RUN <<'EOF'
a
b
EOF

HEALTHCHECK --interval=5s CMD ["true"]
CMD ["node", "a \\"b\\""]
`)
})

test('what is printed is read as what was printed', () => {
  const text =
    'ARG V\nFROM --platform=x a AS b\nRUN x \\\n    && y "&&"\nCOPY --from=b ["a b", "c"]\nENV A="1 2" \\\n    B=3\nRUN <<E\nz\nE\nONBUILD RUN q\n'
  expect(printDockerfile([instructionsIn(text)])).toBe(text)
})
