import { Job } from '../../kinds/actions.ts'
import { Dockerfile } from '../../kinds/docker.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import { pathFrom } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { type Done, doneIn, isFresh } from './job-steps.ts'
import { mayCome } from './plain-actions.ts'
import { isAction } from './reference.ts'
import { labelsOf } from './runner-labels.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Image is built for a processor that the runner cannot run',
  why: `A \`RUN\` for \`linux/arm64\` on an x64 runner ends with "exec format error" unless \`docker/setup-qemu-action\` ran before. Set that up, build on a runner of
that processor, or compile across from \`--platform=$BUILDPLATFORM\`.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource, estate }) {
    if (isHidden(resource) || !isFresh(job)) return
    const arm = [...labelsOf(job)].map(({ label }) => /-arm$|^macos/.test(label))
    if (arm.some((each) => each !== arm[0])) return
    const native = arm[0] ? /^linux\/arm/ : /^linux\/(?:amd64|386|x86_64)/
    const steps = doneIn(job)
    for (const { step, index } of steps) {
      const platforms = step.with?.platforms
      if (!isAction(step.uses, 'docker/build-push-action') || typeof platforms !== 'string' || platforms.includes('$'))
        continue
      const foreign = platforms.split(/[\s,]+/).find((each) => /^linux\/\w/.test(each) && !native.test(each))
      if (foreign === undefined) continue
      if (mayCome(steps, index, /qemu|binfmt|tonistiigi/i) || steps.some(buildsElsewhere)) return
      if (runsNothing(step.with ?? {}, resource, estate)) continue
      yield {
        at: ['steps', index, 'with', 'platforms'],
        message: `the runner cannot run what is built for \`${foreign}\`; add \`docker/setup-qemu-action\` before`,
      }
    }
  },
  examples: [
    {
      bad: `
        on: push
        permissions: {}
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/setup-buildx-action@v4
              - uses: docker/build-push-action@v7
                with: { platforms: 'linux/amd64,linux/arm64' }
      `,
      good: `
        on: push
        permissions: {}
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/setup-qemu-action@v4
              - uses: docker/setup-buildx-action@v4
              - uses: docker/build-push-action@v7
                with: { platforms: 'linux/amd64,linux/arm64' }
          native:
            runs-on: ubuntu-24.04-arm
            steps:
              - uses: docker/build-push-action@v7
                with: { platforms: linux/arm64 }
      `,
    },
    {
      bad: `
        -- .github/workflows/image.yml --
        on: push
        permissions: {}
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/build-push-action@v7
                with: { context: ., platforms: linux/arm64 }
        -- Dockerfile --
        FROM --platform=$BUILDPLATFORM golang:1.26 AS build
        RUN go build -o /api .
        FROM alpine:3.23
        RUN apk add --no-cache ca-certificates
        COPY --from=build /api /api
      `,
      good: `
        -- .github/workflows/image.yml --
        on: push
        permissions: {}
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - uses: docker/build-push-action@v7
                with: { context: ., platforms: linux/arm64 }
        -- Dockerfile --
        FROM --platform=$BUILDPLATFORM golang:1.26 AS build
        RUN go build -o /api .
        FROM scratch
        COPY --from=build /api /api
      `,
    },
  ],
}

/** A builder that is not this machine. */
function buildsElsewhere({ step }: Done): boolean {
  if (!isAction(step.uses, 'docker/setup-buildx-action')) return false
  return ['driver', 'endpoint', 'append', 'driver-opts', 'name'].some((name) => step.with?.[name] !== undefined)
}

/** Whether the Dockerfile was read and every stage that runs something does it on the processor of the builder. */
function runsNothing(given: { readonly [name: string]: unknown }, resource: Resource, estate: Estate): boolean {
  const { context = '.', file } = given
  if (String(context).includes('$') || String(file ?? '').includes('$') || /^https?:|^git/.test(String(context)))
    return true
  const path = pathFrom(resource.scope, file === undefined ? `${String(context)}/Dockerfile` : String(file))
  const found = path === undefined ? undefined : estate.by(Dockerfile, fileOf).get(path)?.[0]
  if (!found) return false
  if (isHidden(found)) return true
  const { instructions, stages } = found.data
  const isHome = (at: number, depth = 0): boolean => {
    const stage = stages[at]
    if (!stage || depth > stages.length) return true
    const platform = instructions[stage.from]?.flags?.platform
    return typeof platform === 'string'
      ? /BUILDPLATFORM/.test(platform)
      : stage.base !== undefined && isHome(stage.base, depth + 1)
  }
  return stages.every(
    (stage, at) =>
      !stage ||
      stage.reached === false ||
      isHome(at) ||
      !instructions.slice(stage.from, stage.to).some((each) => each?.name === 'RUN'),
  )
}

function fileOf({ tree }: Resource): string {
  return tree.file.path
}
