import type { Job } from '../../kinds/actions.ts'
import { Workflow } from '../../kinds/actions.ts'
import { hasHole } from '../../model/unknown.ts'
import { nearest } from '../../values/nearest.ts'
import type { Check } from '../check.ts'
import { isAction } from './reference.ts'
import { isHidden, needsOf } from './surroundings.ts'

export const check: Check<Workflow> = {
  title: 'Artifact that a job downloads is made by nobody',
  why: `\`download-artifact\` finds what a job of the same run has uploaded under exactly that name, before it. The two names differ, or the job does not wait
for the one that uploads.`,
  severity: 'high',
  level: 'default',
  on: Workflow,
  *run({ jobs }, { resource }) {
    if (isHidden(resource)) return
    const uploads = new Map<string, string[]>()
    const all = Object.entries(jobs)
    // A workflow or an action of the repository that is called may upload too, and so may a name that is worked out.
    if (
      all.some(
        ([, job]) =>
          job.uses !== undefined || job.steps?.some((step) => step === undefined || step.uses?.startsWith('./')),
      )
    )
      return
    for (const [id, job] of all)
      for (const step of job.steps ?? []) {
        if (!/^actions\/upload-(?:artifact(?:\/merge)?|pages-artifact)@/.test(step?.uses ?? '')) continue
        const name =
          step?.with?.name ??
          (step?.uses?.includes('pages')
            ? 'github-pages'
            : step?.uses?.includes('/merge')
              ? 'merged-artifacts'
              : 'artifact')
        if (typeof name !== 'string' || hasHole(name)) return
        uploads.set(name, [...(uploads.get(name) ?? []), id])
      }
    for (const [id, job] of all)
      for (const [index, step] of (job.steps ?? []).entries()) {
        const inputs = step?.with ?? {}
        if (
          !isAction(step?.uses, 'actions/download-artifact') ||
          ['run-id', 'github-token', 'repository', 'artifact-ids', 'pattern'].some((name) => inputs[name] !== undefined)
        )
          continue
        const { name } = inputs
        if (typeof name !== 'string' || hasHole(name)) continue
        const at = ['jobs', id, 'steps', index, 'with', 'name']
        const makers = uploads.get(name)
        const [close] = nearest(name, uploads.keys())
        if (!makers)
          yield {
            at,
            message: `No job uploads \`${name}\`${close ? `; did you mean \`${close}\`?` : '; upload it, or drop this step'}`,
          }
        else if (!makers.includes(id) && !makers.some((maker) => waitsFor(jobs, id, maker)))
          yield {
            at,
            message: `\`${id}\` does not wait for \`${makers[0]}\`, which uploads \`${name}\`; add it to \`needs\``,
            related: [{ resource, at: ['jobs', makers[0] ?? ''], message: 'uploads it' }],
          }
      }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - run: make
              - uses: actions/upload-artifact@v7
                with: { name: dist, path: dist }
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/download-artifact@v8
                with: { name: dits }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - run: make
              - uses: actions/upload-artifact@v7
                with: { name: dist, path: dist }
          deploy:
            needs: build
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/download-artifact@v8
                with: { name: dist }
      `,
    },
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - run: make
              - uses: actions/upload-artifact@v7
                with: { name: dist, path: dist }
          deploy:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/download-artifact@v8
                with: { name: dist }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          build:
            runs-on: ubuntu-24.04
            steps:
              - run: make
              - uses: actions/upload-artifact@v7
                with: { name: dist, path: dist }
          test:
            needs: build
            runs-on: ubuntu-24.04
            steps: [{ run: make test }]
          deploy:
            needs: [test]
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/download-artifact@v8
                with: { name: dist }
      `,
    },
  ],
}

/** Whether a job starts only after another one; yes where that cannot be read. */
function waitsFor(jobs: { readonly [id: string]: Job }, from: string, to: string): boolean {
  const open = [from]
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const job = jobs[id]
    if (id === to || !job) return true
    if (seen.has(id)) continue
    seen.add(id)
    if (Array.isArray(job.needs) && job.needs.includes(undefined)) return true
    for (const { name } of needsOf(job))
      open.push(Object.keys(jobs).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name)
  }
  return false
}
