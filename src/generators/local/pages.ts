import { images } from '../../facts/versions.ts'
import type { Plan } from '../../model/plan.ts'
import type { Site } from '../../model/workload.ts'
import { literalIn, local } from '../scope.ts'
import { folder } from './folder.ts'
import { hostPorts } from './ports.ts'

/** Where a page calls a service from the browser, which knows this machine and no container. */
export function pagesService({ name, service }: Site, plan: Plan) {
  const ports = hostPorts(plan)
  const port = ports[name]
  const called = plan.workloads.filter((workload) => service.uses.includes(workload.name))
  return {
    image: images.nodeBuild.image,
    // Most people run it on the machine itself: `npm run dev` in its folder.
    profiles: ['pages'],
    working_dir: '/app',
    command: ['sh', '-c', 'npm ci && exec npm run dev'],
    environment: {
      HOST: '0.0.0.0',
      PORT: String(port),
      ...Object.fromEntries(
        called.flatMap((workload) => {
          const at = ports[workload.name]
          return at ? [[`${workload.name.toUpperCase().replaceAll('-', '_')}_URL`, `http://localhost:${at}`]] : []
        }),
      ),
      ...Object.fromEntries(
        service.variables.flatMap((each) => {
          const value = 'parts' in each ? undefined : literalIn(each, local(plan))
          return value === undefined ? [] : [[each.name, value.replaceAll('$', '$$$$')]]
        }),
      ),
    },
    ports: [`127.0.0.1:${port}:${port}`],
    volumes: [`${folder(service.path)}:/app`, `${modulesOf({ name })}:/app/node_modules`],
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    mem_limit: '2g',
    pids_limit: 512,
    restart: 'unless-stopped',
  }
}

/** Native packages of this container are not those of the machine. */
export function modulesOf({ name }: Pick<Site, 'name'>): string {
  return `${name}-modules`
}
