import type { AlertKind } from '../../model/watch.ts'
import type { Advice, StoreContext } from './store-advice.ts'

/** What to do about copies of what a cluster holds. */
export const stateAdvice = {
  'state-copy-late': ({ region }) => ({
    means: 'Velero has not completed a copy of the objects and disks of production for longer than two of its rounds.',
    impact: 'None today. What would come back is older than what was promised.',
    look: [
      'What came of the last ones? `kubectl -n velero get backups.velero.io --sort-by=.status.startTimestamp | tail`, then `velero backup logs <name>`.',
      'Is the location there? `kubectl -n velero get backupstoragelocations.velero.io` says Available or why not.',
      `Do snapshots wait for each other? \`aws ec2 describe-snapshots --region ${region} --owner-ids self --filters Name=status,Values=pending\``,
    ],
    mend: [
      'Begin one by hand: `velero backup create by-hand --from-schedule velero-state`.',
      'A missing right: a comparison of the stack shows what differs from what Terraform wrote.',
      'Partly failed: the log names the object; a disk that is being deleted is the usual one.',
    ],
    over: 'a backup of the schedule is Completed.',
  }),
  'state-restore-late': () => ({
    means: 'No trial has brought the disks back for nine days. One is made each week, into a namespace of its own.',
    impact: 'None today. Nobody knows whether they would come back.',
    look: [
      'Did the job run, and at which step did it stop? `kubectl -n velero get jobs,pods`, `kubectl -n velero logs -l app.kubernetes.io/name=restore-state --all-containers --tail=50`',
      'What did Velero say? `velero restore describe trial --details`',
      'Which claims are not bound, and why? `kubectl -n restore-trial describe persistentvolumeclaims`',
    ],
    mend: [
      'Begin one by hand: `kubectl -n velero create job --from=cronjob/restore-state by-hand`.',
      'No backup to restore from: see the runbook of the copies first.',
      'A quota of volumes: raise it, or take away the namespace `restore-trial` that an earlier trial left behind.',
    ],
    over: 'a trial has completed.',
  }),
} satisfies Partial<Record<AlertKind, (context: StoreContext) => Advice>>
