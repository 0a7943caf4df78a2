import type { DataOf, Kind } from '../../model/resource.ts'
import { anything, flag, listOf, literal, mapOf, record, scalar } from '../../model/shape.ts'
import { common, reference } from './metadata.ts'

/** The spec of a claim. */
export const claim = {
  accessModes: listOf(literal),
  storageClassName: literal,
  volumeName: literal,
  volumeMode: literal,
  resources: record({}, { requests: mapOf(scalar), limits: mapOf(scalar) }),
  selector: anything,
  dataSource: reference,
  dataSourceRef: reference,
}

/** Also as a template of a StatefulSet, whose spec has this form. */
export const PersistentVolumeClaim = {
  id: 'kubernetes/persistent-volume-claim',
  title: 'PersistentVolumeClaim',
  file: 'claim.yaml',
  shape: record({}, { ...common, spec: record({}, { ...claim }) }),
} satisfies Kind
export type PersistentVolumeClaim = DataOf<typeof PersistentVolumeClaim>

export const PersistentVolume = {
  id: 'kubernetes/persistent-volume',
  title: 'PersistentVolume',
  file: 'volume.yaml',
  shape: record(
    {},
    {
      ...common,
      spec: record(
        {},
        {
          capacity: mapOf(scalar),
          accessModes: listOf(literal),
          storageClassName: literal,
          persistentVolumeReclaimPolicy: literal,
          volumeMode: literal,
          mountOptions: listOf(literal),
          claimRef: reference,
          nodeAffinity: anything,
          csi: record({}, { driver: literal, volumeHandle: literal, fsType: literal }),
          nfs: record({}, { server: literal, path: literal }),
          hostPath: record({}, { path: literal }),
          local: record({}, { path: literal }),
        },
      ),
    },
  ),
} satisfies Kind
export type PersistentVolume = DataOf<typeof PersistentVolume>

export const StorageClass = {
  id: 'kubernetes/storage-class',
  title: 'StorageClass',
  file: 'storage.yaml',
  shape: record(
    {},
    {
      ...common,
      provisioner: literal,
      parameters: mapOf(scalar),
      reclaimPolicy: literal,
      volumeBindingMode: literal,
      allowVolumeExpansion: flag,
      mountOptions: listOf(literal),
    },
  ),
} satisfies Kind
export type StorageClass = DataOf<typeof StorageClass>

export const VolumeSnapshotClass = {
  id: 'kubernetes/volume-snapshot-class',
  title: 'VolumeSnapshotClass',
  file: 'snapshots.yaml',
  shape: record({}, { ...common, driver: literal, deletionPolicy: literal, parameters: mapOf(scalar) }),
} satisfies Kind
export type VolumeSnapshotClass = DataOf<typeof VolumeSnapshotClass>
