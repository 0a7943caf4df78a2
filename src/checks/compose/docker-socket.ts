import { ComposeService } from '../../kinds/compose.ts'
import type { Check } from '../check.ts'

export const check: Check<ComposeService> = {
  title: 'Container has the socket of the engine',
  why: `Whoever reaches the socket starts containers with any right, and so is root on the host; mounted read-only it is no
weaker. Put a proxy between that lets through only what is needed, or let the program live without it.`,
  severity: 'medium',
  level: 'default',
  on: ComposeService,
  controls: ['soc2/CC6.1', 'nist-800-53/AC-6'],
  *run({ volumes = [], image = '' }, { resource }) {
    // What a proxy for the socket is for.
    if (/socket-?proxy/.test(image)) return
    for (const [index, volume] of volumes.entries())
      if (/(?:docker|podman|containerd|crio)\.sock$/.test(volume?.source ?? ''))
        yield {
          at: ['volumes', index, 'source'],
          message: `\`${volume?.source}\` is root on the host; put a socket proxy between, or leave it out`,
          related: [{ resource, at: ['image'], message: 'no proxy for it' }],
        }
  },
  examples: [
    {
      bad: `
        services:
          proxy:
            image: traefik:3.7
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
      `,
      good: `
        services:
          proxy:
            image: traefik:3.7
            environment: { DOCKER_HOST: tcp://socket:2375 }
          socket:
            image: tecnativa/docker-socket-proxy:0.4
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
      `,
    },
  ],
}
