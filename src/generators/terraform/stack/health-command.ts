import type { Runtime } from '../../../model/spec.ts'
import type { Workload } from '../../../model/workload.ts'

/**
 * Command inside the image that asks the process how it is. None for images that hold nothing but the program: there a load
 * balancer asks from outside, and a process that cannot go on has to end.
 */
export function healthCommand({ port, health, service }: Workload): string[] | undefined {
  if (port === undefined || service.protocol !== 'http') return undefined
  return asks[service.runtime]?.(`http://127.0.0.1:${port}${health.live}`)
}

const asks: Readonly<Partial<Record<Runtime, (url: string) => string[]>>> = {
  node: (url) => [
    'CMD',
    '/nodejs/bin/node',
    '-e',
    `fetch('${url}').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`,
  ],
  python: (url) => ['CMD', 'python', '-c', `import urllib.request; urllib.request.urlopen('${url}', timeout=4)`],
  ruby: (url) => [
    'CMD',
    'ruby',
    '-rnet/http',
    '-e',
    `exit Net::HTTP.get_response(URI('${url}')).is_a?(Net::HTTPSuccess)`,
  ],
  php: (url) => ['CMD', 'php', '-r', `exit(@file_get_contents('${url}') === false ? 1 : 0);`],
}
