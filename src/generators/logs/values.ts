import type { Plan, Stack } from '../../model/plan.ts'
import type { Logs } from '../../model/watch.ts'
import { note, printYaml } from '../../syntax/yaml/print.ts'
import { mask } from './mask.ts'
import { pipeline, state } from './pipeline.ts'

/** Values of the chart of Fluent Bit. */
export function fluentBitValues(stack: Stack, plan: Plan, logs: Logs): unknown {
  const { vendor, search, selector } = plan.monitoring
  const asked = vendor ?? (search && { ...search.secret, keys: search.secret.keys.filter(({ key }) => key === 'host') })
  return note(
    {
      serviceAccount: { name: 'fluent-bit' },
      serviceMonitor: plan.monitoring.judge === 'prometheus' ? { enabled: true, selector } : { enabled: false },
      testFramework: { enabled: false },
      tolerations: [{ operator: 'Exists' }],
      resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '192Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'], add: ['DAC_READ_SEARCH'] },
      },
      args: ['--workdir=/fluent-bit/etc', '--config=/fluent-bit/etc/conf/fluent-bit.yaml'],
      ...(asked && {
        env: asked.keys.map(({ key, variable }) => ({
          name: variable,
          valueFrom: { secretKeyRef: { name: asked.name, key } },
        })),
      }),
      daemonSetVolumes: [
        { name: 'varlog', hostPath: { path: '/var/log' } },
        { name: 'state', hostPath: { path: state, type: 'DirectoryOrCreate' } },
      ],
      daemonSetVolumeMounts: [
        { name: 'varlog', mountPath: '/var/log', readOnly: true },
        { name: 'state', mountPath: state },
      ],
      luaScripts: { 'mask.lua': mask },
      config: { extraFiles: { 'fluent-bit.yaml': printYaml([pipeline(stack, plan, logs)]) } },
    },
    {
      securityContext: 'Lines of containers belong to root; it reads them, and may do nothing else.',
      daemonSetVolumes: 'How far it has read, and what waits to be passed on, outlives the pod.',
    },
  )
}
