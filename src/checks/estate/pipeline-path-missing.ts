import { Step } from '../../kinds/actions.ts'
import type { Estate } from '../../model/estate.ts'
import { isMap } from '../../model/shape.ts'
import { valueAt } from '../../model/source.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { join } from './paths.ts'
import { wantedBy } from './wanted.ts'

export const check: Check<Step> = {
  title: 'Pipeline uses a file that is not there',
  why: `The step fails as soon as it runs, which for a deployment may be long after the file was moved. Only files that an
audit reads are asked for, and only where others of their sort were read.`,
  severity: 'high',
  level: 'default',
  on: Step,
  *run(step, { resource, estate }) {
    // Another repository may be checked out here, and files may be written by an earlier step.
    const steps = valueAt(resource.tree.data, resource.path.slice(0, -1))
    const text = JSON.stringify(steps ?? '')
    if (/download-artifact|\bgit clone\b/.test(text) || (Array.isArray(steps) && steps.some(isOther))) return
    const raw = valueAt(resource.tree.data, resource.path)
    for (const { path, at, sort } of wantedBy(step, raw)) {
      const full = join(resource.scope, known(path))
      if (full === undefined || full === '' || isThere(estate, full, sort)) continue
      const others = [...estate.files.keys()].filter((each) => sort.test(each) && !each.includes('.github/'))
      const isBare = full.endsWith('/Chart.yaml') && directoriesOf(estate).has(full.slice(0, full.lastIndexOf('/')))
      const name = full.split('/').at(-1) ?? ''
      // What is written while it runs, or lies beside what was read, cannot be judged.
      if ((others.length === 0 && !isBare) || text.includes(`> ${path}`) || made.test(full)) continue
      const near = others.find((each) => each.endsWith(`/${name}`)) ?? nearest(full, others, 1)[0]
      const next = near ? `did you mean \`${near}\`?` : 'mend the path, or bring the file back'
      yield { at, message: `there is no \`${full}\`; ${next}` }
    }
  },
  examples: [
    {
      bad: `
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/build-push-action@v7
                with:
                  context: .
                  file: docker/api.Dockerfile
              - run: kubectl apply -f k8s/deployment.yaml
              - run: helm upgrade api ./chart
              - run: |
                  cd infra/\${{ github.ref_name }}
                  terraform init
        -- api.Dockerfile --
        FROM node:24
        -- kubernetes/deployment.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: api }
        -- chart/templates/config.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: chart }
        -- terraform/production/main.tf --
        terraform { required_version = "~> 1.14" }
      `,
      good: `
        -- .github/workflows/deploy.yml --
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/build-push-action@v7
                with:
                  context: .
                  file: api.Dockerfile
              - run: kubectl apply -f kubernetes/deployment.yaml && kubectl apply -k kubernetes
              - run: helm upgrade api ./chart
              - run: |
                  cd terraform/\${{ github.ref_name }}
                  terraform init
        -- api.Dockerfile --
        FROM node:24
        -- kubernetes/deployment.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: api }
        -- chart/Chart.yaml --
        apiVersion: v2
        name: api
        version: 1.0.0
        -- chart/templates/config.yaml --
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: chart }
        -- terraform/production/main.tf --
        terraform { required_version = "~> 1.14" }
      `,
    },
  ],
}

/** A checkout of another repository, of another revision, or into a directory. */
function isOther(step: unknown): boolean {
  const given = /^actions\/checkout@/.test(String(valueAt(step, ['uses']))) ? valueAt(step, ['with']) : undefined
  return isMap(given) && ['path', 'ref', 'repository'].some((key) => given[key] !== undefined)
}

const made = /(?:^|\/)(?:dist|build|out|target|tmp|rendered|generated)\//

/** A path as far as it is known: the directories before the first hole. */
function known(path: string): string {
  const hole = path.indexOf('$')
  return hole < 0 ? path : path.slice(0, path.lastIndexOf('/', hole) + 1) || '$'
}

/** Whether the file, or for a directory a file of the sort in it or below it, was read. */
function isThere(estate: Estate, path: string, sort: RegExp): boolean {
  if (estate.files.has(path)) return true
  if (!directoriesOf(estate).has(path)) return false
  return (
    !sort.test('main.tf') || [...estate.files.keys()].some((each) => each.startsWith(`${path}/`) && sort.test(each))
  )
}

const directories = new WeakMap<Estate, ReadonlySet<string>>()

/** Every directory above a file that was read. */
function directoriesOf(estate: Estate): ReadonlySet<string> {
  const before = directories.get(estate)
  if (before) return before
  const found = new Set<string>()
  for (const path of estate.files.keys())
    for (let at = path.lastIndexOf('/'); at > 0 && !found.has(path.slice(0, at)); at = path.lastIndexOf('/', at - 1))
      found.add(path.slice(0, at))
  directories.set(estate, found)
  return found
}
