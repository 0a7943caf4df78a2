import { anything, flag, listOf, literal, mapOf, number, record, scalar } from '../../model/shape.ts'
import { claim } from './storage.ts'

const item = listOf(record({}, { key: literal, path: literal, mode: number }))
const secretRef = record({}, { name: literal })

/** A volume of a pod; the one field beside its name says what it is. */
export const volume = record(
  {},
  {
    name: literal,
    hostPath: record({}, { path: literal, type: literal }),
    emptyDir: record({}, { medium: literal, sizeLimit: scalar }),
    secret: record({}, { secretName: literal, optional: flag, defaultMode: number, items: item }),
    configMap: record({}, { name: literal, optional: flag, defaultMode: number, items: item }),
    projected: record(
      {},
      {
        defaultMode: number,
        sources: listOf(
          record(
            {},
            {
              secret: record({}, { name: literal, optional: flag, items: item }),
              configMap: record({}, { name: literal, optional: flag, items: item }),
              serviceAccountToken: record({}, { audience: literal, expirationSeconds: number, path: literal }),
              downwardAPI: anything,
              clusterTrustBundle: anything,
            },
          ),
        ),
      },
    ),
    downwardAPI: record({}, { items: listOf(anything) }),
    persistentVolumeClaim: record({}, { claimName: literal, readOnly: flag }),
    ephemeral: record({}, { volumeClaimTemplate: record({}, { spec: record({}, claim) }) }),
    csi: record(
      {},
      {
        driver: literal,
        readOnly: flag,
        fsType: literal,
        volumeAttributes: mapOf(scalar),
        nodePublishSecretRef: secretRef,
      },
    ),
    nfs: record({}, { server: literal, path: literal, readOnly: flag }),
    iscsi: record({}, { targetPortal: literal, iqn: literal, lun: number }),
    cephfs: record({}, { monitors: listOf(literal), path: literal }),
    rbd: record({}, { monitors: listOf(literal), image: literal, pool: literal }),
    fc: record({}, { targetWWNs: listOf(literal), lun: number }),
    glusterfs: record({}, { endpoints: literal, path: literal }),
    awsElasticBlockStore: record({}, { volumeID: literal, fsType: literal }),
    azureDisk: record({}, { diskName: literal, diskURI: literal }),
    azureFile: record({}, { secretName: literal, shareName: literal }),
    gcePersistentDisk: record({}, { pdName: literal, fsType: literal }),
    gitRepo: record({}, { repository: literal, revision: literal }),
    image: record({}, { reference: literal, pullPolicy: literal }),
    flexVolume: record({}, { driver: literal }),
  },
)
