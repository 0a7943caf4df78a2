import { beforeAll, expect, test } from 'vitest'
import { ready, survey } from '../../readers/survey.ts'
import { buildsIn } from './builds.ts'

beforeAll(ready)

const builds = (job: string) => {
  const text = `on: push\nenv: { REGISTRY: ghcr.io/acme }\njobs:\n  image:\n    runs-on: ubuntu-24.04\n${job}`
  const estate = survey([{ path: '.github/workflows/image.yml', text }])
  return buildsIn(estate).map(({ image, file, pushed }) => [image, file, pushed])
}
const action = (given: string) => `    steps:\n      - uses: docker/build-push-action@v7\n        with: ${given}\n`

test.each([
  ['{ tags: "acme/api:1" }', ['docker.io/acme/api', 'Dockerfile', false]],
  [
    '{ context: api, push: true, tags: "${{ env.REGISTRY }}/api:${{ github.sha }}" }',
    ['ghcr.io/acme/api', 'api/Dockerfile', true],
  ],
  ['{ context: api, file: docker/Dockerfile, tags: "acme/api" }', ['docker.io/acme/api', 'docker/Dockerfile', false]],
  ['{ tags: "${{ steps.meta.outputs.tags }}" }', [undefined, 'Dockerfile', false]],
  ['{ context: "${{ github.workspace }}", tags: "acme/api" }', ['docker.io/acme/api', undefined, false]],
])('an action with %s', (given, expected) => expect(builds(action(given))).toEqual([expected]))

test('a matrix builds each of its images', () => {
  const matrix = '    strategy: { matrix: { service: [api, web] } }\n'
  expect(builds(matrix + action('{ context: "${{ matrix.service }}", tags: "acme/${{ matrix.service }}" }'))).toEqual([
    ['docker.io/acme/api', 'api/Dockerfile', false],
    ['docker.io/acme/web', 'web/Dockerfile', false],
  ])
})

test.each([
  ['docker build -t acme/api:1 -f api/Dockerfile .', [['docker.io/acme/api', 'api/Dockerfile', true]]],
  ['docker buildx build --tag=$REGISTRY/api api', [[undefined, 'api/Dockerfile', true]]],
  ['cd api && docker build -t acme/api .', []],
])('a script with %s', (run, expected) => expect(builds(`    steps:\n      - run: ${run}\n`)).toEqual(expected))
