import { secretsRead } from '../../design/secrets-read.ts'
import type { Plan } from '../../model/plan.ts'
import type { Workload } from '../../model/workload.ts'
import { printYaml } from '../../syntax/yaml/print.ts'

export function isMounting(workload: Workload, { mounted, stores }: Plan): boolean {
  return mounted !== undefined && secretsRead(workload, stores).length > 0
}

/** What a stage adds to pods that read secrets, for a cluster on somebody's machine has no such driver: the volume whose mounting makes the Secrets. */
export function mountPatches(plan: Plan): unknown[] {
  return plan.pods.filter((workload) => isMounting(workload, plan)).flatMap(ofWorkload)
}

function ofWorkload({ controller, name, migration }: Workload): unknown[] {
  const within = (kind: string, called: string) => {
    const pod = `/spec${kind === 'CronJob' ? '/jobTemplate/spec' : ''}/template/spec`
    const add = (path: string, value: unknown) => ({ op: 'add', path: `${pod}/${path}/-`, value })
    return {
      target: { kind, name: called },
      patch: printYaml([
        [
          add('containers/0/volumeMounts', { name: 'secrets', mountPath: '/mnt/secrets', readOnly: true }),
          add('volumes', {
            name: 'secrets',
            csi: {
              driver: 'secrets-store.csi.k8s.io',
              readOnly: true,
              volumeAttributes: { secretProviderClass: name },
            },
          }),
        ],
      ]),
    }
  }
  return [within(controller, name), ...(migration ? [within('Job', migration.name)] : [])]
}
