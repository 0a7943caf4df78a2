import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, record, scalar, text } from '../../model/shape.ts'
import { common, keyOf } from './metadata.ts'

const backup = {
  ttl: literal,
  includedNamespaces: listOf(literal),
  excludedNamespaces: listOf(literal),
  includedResources: listOf(literal),
  excludedResources: listOf(literal),
  includeClusterResources: flag,
  labelSelector: anything,
  orLabelSelectors: listOf(anything),
  storageLocation: literal,
  volumeSnapshotLocations: listOf(literal),
  snapshotVolumes: flag,
  snapshotMoveData: flag,
  defaultVolumesToFsBackup: flag,
  defaultVolumesToRestic: flag,
  hooks: anything,
}

export const Backup = {
  id: 'velero/backup',
  title: 'Velero Backup',
  file: 'backup.yaml',
  shape: record({}, { ...common, spec: record({}, { ...backup }) }),
} satisfies Kind
export type Backup = DataOf<typeof Backup>

export const Schedule = {
  id: 'velero/schedule',
  title: 'Velero Schedule',
  file: 'schedule.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        { schedule: literal, paused: flag, useOwnerReferencesInBackup: flag, template: record({}, backup) },
      ),
    },
  ),
} satisfies Kind
export type Schedule = DataOf<typeof Schedule>

export const Restore = {
  id: 'velero/restore',
  title: 'Velero Restore',
  file: 'restore.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          backupName: literal,
          scheduleName: literal,
          includedNamespaces: listOf(literal),
          excludedNamespaces: listOf(literal),
          includedResources: listOf(literal),
          excludedResources: listOf(literal),
          namespaceMapping: mapOf(literal),
          restorePVs: flag,
          existingResourcePolicy: literal,
        },
      ),
    },
  ),
} satisfies Kind
export type Restore = DataOf<typeof Restore>

export const BackupStorageLocation = {
  id: 'velero/backup-storage-location',
  title: 'Velero BackupStorageLocation',
  file: 'location.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          provider: literal,
          default: flag,
          accessMode: literal,
          objectStorage: record({}, { bucket: literal, prefix: literal, caCert: text }),
          config: mapOf(scalar),
          credential: keyOf,
          backupSyncPeriod: literal,
        },
      ),
    },
  ),
} satisfies Kind
export type BackupStorageLocation = DataOf<typeof BackupStorageLocation>

export const VolumeSnapshotLocation = {
  id: 'velero/volume-snapshot-location',
  title: 'Velero VolumeSnapshotLocation',
  file: 'location.yaml',
  shape: record({}, { ...common, spec: record({}, { provider: literal, config: mapOf(scalar), credential: keyOf }) }),
} satisfies Kind
export type VolumeSnapshotLocation = DataOf<typeof VolumeSnapshotLocation>
