import type { Runtime } from '../../model/spec.ts'
import type { Workload } from '../../model/workload.ts'

/** Asks a container of ours whether it works, with what its image holds; nothing where it holds nothing that can ask. */
export function healthOf({ health, service }: Workload): readonly string[] | undefined {
  if (service.protocol !== 'http' && service.port !== undefined) return undefined
  return asks[service.runtime]?.(`http://127.0.0.1:${health.port}${health.ready}`)
}

const asks: Readonly<Partial<Record<Runtime, (url: string) => readonly string[]>>> = {
  node: (url) => [
    '/nodejs/bin/node',
    '--eval',
    `fetch('${url}').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))`,
  ],
  python: (url) => ['python', '-c', `import urllib.request; urllib.request.urlopen('${url}')`],
  ruby: (url) => ['ruby', '-r', 'net/http', '-e', `exit Net::HTTP.get_response(URI('${url}')).is_a?(Net::HTTPSuccess)`],
  php: (url) => ['php', '-r', `exit(file_get_contents('${url}') === false ? 1 : 0);`],
}
