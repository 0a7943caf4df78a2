import { PersistentVolumeClaim, StorageClass } from '../../kinds/kubernetes/storage.ts'
import { KubernetesObject } from '../../kinds/kubernetes.ts'
import { isChart, isWritten } from '../../links/kubernetes/absent.ts'
import { mayHoldMore } from '../../links/kubernetes/reach.ts'
import type { Resource } from '../../model/resource.ts'
import { literal } from '../../model/shape.ts'
import { type Path, valueAt } from '../../model/source.ts'
import type { Check } from '../check.ts'
import { ownName, shown } from './beside.ts'

export const check: Check<KubernetesObject> = {
  title: 'Volume is asked of a storage class that nothing makes',
  why: `The claim stays \`Pending\`, and so do the pods that mount it. Make the class, or name one that is there. Reported only
where storage classes are made in these files, and this is none that a platform brings along.`,
  severity: 'high',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/A1.1'],
  *run({ kind, spec }, { resource, estate }) {
    const places: { readonly name: string | undefined; readonly at: Path }[] =
      kind === 'PersistentVolumeClaim'
        ? [{ name: literal(valueAt(spec, ['storageClassName'])), at: ['spec', 'storageClassName'] }]
        : kind === 'StatefulSet'
          ? [valueAt(spec, ['volumeClaimTemplates'])].flat().map((each, index) => ({
              name: literal(valueAt(each, ['spec', 'storageClassName'])),
              at: ['spec', 'volumeClaimTemplates', index, 'spec', 'storageClassName'],
            }))
          : []
    for (const { name, at } of places) {
      if (!name || brought.test(name) || mayHoldMore(estate, resource) || isChart(resource)) continue
      const all = estate.of(StorageClass)
      if (all.length === 0 || all.some((each) => nameOf(each) === name) || isWritten(estate, name)) continue
      // A class by this name alone binds a claim to the volume that says it too.
      if (estate.of(PersistentVolumeClaim).length > 0 && estate.by(KubernetesObject, classOfVolume).has(name)) continue
      yield {
        at,
        message: `nothing makes the StorageClass \`${name}\`; make it, or name one that exists`,
        related: shown(all, (other) => `makes \`${ownName(other)}\``),
      }
    }
  },
  examples: [
    {
      bad: `
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: fast, accessModes: [ReadWriteOnce] }
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast-ssd }
        provisioner: ebs.csi.aws.com
      `,
      good: `
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: { name: data }
        spec: { storageClassName: fast-ssd, accessModes: [ReadWriteOnce] }
        ---
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: { name: fast-ssd }
        provisioner: ebs.csi.aws.com
      `,
    },
  ],
}

const brought =
  /^(?:gp[23]|standard(?:-rwo|-rwx)?|premium-rwo|default|managed(?:-csi|-premium)?(?:-premium)?|azurefile(?:-.*)?|hostpath|local-path|manual|microk8s-hostpath|longhorn|ceph-.*|rook-.*|do-block-storage.*|linode-.*|hcloud-.*|openebs-.*|nfs.*)$/

function nameOf(resource: Resource<StorageClass>): string {
  return ownName(resource)
}

function classOfVolume({ data }: Resource<KubernetesObject>): string | undefined {
  return data.kind === 'PersistentVolume' ? literal(valueAt(data.spec, ['storageClassName'])) : undefined
}
