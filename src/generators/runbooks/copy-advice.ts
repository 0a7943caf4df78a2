import type { AlertKind } from '../../model/watch.ts'
import type { Advice, StoreContext } from './store-advice.ts'

/** What to do about copies of what a cluster holds, and dumps of databases. */
export const copyAdvice = {
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
  'dump-late': ({ about }) => ({
    means: `\`${about}\` has not been written out for two days. It is, each night.`,
    impact: 'None today. Its backups go on; the copy that depends on none of them is older than it should be.',
    look: [
      `Which step failed? \`kubectl -n recovery logs -l store=${about} --all-containers --tail=50\``,
      'Did the disk fill up, or did a lock keep `pg_dump` waiting for longer than a minute?',
    ],
    mend: [
      `Begin one by hand: \`kubectl -n recovery create job --from=cronjob/dump-${about} by-hand\`.`,
      'A disk that is too small: the size of the store in `devops.yaml` says how large it is made.',
    ],
    over: 'a dump has been kept.',
  }),
  'dump-restore-late': ({ about }) => ({
    means: `No dump of \`${about}\` has come back in an empty server for nine days. It is tried each week.`,
    impact: 'None today. Nobody knows whether it would come back.',
    look: [
      `Where did it stop, and what was answered? \`kubectl -n recovery logs -l store=${about} --all-containers --tail=80\``,
      'An extension that the server of the trial does not have? It runs the PostgreSQL of the project, without those that AWS adds.',
    ],
    mend: [
      `Begin one by hand: \`kubectl -n recovery create job --from=cronjob/restore-dump-${about} by-hand\`.`,
      'An extension: name an image that has it in `recovery/dump-…yaml`; generation keeps the edit.',
      'A question that is out of date: `recovery/questions/own.sql`.',
    ],
    over: 'a dump has come back and answered.',
  }),
} satisfies Partial<Record<AlertKind, (context: StoreContext) => Advice>>
