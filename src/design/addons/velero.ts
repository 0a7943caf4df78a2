import { images } from '../../facts/versions.ts'
import { type AddonUnit, medium } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'copies the objects of the cluster and the disks of its pods, and brings them back',
  namespace: 'velero',
  serviceAccount: 'velero',
  // Before what tries its copies, which lives beside it.
  wave: 1,
  wanted: ({ plan }) => plan.state !== undefined,
  within: ({ purpose }) => purpose !== 'nonproduction',
  values: ({ name, region }, { state, stages, monitoring }) => ({
    initContainers: [
      {
        name: 'velero-plugin-for-aws',
        image: images.veleroAws.image,
        volumeMounts: [{ mountPath: '/target', name: 'plugins' }],
      },
    ],
    configuration: {
      backupStorageLocation: [
        { name: 'default', provider: 'aws', bucket: state?.buckets[name], default: true, config: { region } },
      ],
      volumeSnapshotLocation: [{ name: 'default', provider: 'aws', config: { region } }],
      defaultBackupTTL: `${(state?.days ?? 0) * 24}h`,
    },
    // Its account has a role; no key lies in the cluster.
    credentials: { useSecret: false },
    serviceAccount: { server: { name: 'velero' } },
    upgradeCRDs: false,
    deployNodeAgent: false,
    resources: medium,
    podSecurityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    metrics: { serviceMonitor: { enabled: monitoring.judge === 'prometheus', additionalLabels: monitoring.selector } },
    schedules: {
      state: {
        schedule: state?.schedule,
        template: {
          ttl: `${(state?.days ?? 0) * 24}h`,
          includedNamespaces: stages
            .filter(({ stack, environment }) => stack === name && environment.kind === 'production')
            .map(({ namespace }) => namespace),
          snapshotVolumes: true,
          storageLocation: 'default',
          volumeSnapshotLocations: ['default'],
        },
      },
    },
  }),
}
