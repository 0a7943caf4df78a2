import { Restore } from '../../kinds/kubernetes/velero.ts'
import { Container, KubernetesObject, OpaqueObject, ranBy, StepContainer } from '../../kinds/kubernetes.ts'
import { Script as PipelineScript } from '../../kinds/script.ts'
import { Script } from '../../kinds/shell.ts'
import type { Estate } from '../../model/estate.ts'
import type { Resource } from '../../model/resource.ts'
import type { Check } from '../check.ts'
import { isBackup } from './backups.ts'
import { promise, statedIn } from './stated.ts'

export const check: Check<KubernetesObject> = {
  title: 'Backups are made and never restored',
  why: `A backup that nobody has restored is a hope: the file may be empty, the key lost, the procedure out of date, and how long it
takes is unknown, whatever recovery time is promised. Restore into an empty place on a schedule, check what came back, and keep the time that it took.`,
  severity: 'medium',
  level: 'default',
  on: KubernetesObject,
  controls: ['soc2/A1.3', 'iso-27001/A.8.13'],
  *run(object, { resource, estate, intent }) {
    if (!isBackup(object) || resource !== firstOf(estate)) return
    const stated = intent ? undefined : statedIn(estate)
    if (!(intent || stated) || estate.of(OpaqueObject).length > 0 || restores(estate)) return
    yield {
      at: ['metadata', 'name'],
      message: `nothing here restores what \`${object.metadata?.name}\` keeps; add a scheduled restore that checks the result`,
      related: stated ? [promise(resource, stated)] : [],
    }
  },
  examples: [
    {
      bad: `
        -- objectives.yaml --
        recovery: { rpo: "15 minutes", rto: "1 hour" }
        -- backup.yaml --
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: daily, namespace: velero }
        spec: { schedule: "0 3 * * *" }
      `,
      good: `
        -- objectives.yaml --
        recovery: { rpo: "15 minutes", rto: "1 hour" }
        -- backup.yaml --
        apiVersion: velero.io/v1
        kind: Schedule
        metadata: { name: daily, namespace: velero }
        spec: { schedule: "0 3 * * *" }
        ---
        apiVersion: batch/v1
        kind: CronJob
        metadata: { name: restore-test, namespace: velero }
        spec:
          schedule: "0 5 * * 1"
          jobTemplate:
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers:
                    - name: restore
                      image: velero/velero:v1.17.0
                      command: [velero, restore, create, --from-schedule, daily, --namespace-mappings, "shop:restored"]
      `,
    },
  ],
}

/** It is said once. */
function firstOf(estate: Estate): Resource | undefined {
  const found = known.get(estate) ?? estate.of(KubernetesObject).find(({ data }) => isBackup(data))
  if (found) known.set(estate, found)
  return found
}

const known = new WeakMap<Estate, Resource<KubernetesObject>>()
const words =
  /\b(?:pg_restore|mongorestore|wal-g\s+backup-fetch|velero\s+restore|restore-db-|start-restore-job|etcdctl\s+snapshot\s+restore|restic\s+restore)\b/

/** Whether something restores, or is called so. */
function restores(estate: Estate): boolean {
  const named = [...estate.of(KubernetesObject)].some(({ data }) =>
    /restore|recovery-(?:test|drill)/.test(data.metadata?.name ?? ''),
  )
  if (named || estate.of(Restore).length > 0) return true
  if (estate.of(Script).some(({ data }) => words.test(data.text))) return true
  if (estate.of(PipelineScript).some(({ data }) => data.parts.some((part) => words.test(part?.text ?? '')))) return true
  const containers: readonly Resource<Container>[] = [...estate.of(Container), ...estate.of(StepContainer)]
  return containers.some(({ data }) =>
    ranBy(data).some(({ name, words: rest }) => words.test([name, ...rest.map(({ text }) => text)].join(' '))),
  )
}
