import { Job } from '../../kinds/actions.ts'
import type { Check } from '../check.ts'
import { doneIn, isFresh, mayHave } from './job-steps.ts'
import { isAction } from './reference.ts'
import { isHidden } from './surroundings.ts'

export const check: Check<Job> = {
  title: 'Image is pushed without a login',
  why: `A registry takes an image only from somebody it knows. On a fresh machine nobody is logged in: the push fails after all the time that the build
took. Log in before, with \`docker/login-action\` or the command of the cloud.`,
  severity: 'high',
  level: 'default',
  on: Job,
  *run(job, { resource }) {
    if (isHidden(resource)) return
    if (!isFresh(job)) return
    const steps = doneIn(job)
    for (const { step, index, ran } of steps) {
      const pushes =
        isAction(step.uses, 'docker/build-push-action') &&
        String(step.with?.push) === 'true' &&
        step.with?.outputs === undefined
      const command = ran.find(
        ({ name, words }) =>
          (name === 'docker' || name === 'podman') &&
          (words[0]?.text === 'push' || (words[0]?.text === 'image' && words[1]?.text === 'push')),
      )
      if (!pushes && !command) continue
      // A registry that the job itself started asks nobody.
      const target = JSON.stringify(step)
      if (/localhost|127\.0\.0\.1|registry:5000|kind-registry/.test(target) || mayHave(steps, index, logsIn)) return
      yield {
        at: ['steps', index, pushes ? 'uses' : 'run'],
        message:
          'Nobody is logged in to the registry when this pushes; log in before, such as with `docker/login-action`',
      }
      return
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
              - run: |
                  docker build -t ghcr.io/acme/web:1 .
                  docker push ghcr.io/acme/web:1
      `,
      good: `
        on: push
        permissions: { packages: write }
        jobs:
          image:
            runs-on: ubuntu-24.04
            steps:
              - uses: actions/checkout@v7
              - run: echo "$TOKEN" | docker login ghcr.io -u acme --password-stdin
                env: { TOKEN: '\${{ secrets.GITHUB_TOKEN }}' }
              - run: |
                  docker build -t ghcr.io/acme/web:1 .
                  docker push ghcr.io/acme/web:1
      `,
    },
  ],
}

const logsIn = /login|\bauth\b|credential|configure-docker|DOCKER_CONFIG|\.docker\b|\bmake\b|\.sh\b|registry-token/i
